// The things of a query's result as a picture: laid out once, names that never overlap, every thing a link.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { bendAll, pull } from "./edges.js";
import { CORNERS, FONT, colour, inks, placeLabels, radius } from "./drawing.js";

const SVG = "http://www.w3.org/2000/svg";
const FEW = 70;
const make = (tag, attributes, ...content) => {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...content);
  return node;
};

function layOut(nodes, edges) {
  const links = edges.map((edge) => ({ ...edge }));
  forceSimulation(nodes)
    .force("link", forceLink(links).id((node) => node.id).distance(90).strength(0.4))
    .force("charge", forceManyBody().strength(-260).distanceMax(600))
    .force("collide", forceCollide(26))
    .force("x", forceX().strength(0.05))
    .force("y", forceY().strength(0.09))
    .stop()
    .tick(nodes.length > 150 ? 160 : 300);
  return links;
}

function outline(x, y, size, kind) {
  const corners = CORNERS[kind] ?? 0;
  if (!corners) return make("circle", { cx: x, cy: y, r: size, fill: colour(kind) });
  const turn = corners === 4 ? Math.PI / 4 : -Math.PI / 2;
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    return `${(x + 1.15 * size * Math.cos(angle)).toFixed(1)},${(y + 1.15 * size * Math.sin(angle)).toFixed(1)}`;
  });
  return make("polygon", { points: points.join(" "), fill: colour(kind) });
}

// nodes: id, label, kind, href; edges: source, relation, target. Gives the picture and where each thing stands.
export function drawing(nodes, edges, width, name) {
  const degree = new Map();
  for (const edge of edges) for (const id of [edge.source, edge.target]) degree.set(id, (degree.get(id) ?? 0) + 1);
  nodes.forEach((node) => { node.degree = degree.get(node.id) ?? 0; });
  const links = bendAll(layOut(nodes, edges));
  const [left, right] = [Math.min(...nodes.map((node) => node.x)), Math.max(...nodes.map((node) => node.x))];
  const [top, bottom] = [Math.min(...nodes.map((node) => node.y)), Math.max(...nodes.map((node) => node.y))];
  const scale = Math.min(1.4, (width - 180) / Math.max(1, right - left));
  const height = Math.max(220, (bottom - top) * scale + 90);
  const toScreen = (x, y) => ({ x: width / 2 + (x - (left + right) / 2) * scale, y: height / 2 + (y - (top + bottom) / 2) * scale });
  const few = links.length <= FEW;
  const view = { selected: "", lit: new Set(), litEdges: new Set(few ? links : []), scale, relationName: (edge) => edge.relation };
  const svg = make("svg", { viewBox: `0 0 ${width} ${Math.round(height)}`, role: "group", "aria-label": name, class: "drawing", width, height: Math.round(height), "font-family": FONT });
  for (const link of links) {
    const [from, to] = [toScreen(link.source.x, link.source.y), toScreen(link.target.x, link.target.y)];
    const aside = pull(from, to, link.bend * scale);
    svg.append(make("path", { d: `M${from.x.toFixed(1)},${from.y.toFixed(1)}Q${aside.x.toFixed(1)},${aside.y.toFixed(1)} ${to.x.toFixed(1)},${to.y.toFixed(1)}`, fill: "none", stroke: inks().edge }));
    const angle = Math.atan2(to.y - aside.y, to.x - aside.x);
    const tip = radius(link.target) * scale + 2;
    if (few) svg.append(make("path", { d: "M0,0L-8,-3.4L-8,3.4Z", fill: inks().soft, transform: `translate(${(to.x - tip * Math.cos(angle)).toFixed(1)},${(to.y - tip * Math.sin(angle)).toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})` }));
  }
  for (const node of nodes) {
    const { x, y } = toScreen(node.x, node.y);
    const title = make("title", {}, node.label);
    const mark = outline(x, y, radius(node) * scale, node.kind);
    svg.append(node.href ? make("a", { href: node.href, "aria-label": node.label }, title, mark) : make("g", {}, title, mark));
  }
  const context = document.createElement("canvas").getContext("2d");
  for (const label of placeLabels(context, nodes, links, view, toScreen, { width, height }))
    svg.append(make("text", { x: label.x.toFixed(1), y: label.y.toFixed(1), "font-size": label.size, fill: label.faint ? inks().soft : inks().ink, "paint-order": "stroke", stroke: inks().ground, "stroke-width": 3 }, label.text));
  return { svg, places: new Map(nodes.map((node) => [node.id, { x: Math.round(node.x), y: Math.round(node.y) }])) };
}
