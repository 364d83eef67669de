// How things look: their colours and sizes, labels that never overlap, arrows and names on lit edges only.
import { pointOn, pull } from "./edges.js";
import { end } from "./state.js";

const COLOURS = {
  Project: "#0d5c63", Enterprise: "#7a4a9c", Organization: "#5b5fa8", Industry: "#a34a1e", Park: "#2d6a3f", Place: "#55702a",
  Platform: "#1f6fa8", PolicyDocument: "#6f4e0c", PolicyMeasure: "#7d5200", Event: "#a8325e", Indicator: "#45565c", Report: "#1c2427",
};
const PALE = {
  Project: "#6cc3c9", Enterprise: "#c39be0", Organization: "#a9adec", Industry: "#e8966a", Park: "#82c796", Place: "#aec877",
  Platform: "#7dbdec", PolicyDocument: "#d7b46c", PolicyMeasure: "#e0ad55", Event: "#f08fb2", Indicator: "#a9b8be", Report: "#e6ebec",
};
// The style sheet's own colours; what is taken away is always drawn in the light ones.
export const LIGHT = { kinds: COLOURS, ink: "#1c2427", soft: "#5a666b", edge: "#9aa7ab", ground: "#fbfcfc", halo: "#fbfcfcee" };
const DARK = { kinds: PALE, ink: "#e6ebec", soft: "#a4b0b4", edge: "#66737a", ground: "#14191b", halo: "#14191bee" };
export const darkness = matchMedia("(prefers-color-scheme: dark)");
export const inks = () => (darkness.matches ? DARK : LIGHT);
// A second sign beside colour: number of corners, 0 for a disc.
export const CORNERS = { Industry: 6, Park: 4, Place: 4, Event: 3, PolicyDocument: 5, PolicyMeasure: 5, Platform: 8 };
export const FONT = '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';
export const colour = (kind, drawn = inks()) => drawn.kinds[kind] ?? drawn.soft;
export const radius = (node) => 4 + Math.min(9, Math.sqrt(node.degree ?? node.n ?? 1) * 1.1);
// Direction marks and line breaks of a hostile label must not reorder or stretch the picture.
export const shown = (label, most = 18) => {
  const plain = String(label).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u001f]/g, "");
  const letters = [...plain];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : plain;
};

export function shape(context, node, size) {
  const corners = CORNERS[node.kind] ?? 0;
  context.beginPath();
  if (!corners) context.arc(node.x, node.y, size, 0, 2 * Math.PI);
  else {
    const turn = corners === 4 ? Math.PI / 4 : -Math.PI / 2;
    for (let corner = 0; corner < corners; corner += 1) {
      const angle = turn + (corner * 2 * Math.PI) / corners;
      context.lineTo(node.x + 1.15 * size * Math.cos(angle), node.y + 1.15 * size * Math.sin(angle));
    }
    context.closePath();
  }
}

export function paintNode(context, node, view) {
  const dim = view.lit.size > 0 && !view.lit.has(node.id);
  context.globalAlpha = dim ? 0.12 : 1;
  shape(context, node, radius(node));
  context.fillStyle = colour(node.kind);
  context.fill();
  if (node.pinned || node.id === view.selected) {
    context.lineWidth = (node.id === view.selected ? 2.4 : 1.2) / view.scale;
    context.strokeStyle = inks().ink;
    shape(context, node, radius(node) + 2.5 / view.scale);
    context.stroke();
  }
  context.globalAlpha = 1;
}

export const isLit = (edge, view) => view.litEdges.has(edge);

export function paintEdge(context, edge, view) {
  const { source, target } = edge;
  if (source.x === undefined || target.x === undefined) return;
  const lit = isLit(edge, view);
  context.globalAlpha = view.lit.size && !lit ? 0.08 : lit ? 0.9 : 0.4;
  context.strokeStyle = lit ? inks().ink : inks().edge;
  context.lineWidth = ((lit ? 1.4 : 1) * (edge.weight ?? 1)) / view.scale;
  context.beginPath();
  context.moveTo(source.x, source.y);
  if (edge.bend) { const aside = pull(source, target, edge.bend); context.quadraticCurveTo(aside.x, aside.y, target.x, target.y); }
  else context.lineTo(target.x, target.y);
  context.stroke();
  if (lit && !edge.weight) arrow(context, edge, view.scale);
  context.globalAlpha = 1;
}

function arrow(context, { source, target, bend }, scale) {
  const tip = radius(target) + 2.5 / scale;
  const far = Math.hypot(target.x - source.x, target.y - source.y) || 1;
  const before = pointOn(source, target, bend, Math.max(0.5, 1 - tip / far));
  const angle = Math.atan2(target.y - before.y, target.x - before.x);
  const [x, y, size] = [target.x - tip * Math.cos(angle), target.y - tip * Math.sin(angle), 7 / scale];
  context.fillStyle = inks().ink;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - size * Math.cos(angle - 0.42), y - size * Math.sin(angle - 0.42));
  context.lineTo(x - size * Math.cos(angle + 0.42), y - size * Math.sin(angle + 0.42));
  context.fill();
}

// Boxes taken on the screen, found by a coarse grid.
class Boxes {
  constructor() { this.cells = new Map(); }
  *near(box) {
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x += 1)
      for (let y = Math.floor(box.top / 40); y <= Math.floor(box.bottom / 40); y += 1) yield `${x},${y}`;
  }
  free(box) {
    for (const cell of this.near(box))
      for (const other of this.cells.get(cell) ?? []) if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
    return true;
  }
  take(box) { for (const cell of this.near(box)) { const held = this.cells.get(cell); if (held) held.push(box); else this.cells.set(cell, [box]); } }
}

const widths = new Map();
function widthOf(context, text, size) {
  const key = `${size}|${text}`;
  if (!widths.has(key)) { if (widths.size > 5000) widths.clear(); widths.set(key, context.measureText(text).width); }
  return widths.get(key);
}

const inside = (box, within) => box.left >= 0 && box.top >= 0 && box.right <= within.width && box.bottom <= within.height;

// Where each label goes, the most important first: below its node, else above, right or left of it; else nowhere.
// Positions are in screen pixels; `toScreen` maps from the graph's own. No label leaves the picture, whose size is `within`:
// beside an edge of it a label is moved along until it is whole.
export function placeLabels(context, nodes, edges, view, toScreen, within) {
  const boxes = new Boxes();
  const placed = [];
  const size = 13;
  context.font = `${size}px ${FONT}`;
  const at = new Map(nodes.map((node) => [node.id, toScreen(node.x, node.y)]));
  for (const node of nodes) {
    const { x, y } = at.get(node.id);
    const far = radius(node) * view.scale;
    boxes.take({ left: x - far, right: x + far, top: y - far, bottom: y + far });
  }
  const rank = (node) => (node.id === view.selected ? 1e6 : 0) + (view.lit.has(node.id) ? 1e3 : 0) + (node.degree ?? node.n ?? 0);
  const wanted = view.lit.size ? nodes.filter((node) => view.lit.has(node.id) || view.scale > 2) : nodes;
  for (const node of [...wanted].sort((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1)).slice(0, 400)) {
    const text = shown(node.n === undefined ? node.label : `${node.label} ${node.n}`);
    const { x, y } = at.get(node.id);
    const [wide, far] = [widthOf(context, text, size) + 4, radius(node) * view.scale + 3];
    if (x < 0 || x > within.width || y < 0 || y > within.height) continue;
    const middle = Math.max(0, Math.min(x - wide / 2, within.width - wide));
    const spots = [[middle, y + far], [middle, y - far - size - 3], [x + far, y - size / 2 - 1], [x - far - wide, y - size / 2 - 1]];
    for (const [left, top] of spots) {
      const box = { left, right: left + wide, top, bottom: top + size + 3 };
      if (inside(box, within) && boxes.free(box)) { boxes.take(box); placed.push({ text, x: left + 2, y: top + size, node, size }); break; }
    }
  }
  const small = 11;
  context.font = `${small}px ${FONT}`;
  for (const edge of edges.filter((each) => isLit(each, view)).slice(0, 200)) {
    const [from, to] = [at.get(end(edge.source)), at.get(end(edge.target))];
    if (!from || !to) continue;
    const name = view.relationName(edge);
    // Latin letters are half as wide as Chinese ones.
    const text = shown(name, /[\u3400-\u9fff]/.test(name) ? 14 : 26);
    const wide = widthOf(context, text, small) + 4;
    for (const part of [0.5, 0.38, 0.62]) {
      const { x, y } = pointOn(from, to, (edge.bend ?? 0) * view.scale, part);
      const box = { left: x - wide / 2, right: x + wide / 2, top: y - 8, bottom: y + 7 };
      if (inside(box, within) && boxes.free(box)) { boxes.take(box); placed.push({ text, x: box.left + 2, y: y + 4, size: small, faint: true }); break; }
    }
  }
  return placed;
}

export function paintLabels(context, labels, ratio) {
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  for (const label of labels) {
    context.font = `${label.size}px ${FONT}`;
    context.strokeStyle = inks().halo;
    context.lineWidth = 3.5;
    context.strokeText(label.text, label.x, label.y);
    context.fillStyle = label.faint ? inks().soft : inks().ink;
    context.fillText(label.text, label.x, label.y);
  }
  context.restore();
}
