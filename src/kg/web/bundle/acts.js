// What one does with the graph: bring in, expand, choose, hide, pin, take back, find ways.
import { free, graph, hold, relight, reveal, shownData } from "./canvas.js";
import { fill, make } from "./dom.js";
import { bendAll } from "./edges.js";
import { overviewOf } from "./overview.js";
import { MOST, PAGE, STILL, ask, badge, board, kinds, lang, look, now, panel, show, stage, state, tell, words } from "./page.js";
import { showHint, showNode, showPaths } from "./panel.js";
import { drawLegend, drawList, drawTools } from "./tools.js";

// Hands the data to the canvas. What stood before is held until the engine has stopped: it does not move at all.
export function settle(fresh = []) {
  const isFresh = new Set(fresh.map((node) => node.id));
  if (fresh.length < state.nodes.size) for (const node of state.nodes.values()) if (!isFresh.has(node.id) && node.x !== undefined) hold(node);
  for (const node of state.nodes.values()) if (node.pinned && node.x !== undefined) hold(node);
  board.dataset.settled = "false";
  now.fresh.push(...fresh);
  graph.graphData(shownData());
  bendAll(state.shownEdges);
  relight();
  drawLegend();
  drawList();
  drawTools();
  publish();
}
export function publish() {
  if (now.overview) return;
  history.replaceState(null, "", `/graph${location.search.includes("lang=") ? `?lang=${lang}` : ""}${state.toHash()}`);
}

function enterGraph() { if (now.overview) { now.overview = null; graph.graphData({ nodes: [], links: [] }); } }
export async function bring(iri) {
  enterGraph();
  if (!state.nodes.has(iri)) {
    const [data, around] = await Promise.all([ask("neighbours", { iri }), look([iri, ...state.nodes.keys()])]);
    state.remember();
    const fresh = state.add(data.nodes, around.edges);
    settle(fresh);
    // The small groups first, one page of each, until there is enough to look at.
    const most = state.nodes.size + PAGE;
    for (const group of [...data.groups].sort((one, other) => one.n - other.n)) if (state.nodes.size < most) await grow(iri, group, 0, false);
  }
  await select(iri);
  centre(iri);
}
export const groupKey = (iri, group) => `${iri}\n${group.relation}\n${group.way}`;
export const grown = new Map();
export async function grow(iri, group, offset, remember = true) {
  if (state.nodes.size >= MOST) return tell(fill(words.limit, { n: state.nodes.size }));
  const data = await ask("expand", { iri, relation: group.relation, way: group.way, offset });
  if (remember) state.remember();
  const fresh = state.add(data.nodes, data.edges, state.nodes.get(iri));
  const joined = await look([...state.nodes.keys()]);
  state.add([], joined.edges);
  grown.set(groupKey(iri, group), { next: offset + data.nodes.length, left: data.left });
  tell(fill(words.added, { n: fresh.length }));
  if (fresh.length && state.nodes.has(iri)) now.fresh.push(state.nodes.get(iri));
  settle(fresh);
  if (remember) reveal(now.fresh);
}
// The next things in the first relation that has more to show.
export const growNext = async (id) => { await select(id); panel.querySelector(".grow button:not([disabled])")?.click(); };
export async function select(id) {
  state.choose({ selected: id });
  relight();
  publish();
  drawList();
  drawTools();
  if (!id) return showHint();
  const node = state.nodes.get(id);
  const data = await ask("neighbours", { iri: id });
  if (state.selected === id) showNode(node, data.groups);
}
export function centre(id) {
  const node = state.nodes.get(id);
  if (node?.x !== undefined) graph.centerAt(node.x, node.y, STILL ? 0 : 350);
}
export function hide(id) {
  if (panel.contains(document.activeElement)) stage.focus();
  state.remember();
  state.remove(id);
  select("");
  settle();
}
export function pin(id) { const node = state.nodes.get(id); state.remember(); node.pinned = !node.pinned; if (node.pinned) hold(node); else free(node); settle(); select(id); }
export function back(step) {
  if (!(step === "undo" ? state.undo() : state.redo())) return;
  enterGraph();
  for (const node of state.nodes.values()) if (!node.pinned) free(node);
  settle();
  select(state.selected);
}
export async function findPath(from, to) {
  const data = await ask("paths", { from, to });
  if (!data.paths.length) return tell(words.noPath);
  state.remember();
  const fresh = state.add(data.nodes, data.edges, state.nodes.get(from));
  settle(fresh);
  showPaths(data.paths);
}
export async function enter(kind) {
  const data = await ask("foremost", { kind });
  show(panel, make("h2", {}, badge(kind)), make("ul", { class: "plain" }, data.nodes.map((node) => make("li", {}, make("button", { class: "as-link", type: "button", onclick: () => bring(node.id) }, node.label), make("small", {}, ` ${node.degree}`)))), make("p", {}, make("a", { href: `/list/${kind}` }, kinds[kind] ?? kind)));
}
export async function showOverview() {
  const data = await ask("overview");
  now.overview = overviewOf(data, stage);
  state.choose({});
  graph.graphData({ nodes: now.overview.nodes, links: now.overview.edges });
  relight(); drawLegend(); drawList(); drawTools(); showHint();
  history.replaceState(null, "", "/graph");
  now.fitting = true;
  requestAnimationFrame(() => graph.zoomToFit(0, 60));
}
