// Around the canvas: the legend that filters, the list of all that is in view, the tools, what is taken away.
import { back, bring, centre, enter, publish, select, settle, showOverview } from "./acts.js";
import { fit, graph, labels, shownData, view, zoom } from "./canvas.js";
import { make, menu } from "./dom.js";
import { colour, shape, shown } from "./drawing.js";
import { htmlOf, pngOf, save, svgOf } from "./pictures.js";
import { badge, bar, kinds, legend, list, now, relations, show, stage, state, tell, words } from "./page.js";

export function drawLegend() {
  const { nodes } = shownData();
  if (now.overview) return legend.replaceChildren();
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
export function drawList() {
  const { nodes } = shownData();
  const open = list.open;
  const ordered = [...nodes].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.label.localeCompare(b.label, "zh")));
  show(list, make("summary", {}, `${words.list} ${nodes.length}`), make("ul", { class: "plain" }, ordered.map((node) => make("li", {}, badge(node.kind), " ", make("button", { class: "as-link", type: "button", dir: "auto", "aria-current": node.id === state.selected ? "true" : null, onclick: () => (now.overview ? enter(node.kind) : (select(node.id), centre(node.id))) }, shown(node.label, 60))))));
  list.open = open;
}
export function drawTools() {
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
async function takeAway(format) {
  const data = shownData();
  const picture = { width: stage.clientWidth, height: stage.clientHeight, nodes: data.nodes, edges: data.links.filter((edge) => edge.source.x !== undefined), labels, view, toScreen: (x, y) => graph.graph2ScreenCoords(x, y) };
  const name = shown(state.nodes.get(state.selected)?.label ?? document.title, 40);
  if (format === "svg") save("graph.svg", "image/svg+xml", svgOf(picture));
  else if (format === "html") save("graph.html", "text/html", htmlOf(picture, name, data.links.map((edge) => `${edge.source.label} —${view.relationName(edge)}→ ${edge.target.label}`)));
  else save("graph.png", "image/png", await pngOf(picture));
}
