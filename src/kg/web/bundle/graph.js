// The graph page: search, expand, filter, paths, evidence; the canvas by force-graph, the rest by hand.
import { forceCollide, forceX, forceY } from "d3-force";
import ForceGraph from "force-graph";
import { fill, make, menu } from "./dom.js";
import { bendAll, nearest, pointOn } from "./edges.js";
import { FONT, colour, paintEdge, paintLabels, paintNode, placeLabels, radius, shape, shown } from "./drawing.js";
import { classTies, overviewOf, tiesBetween } from "./overview.js";
import { htmlOf, save, svgOf } from "./pictures.js";
import { State, edgeKey, end } from "./state.js";

const board = document.getElementById("graph");
const words = JSON.parse(board.dataset.words);
const relations = JSON.parse(board.dataset.relations);
const kinds = JSON.parse(board.dataset.kinds);
const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const state = new State(board.dataset.base);
const MOST = 1500;
const PAGE = 25;
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;
let overview = null;
let hovered = "";
let pointed = null;
let clicked = { id: "", at: 0 };

const badge = (kind) => make("span", { class: `badge k-${kind}` }, kinds[kind] ?? kind);

const stage = make("div", { class: "stage", tabindex: "0", role: "application", "aria-label": words.canvas, "aria-describedby": "graph-keys" });
const bar = make("div", { class: "tools", role: "toolbar" });
const legend = make("div", { class: "keys" });
const panel = make("div", { class: "panel-body" });
const list = make("details", { class: "inview" });
const status = make("p", { class: "toast", role: "status", "aria-live": "polite" });
const side = make("aside", { class: "facts" }, panel, list);
const hint = make("p", { class: "hint", id: "graph-keys" }, words.keys);
board.append(make("div", { class: "field-of-view" }, bar, stage, legend, hint, status), side);
board.hidden = false;
document.getElementById("plain")?.remove();

// Draws a part of the page anew; whoever worked in it by the keyboard goes on at the same place.
function show(area, ...content) {
  const reached = () => [...area.querySelectorAll("a[href], button:not([disabled]), input, summary")];
  const place = reached().indexOf(document.activeElement);
  const within = area.contains(document.activeElement);
  area.replaceChildren(...content);
  if (!within) return;
  const after = reached();
  (after[Math.min(Math.max(place, 0), after.length - 1)] ?? stage).focus();
}

async function ask(path, fields = {}) {
  const search = new URLSearchParams({ lang });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) search.append(name, each);
  const response = await fetch(`/api/graph/${path}?${search}`);
  if (!response.ok) { tell(words.failed); throw new Error(`${path}: ${response.status}`); }
  return response.json();
}
// Told to all: seen for a while at the edge of the canvas, and read out.
let telling = 0;
function tell(text) {
  status.textContent = text;
  clearTimeout(telling);
  telling = setTimeout(() => { status.textContent = ""; }, 6000);
}
// By POST: a few hundred names are longer than an address may be.
async function look(iris) {
  const response = await fetch("/api/graph/view", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ iri: iris }) });
  if (!response.ok) { tell(words.failed); throw new Error(`view: ${response.status}`); }
  return response.json();
}

// ——— the canvas ———
const view = { selected: "", lit: new Set(), litEdges: new Set(), scale: 1, relationName: (edge) => relations[edge.relation] ?? edge.relation.split("#").pop() };
const graph = new ForceGraph(stage)
  .backgroundColor("#fbfcfc")
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
    if (overview) enter(node.kind); else if (twice) growNext(node.id); else select(node.id);
  })
  .onNodeHover((node) => { hovered = node?.id ?? ""; point(null); })
  .onBackgroundClick((event) => {
    const edge = edgeAt(event);
    if (edge) { if (overview) showTies(edge); else showEdge(edge); } else if (!overview) select("");
  })
  .onNodeDragEnd((node) => { if (overview) return; state.remember(); node.pinned = true; hold(node); settle(); })
  .onEngineStop(() => {
    for (const node of state.nodes.values()) if (!node.pinned) free(node);
    publish();
    if (fitting) fit();
    setTimeout(whenStill, fitting && !STILL ? FITTING : 0);
    fitting = false;
  })
  .onRenderFramePost((context, scale) => {
    view.scale = scale;
    const shownNow = shownData();
    const ratio = window.devicePixelRatio || 1;
    labels = placeLabels(context, shownNow.nodes.filter((node) => node.x !== undefined), shownNow.links, view, (x, y) => graph.graph2ScreenCoords(x, y));
    paintLabels(context, labels, ratio);
  });
let labels = [];
// Whether to bring all into view once everything has found its place.
let fitting = false;
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
const fit = () => graph.zoomToFit(STILL ? 0 : FITTING - 50, 70);
// A busy machine draws the last step of a movement late: all stands still once nothing has moved for two frames.
function whenStill(before = "") {
  const now = JSON.stringify([graph.zoom(), graph.centerAt()]);
  if (now === before) board.dataset.settled = "true";
  else requestAnimationFrame(() => requestAnimationFrame(() => whenStill(now)));
}
const zoom = (by) => graph.zoom(graph.zoom() * by, STILL ? 0 : 150);
graph.d3Force("charge").strength(-130).distanceMax(420);
graph.d3Force("link").distance((edge) => 46 + 2 * Math.min(20, Math.max(edge.source.degree ?? 1, edge.target.degree ?? 1))).strength(0.35);
graph.d3Force("collide", forceCollide((node) => radius(node) + 12));
graph.d3Force("x", forceX(0).strength(0.03));
graph.d3Force("y", forceY(0).strength(0.04));
new ResizeObserver(() => graph.width(stage.clientWidth).height(stage.clientHeight)).observe(stage);

const hold = (node) => { node.fx = node.x; node.fy = node.y; };
const free = (node) => { node.fx = undefined; node.fy = undefined; };
const shownData = () => (overview ? { nodes: overview.nodes, links: overview.edges } : { nodes: state.shownNodes, links: state.shownEdges });

function relight() {
  view.selected = overview ? "" : state.selected;
  view.lit = new Set();
  view.litEdges = new Set();
  const { links } = shownData();
  const light = (edge) => { view.litEdges.add(edge); view.lit.add(end(edge.source)).add(end(edge.target)); };
  if (state.way && !overview) {
    const keys = new Set(state.way.edges.map(edgeKey));
    links.filter((edge) => keys.has(edgeKey(edge))).forEach(light);
    state.way.nodes.forEach((id) => view.lit.add(id));
  } else {
    const centre = hovered || view.selected;
    if (centre) {
      view.lit.add(centre);
      links.filter((edge) => end(edge.source) === centre || end(edge.target) === centre).forEach(light);
    }
    if (state.edge && !overview) light(state.edge);
    // A relation under the pointer joins what is lit; alone it fades nothing.
    if (pointed && !view.lit.size) view.litEdges.add(pointed);
    else if (pointed) light(pointed);
  }
  graph.linkColor(graph.linkColor());
}

// Hands the data to the canvas. What stood before is held until the engine has stopped: it does not move at all.
function settle(fresh = []) {
  const isFresh = new Set(fresh.map((node) => node.id));
  if (fresh.length < state.nodes.size) for (const node of state.nodes.values()) if (!isFresh.has(node.id) && node.x !== undefined) hold(node);
  for (const node of state.nodes.values()) if (node.pinned && node.x !== undefined) hold(node);
  board.dataset.settled = "false";
  graph.graphData(shownData());
  bendAll(state.shownEdges);
  relight();
  drawLegend();
  drawList();
  drawTools();
  publish();
}
function publish() {
  if (overview) return;
  history.replaceState(null, "", `/graph${location.search.includes("lang=") ? `?lang=${lang}` : ""}${state.toHash()}`);
}

// ——— what one does ———
function enterGraph() { if (overview) { overview = null; graph.graphData({ nodes: [], links: [] }); } }
async function bring(iri) {
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
const groupKey = (iri, group) => `${iri}\n${group.relation}\n${group.way}`;
const grown = new Map();
async function grow(iri, group, offset, remember = true) {
  if (state.nodes.size >= MOST) return tell(fill(words.limit, { n: state.nodes.size }));
  const data = await ask("expand", { iri, relation: group.relation, way: group.way, offset });
  if (remember) state.remember();
  const fresh = state.add(data.nodes, data.edges, state.nodes.get(iri));
  const joined = await look([...state.nodes.keys()]);
  state.add([], joined.edges);
  grown.set(groupKey(iri, group), { next: offset + data.nodes.length, left: data.left });
  tell(fill(words.added, { n: fresh.length }));
  settle(fresh);
}
// The next things in the first relation that has more to show.
const growNext = async (id) => { await select(id); panel.querySelector(".grow button:not([disabled])")?.click(); };
async function select(id) {
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
function centre(id) {
  const node = state.nodes.get(id);
  if (node?.x !== undefined) graph.centerAt(node.x, node.y, STILL ? 0 : 350);
}
function hide(id) {
  if (panel.contains(document.activeElement)) stage.focus();
  state.remember();
  state.remove(id);
  select("");
  settle();
}
function pin(id) { const node = state.nodes.get(id); state.remember(); node.pinned = !node.pinned; if (node.pinned) hold(node); else free(node); settle(); select(id); }
function back(step) {
  if (!(step === "undo" ? state.undo() : state.redo())) return;
  enterGraph();
  for (const node of state.nodes.values()) if (!node.pinned) free(node);
  settle();
  select(state.selected);
}
async function findPath(from, to) {
  const data = await ask("paths", { from, to });
  if (!data.paths.length) return tell(words.noPath);
  state.remember();
  const fresh = state.add(data.nodes, data.edges, state.nodes.get(from));
  settle(fresh);
  showPaths(data.paths);
}
async function enter(kind) {
  const data = await ask("foremost", { kind });
  show(panel, make("h2", {}, badge(kind)), make("ul", { class: "plain" }, data.nodes.map((node) => make("li", {}, make("button", { class: "as-link", type: "button", onclick: () => bring(node.id) }, node.label), make("small", {}, ` ${node.degree}`)))), make("p", {}, make("a", { href: `/list/${kind}` }, kinds[kind] ?? kind)));
}
async function showOverview() {
  const data = await ask("overview");
  overview = overviewOf(data, stage);
  state.choose({});
  graph.graphData({ nodes: overview.nodes, links: overview.edges });
  relight(); drawLegend(); drawList(); drawTools(); showHint();
  history.replaceState(null, "", "/graph");
  fitting = true;
  requestAnimationFrame(() => graph.zoomToFit(0, 60));
}

// ——— the side ———
function showHint() {
  const entries = overview ? overview.nodes.map((node) => make("li", {}, make("button", { class: "as-link", type: "button", onclick: () => enter(node.kind) }, badge(node.kind)), ` ${node.n}`)) : [];
  show(panel, make("p", { class: "note" }, words.hint), ...(entries.length ? [make("ul", { class: "plain" }, entries), classTies(overview, { words, kinds, showTies })] : []));
}
function showNode(node, groups) {
  const goal = make("input", { type: "search", name: "q", autocomplete: "off", maxlength: "200", placeholder: words.pathTo, "aria-label": words.pathTo });
  const form = make("form", { class: "to", action: "/search", onsubmit: (event) => event.preventDefault() }, goal);
  goal.addEventListener("thing-chosen", (event) => { event.preventDefault(); event.stopPropagation(); findPath(node.id, event.detail.iri); });
  show(panel, 
    make("header", {}, badge(node.kind), make("h2", { dir: "auto" }, shown(node.label, 120)), make("p", {}, make("a", { href: node.href }, words.page))),
    make("p", { class: "acts" },
      make("button", { class: "quiet", type: "button", onclick: () => hide(node.id) }, words.hide),
      make("button", { class: "quiet", type: "button", onclick: () => pin(node.id) }, node.pinned ? words.unpin : words.pin)),
    make("h3", {}, words.relations),
    make("ul", { class: "plain grow" }, groups.map((group) => growButton(node.id, group))),
    ...tiesInView(node),
    make("h3", {}, words.path), form);
  window.dispatchEvent(new CustomEvent("search-added", { detail: goal }));
}
// The relations of a thing that are in view: who cannot point at an edge reaches its sentence here.
function tiesInView(node) {
  const ties = state.shownEdges.filter((edge) => end(edge.source) === node.id || end(edge.target) === node.id);
  if (!ties.length) return [];
  const told = (edge) => {
    const other = state.nodes.get(end(edge.source) === node.id ? end(edge.target) : end(edge.source));
    const arrow = end(edge.source) === node.id ? `—${view.relationName(edge)}→ ` : `←${view.relationName(edge)}— `;
    return make("li", {}, make("button", { class: "as-link", type: "button", onclick: () => showEdge(edge) }, make("small", {}, arrow), shown(other.label, 40)));
  };
  const rows = ties.map(told);
  return [make("details", { class: "ties" }, make("summary", {}, `${words.ties} ${ties.length}`), make("ul", { class: "plain" }, rows))];
}
function showTies(edge) { show(panel, ...tiesBetween(overview, edge, { kinds, badge, relationName: view.relationName, enter })); }
function growButton(iri, group) {
  const done = grown.get(groupKey(iri, group));
  const have = state.shownEdges.filter((edge) => edge.relation === group.relation && (group.way === "in" ? end(edge.target) === iri : end(edge.source) === iri || (group.relation.endsWith("#partner") && end(edge.target) === iri))).length;
  const next = done?.next ?? 0;
  const all = have >= group.n;
  return make("li", {}, make("button", { class: "quiet", type: "button", disabled: all ? "" : null, onclick: async () => { await grow(iri, group, next); select(iri); } }, `${group.title} `, make("b", {}, String(group.n))), !all && have > 0 ? make("small", {}, ` ${fill(words.more, { n: group.n - have })}`) : "");
}
async function showEdge(edge) {
  state.choose({ edge });
  relight();
  publish();
  drawList();
  drawTools();
  const [from, to] = [state.nodes.get(end(edge.source)), state.nodes.get(end(edge.target))];
  const { sentences } = await ask("evidence", { s: from.id, p: edge.relation, o: to.id });
  if (state.edge !== edge) return;
  show(panel, 
    make("h2", {}, `${shown(from.label, 60)} —${view.relationName(edge)}→ ${shown(to.label, 60)}`),
    ...(sentences.length ? sentences.map((each) => make("blockquote", {}, make("a", { href: each.href }, each.text))) : [make("p", { class: "note" }, words.inferred)]));
}
function showPaths(paths, chosen = 0) {
  const light = (path, button) => {
    state.choose({ way: path });
    relight();
    publish();
    panel.querySelectorAll(".way").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
  };
  const buttons = paths.map((path) => make("button", { class: "way", type: "button", "aria-pressed": "false", onclick: (event) => light(path, event.currentTarget) }, path.sentence));
  show(panel, make("h2", {}, words.path), make("ol", { class: "plain" }, buttons.map((button) => make("li", {}, button))));
  light(paths[chosen], buttons[chosen]);
}
// The way of an address among those that are found now.
async function reopenPath(way) {
  const { paths } = await ask("paths", { from: way.nodes[0], to: way.nodes.at(-1) });
  const key = (path) => path.edges.map(edgeKey).join();
  const chosen = paths.findIndex((path) => key(path) === key(way));
  if (chosen >= 0) showPaths(paths, chosen);
  else showHint();
}
function drawLegend() {
  const { nodes } = shownData();
  if (overview) return legend.replaceChildren();
  const counts = new Map();
  for (const node of state.nodes.values()) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  const ties = new Map();
  for (const edge of state.edges.values()) ties.set(edge.relation, (ties.get(edge.relation) ?? 0) + 1);
  const box = (text, n, off, set, key, mark) => make("label", { class: off ? "off" : "" }, make("input", { type: "checkbox", value: key, checked: off ? null : "", onchange: flip(set, key) }), mark, text, make("small", {}, ` ${n}`));
  const flip = (set, key) => (event) => {
    state.remember();
    if (!state[set].delete(key)) state[set].add(key);
    settle();
    // The legend is drawn anew: whoever works by the keyboard goes on where they were.
    legend.querySelector(`input[value="${CSS.escape(event.target.value)}"]`)?.focus();
  };
  legend.replaceChildren(
    make("div", { role: "group", "aria-label": words.classes }, [...counts].sort().map(([kind, n]) => box(kinds[kind] ?? kind, n, state.offKinds.has(kind), "offKinds", kind, swatch(kind)))),
    make("div", { role: "group", "aria-label": words.relations }, [...ties].sort().map(([relation, n]) => box(relations[relation] ?? relation, n, state.offRelations.has(relation), "offRelations", relation, null))));
  if (!nodes.length && state.nodes.size === 0) legend.replaceChildren();
}
function swatch(kind) {
  const canvas = make("canvas", { width: "28", height: "28", class: "sign", "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  shape(context, { x: 14, y: 14, kind }, 10);
  context.fillStyle = colour(kind);
  context.fill();
  return canvas;
}
function drawList() {
  const { nodes } = shownData();
  const open = list.open;
  const ordered = [...nodes].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.label.localeCompare(b.label, "zh")));
  show(list, make("summary", {}, `${words.list} ${nodes.length}`), make("ul", { class: "plain" }, ordered.map((node) => make("li", {}, badge(node.kind), " ", make("button", { class: "as-link", type: "button", dir: "auto", "aria-current": node.id === state.selected ? "true" : null, onclick: () => (overview ? enter(node.kind) : (select(node.id), centre(node.id))) }, shown(node.label, 60))))));
  list.open = open;
}
function drawTools() {
  const tool = (text, act, on = true, name = null) => make("button", { class: name ? "quiet zoom" : "quiet", type: "button", disabled: on ? null : "", "aria-label": name, title: name, onclick: act }, text);
  if (!bar.firstChild) {
    const input = make("input", { type: "search", name: "q", autocomplete: "off", maxlength: "200", placeholder: words.search, "aria-label": words.search });
    input.addEventListener("thing-chosen", (event) => { event.preventDefault(); event.stopPropagation(); input.value = ""; bring(event.detail.iri); });
    bar.append(make("form", { class: "to", action: "/search", onsubmit: (event) => event.preventDefault() }, input), make("span", { class: "rest" }));
    window.dispatchEvent(new CustomEvent("search-added", { detail: input }));
  }
  show(bar.lastChild, tool(words.undo, () => back("undo"), state.past.length > 0), tool(words.redo, () => back("redo"), state.future.length > 0), tool("−", () => zoom(1 / 1.3), true, words.zoomOut), tool("+", () => zoom(1.3), true, words.zoomIn), tool(words.fit, fit), tool(words.overview, showOverview), menu(words.save, "save-menu", [[words.png, () => takeAway("png")], [words.svg, () => takeAway("svg")], [words.html, () => takeAway("html")], [words.link, copyLink]]));
}
async function copyLink() {
  publish();
  // Browsers lend the clipboard only to https and loopback; elsewhere the link is shown to be copied.
  if (!navigator.clipboard) return tell(location.href);
  await navigator.clipboard.writeText(location.href);
  tell(words.copied);
}
function takeAway(format) {
  const data = shownData();
  const picture = { width: stage.clientWidth, height: stage.clientHeight, nodes: data.nodes, edges: data.links.filter((edge) => edge.source.x !== undefined), labels, view, toScreen: (x, y) => graph.graph2ScreenCoords(x, y) };
  const name = shown(state.nodes.get(state.selected)?.label ?? document.title, 40);
  if (format === "svg") save("graph.svg", "image/svg+xml", svgOf(picture));
  else if (format === "html") save("graph.html", "text/html", htmlOf(picture, name, data.links.map((edge) => `${edge.source.label} —${view.relationName(edge)}→ ${edge.target.label}`)));
  else stage.querySelector("canvas").toBlob((blob) => save("graph.png", "image/png", blob));
}

// ——— the keyboard ———
stage.addEventListener("keydown", (event) => {
  const here = state.nodes.get(state.selected);
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const others = here ? state.neighbours(here.id) : state.shownNodes;
    const best = here ? others.map((node) => { const [x, y] = [node.x - here.x, node.y - here.y]; const far = Math.hypot(x, y) || 1; return { node, fit: (x * dx + y * dy) / far - far / 4000 }; }).filter((each) => each.fit > 0.2).sort((a, b) => b.fit - a.fit)[0]?.node : [...others].sort((a, b) => (b.degree ?? 0) - (a.degree ?? 0))[0];
    if (best) { select(best.id); centre(best.id); tell(best.label); }
  } else if (event.key === "Enter" && here) panel.querySelector(".grow button:not([disabled])")?.click();
  else if (event.key === "Delete" && here) hide(here.id);
  else if (event.key.toLowerCase() === "p" && here) pin(here.id);
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else if (event.key === "z") back("undo");
  else if (event.key === "Z") back("redo");
  else if (event.key === "Escape") select("");
});

// ——— the start ———
async function start() {
  const { places, kinds: off, relations: offRelations, selected, edge, from, way } = State.parse(location.hash);
  drawTools();
  if (places.length) {
    const data = await look(places.map((place) => state.long(place.name)).slice(0, MOST));
    const where = new Map(places.map((place) => [state.long(place.name), place]));
    off.forEach((kind) => state.offKinds.add(kind));
    Object.keys(relations).filter((relation) => offRelations.includes(relation.split("#").pop())).forEach((relation) => state.offRelations.add(relation));
    state.add(data.nodes, data.edges);
    for (const node of state.nodes.values()) { const place = where.get(node.id); if (place?.placed) { node.x = place.x; node.y = place.y; node.pinned = place.pinned; hold(node); } }
    settle();
    const [chosen, path] = [edge && state.find(edge), state.wayFrom(state.long(from), way)];
    if (path) await reopenPath(path);
    else if (chosen) await showEdge(chosen);
    else if (selected && state.nodes.has(state.long(selected))) await select(state.long(selected));
    else showHint();
    fitting = true;
    requestAnimationFrame(() => graph.zoomToFit(0, 60));
  } else if (board.dataset.focus) {
    fitting = true;
    await bring(board.dataset.focus);
  } else await showOverview();
}
const middleOf = ({ source, target, bend }) => { const { x, y } = pointOn(source, target, bend, 0.5); return graph.graph2ScreenCoords(x, y); };
window.graphPage = { state, graph, font: FONT, middleOf, get labels() { return labels; } };
start();
