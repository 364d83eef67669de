// The canvas: how it is drawn, what a pointer means, what is lit.
import { forceCollide, forceX, forceY } from "d3-force";
import ForceGraph from "force-graph";
import { enter, growNext, publish, select, settle } from "./acts.js";
import { darkness, inks, paintEdge, paintLabels, paintNode, placeLabels, radius, shape } from "./drawing.js";
import { nearest, pointOn } from "./edges.js";
import { STILL, board, now, relations, stage, state } from "./page.js";
import { showEdge, showTies } from "./panel.js";
import { edgeKey, end } from "./state.js";
import { drawLegend } from "./tools.js";

export const view = { selected: "", lit: new Set(), litEdges: new Set(), scale: 1, relationName: (edge) => relations[edge.relation] ?? edge.relation.split("#").pop() };
export const graph = new ForceGraph(stage)
  .backgroundColor(inks().ground)
  .nodeId("id")
  .nodeLabel(() => "")
  .nodeCanvasObject((node, context, scale) => { view.scale = scale; paintNode(context, node, view); })
  .nodePointerAreaPaint((node, ink, context) => { context.fillStyle = ink; shape(context, node, radius(node) + 3); context.fill(); })
  .linkCanvasObject((edge, context, scale) => { view.scale = scale; paintEdge(context, edge, view); })
  // Relations are found by their distance from the pointer: by colour, the last one drawn hides those that are meant.
  .linkPointerAreaPaint(() => {})
  .warmupTicks(0)
  .cooldownTime(STILL ? 0 : 2600)
  .d3VelocityDecay(0.45)
  .showPointerCursor(Boolean)
  .onNodeClick((node) => {
    const twice = clicked.id === node.id && performance.now() - clicked.at < TWICE;
    clicked = { id: node.id, at: performance.now() };
    if (now.overview) enter(node.kind); else if (twice) growNext(node.id); else select(node.id);
  })
  .onNodeHover((node) => { hovered = node?.id ?? ""; point(null); })
  .onBackgroundClick((event) => {
    const edge = edgeAt(event);
    if (edge) { if (now.overview) showTies(edge); else showEdge(edge); } else if (!now.overview) select("");
  })
  .onNodeDragEnd((node) => { if (now.overview) return; state.remember(); node.pinned = true; hold(node); settle(); })
  .onEngineStop(() => {
    for (const node of state.nodes.values()) if (!node.pinned) free(node);
    publish();
    const moves = now.fitting || reveal(now.fresh);
    if (now.fitting) fit();
    setTimeout(whenStill, moves && !STILL ? FITTING : 0);
    now.fitting = false;
    now.fresh = [];
  })
  .onRenderFramePost((context, scale) => {
    view.scale = scale;
    const shownNow = shownData();
    const ratio = window.devicePixelRatio || 1;
    labels = placeLabels(context, shownNow.nodes.filter((node) => node.x !== undefined), shownNow.links, view, (x, y) => graph.graph2ScreenCoords(x, y), { width: stage.clientWidth, height: stage.clientHeight });
    paintLabels(context, labels, ratio);
  });
export let labels = [];
let hovered = "";
let pointed = null;
let clicked = { id: "", at: 0 };
const FITTING = 350;
const TWICE = 400;
const NEAR = 9;
function edgeAt(event) {
  const box = stage.getBoundingClientRect();
  return nearest(shownData().links, graph.screen2GraphCoords(event.clientX - box.left, event.clientY - box.top), NEAR / graph.zoom());
}
stage.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return;
  const edge = hovered ? null : edgeAt(event);
  if (edge !== pointed) point(edge);
});
stage.addEventListener("pointerleave", () => { if (pointed) point(null); });
function point(edge) { pointed = edge; stage.classList.toggle("pointing", Boolean(edge)); relight(); }
// Whoever moves the view by hand has chosen what to look at.
for (const moved of ["pointerdown", "wheel"]) stage.addEventListener(moved, () => { now.fresh = []; }, { passive: true });
const MARGIN = 60;
// Brings things into view that lie beside the canvas: by no more than is needed, farther off only where they do not fit.
export function reveal(nodes) {
  const shown = nodes.filter((node) => node?.x !== undefined && state.nodes.get(node.id) === node);
  if (!shown.length || now.fitting || now.overview) return false;
  const room = { x: Math.max(1, stage.clientWidth - 2 * MARGIN), y: Math.max(1, stage.clientHeight - 2 * MARGIN) };
  const ends = (axis) => [Math.min(...shown.map((node) => node[axis])), Math.max(...shown.map((node) => node[axis]))];
  const [across, down] = [ends("x"), ends("y")];
  const needed = Math.min(room.x / (across[1] - across[0] || 1), room.y / (down[1] - down[0] || 1));
  const scale = Math.min(graph.zoom(), needed);
  const here = graph.centerAt();
  const within = (axis, [low, high]) => { const half = room[axis] / 2 / scale; return Math.min(Math.max(here[axis], high - half), low + half); };
  const there = { x: within("x", across), y: within("y", down) };
  if (there.x === here.x && there.y === here.y && scale === graph.zoom()) return false;
  graph.zoom(scale, STILL ? 0 : FITTING - 50);
  graph.centerAt(there.x, there.y, STILL ? 0 : FITTING - 50);
  return true;
}
export const fit = () => graph.zoomToFit(STILL ? 0 : FITTING - 50, 70);
// A busy machine draws the last step of a movement late: all stands still once nothing has moved for two frames.
function whenStill(before = "") {
  const now = JSON.stringify([graph.zoom(), graph.centerAt()]);
  if (now === before) board.dataset.settled = "true";
  else requestAnimationFrame(() => requestAnimationFrame(() => whenStill(now)));
}
export const zoom = (by) => graph.zoom(graph.zoom() * by, STILL ? 0 : 150);
graph.d3Force("charge").strength(-130).distanceMax(420);
graph.d3Force("link").distance((edge) => 46 + 2 * Math.min(20, Math.max(edge.source.degree ?? 1, edge.target.degree ?? 1))).strength(0.35);
graph.d3Force("collide", forceCollide((node) => radius(node) + 12));
graph.d3Force("x", forceX(0).strength(0.03));
graph.d3Force("y", forceY(0).strength(0.04));
darkness.addEventListener("change", () => { graph.backgroundColor(inks().ground); drawLegend(); });
new ResizeObserver(() => graph.width(stage.clientWidth).height(stage.clientHeight)).observe(stage);

export const hold = (node) => { node.fx = node.x; node.fy = node.y; };
export const free = (node) => { node.fx = undefined; node.fy = undefined; };
export const shownData = () => (now.overview ? { nodes: now.overview.nodes, links: now.overview.edges } : { nodes: state.shownNodes, links: state.shownEdges });

export function relight() {
  view.selected = now.overview ? "" : state.selected;
  view.lit = new Set();
  view.litEdges = new Set();
  const { links } = shownData();
  const light = (edge) => { view.litEdges.add(edge); view.lit.add(end(edge.source)).add(end(edge.target)); };
  if (state.way && !now.overview) {
    const keys = new Set(state.way.edges.map(edgeKey));
    links.filter((edge) => keys.has(edgeKey(edge))).forEach(light);
    state.way.nodes.forEach((id) => view.lit.add(id));
  } else {
    const centre = hovered || view.selected;
    if (centre) {
      view.lit.add(centre);
      links.filter((edge) => end(edge.source) === centre || end(edge.target) === centre).forEach(light);
    }
    if (state.edge && !now.overview) light(state.edge);
    // A relation under the pointer joins what is lit; alone it fades nothing.
    if (pointed && !view.lit.size) view.litEdges.add(pointed);
    else if (pointed) light(pointed);
  }
  graph.linkColor(graph.linkColor());
}
// Where the middle of a relation stands on the screen.
export const middleOf = ({ source, target, bend }) => { const { x, y } = pointOn(source, target, bend, 0.5); return graph.graph2ScreenCoords(x, y); };
