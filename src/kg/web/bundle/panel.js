// The panel beside the canvas: a thing, a relation with its sentences, ways between two things, the way in.
import { enter, findPath, groupKey, grow, grown, hide, pin, publish, select } from "./acts.js";
import { relight, view } from "./canvas.js";
import { fill, make } from "./dom.js";
import { shown } from "./drawing.js";
import { classTies, tiesBetween } from "./overview.js";
import { ask, badge, kinds, now, panel, show, state, words } from "./page.js";
import { edgeKey, end } from "./state.js";
import { drawList, drawTools } from "./tools.js";

export function showHint() {
  const entries = now.overview ? now.overview.nodes.map((node) => make("li", {}, make("button", { class: "as-link", type: "button", onclick: () => enter(node.kind) }, badge(node.kind)), ` ${node.n}`)) : [];
  show(panel, make("p", { class: "note" }, words.hint), ...(entries.length ? [make("ul", { class: "plain" }, entries), classTies(now.overview, { words, kinds, showTies })] : []));
}
export function showNode(node, groups) {
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
export function showTies(edge) { show(panel, ...tiesBetween(now.overview, edge, { kinds, badge, relationName: view.relationName, enter })); }
function growButton(iri, group) {
  const done = grown.get(groupKey(iri, group));
  const have = state.shownEdges.filter((edge) => edge.relation === group.relation && (group.way === "in" ? end(edge.target) === iri : end(edge.source) === iri || (group.relation.endsWith("#partner") && end(edge.target) === iri))).length;
  const next = done?.next ?? 0;
  const all = have >= group.n;
  return make("li", {}, make("button", { class: "quiet", type: "button", disabled: all ? "" : null, onclick: async () => { await grow(iri, group, next); select(iri); } }, `${group.title} `, make("b", {}, String(group.n))), !all && have > 0 ? make("small", {}, ` ${fill(words.more, { n: group.n - have })}`) : "");
}
export async function showEdge(edge) {
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
export function showPaths(paths, chosen = 0) {
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
export async function reopenPath(way) {
  const { paths } = await ask("paths", { from: way.nodes[0], to: way.nodes.at(-1) });
  const key = (path) => path.edges.map(edgeKey).join();
  const chosen = paths.findIndex((path) => key(path) === key(way));
  if (chosen >= 0) showPaths(paths, chosen);
  else showHint();
}
