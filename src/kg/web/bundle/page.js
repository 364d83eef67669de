// The graph page's elements, words and state, and what its parts ask of the server.
import { make } from "./dom.js";
import { State } from "./state.js";

export const board = document.getElementById("graph");
export const words = JSON.parse(board.dataset.words);
export const relations = JSON.parse(board.dataset.relations);
export const kinds = JSON.parse(board.dataset.kinds);
export const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
export const state = new State(board.dataset.base);
export const MOST = 1500;
export const PAGE = 25;
export const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;
// What is shown besides the state: the view by class, whether to bring all into view once everything has found its place,
// and else what came in last, to be brought into view then.
export const now = { overview: null, fitting: false, fresh: [] };

export const badge = (kind) => make("span", { class: `badge k-${kind}` }, kinds[kind] ?? kind);

export const stage = make("div", { class: "stage", tabindex: "0", role: "application", "aria-label": words.canvas, "aria-describedby": "graph-keys" });
export const bar = make("div", { class: "tools", role: "toolbar" });
export const legend = make("div", { class: "keys" });
export const panel = make("div", { class: "panel-body" });
export const list = make("details", { class: "inview" });
const status = make("p", { class: "toast", role: "status", "aria-live": "polite" });
const side = make("aside", { class: "facts" }, panel, list);
const hint = make("p", { class: "hint", id: "graph-keys" }, words.keys);
board.append(make("div", { class: "field-of-view" }, bar, stage, legend, hint, status), side);
board.hidden = false;
document.getElementById("plain")?.remove();

// Draws a part of the page anew; whoever worked in it by the keyboard goes on at the same place.
export function show(area, ...content) {
  const reached = () => [...area.querySelectorAll("a[href], button:not([disabled]), input, summary")];
  const place = reached().indexOf(document.activeElement);
  const within = area.contains(document.activeElement);
  area.replaceChildren(...content);
  if (!within) return;
  const after = reached();
  (after[Math.min(Math.max(place, 0), after.length - 1)] ?? stage).focus();
}

export async function ask(path, fields = {}) {
  const search = new URLSearchParams({ lang });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) search.append(name, each);
  const response = await fetch(`/api/graph/${path}?${search}`);
  if (!response.ok) { tell(words.failed); throw new Error(`${path}: ${response.status}`); }
  return response.json();
}
// Told to all: seen for a while at the edge of the canvas, and read out.
let telling = 0;
export function tell(text) {
  status.textContent = text;
  clearTimeout(telling);
  telling = setTimeout(() => { status.textContent = ""; }, 6000);
}
// By POST: a few hundred names are longer than an address may be.
export async function look(iris) {
  const response = await fetch("/api/graph/view", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ iri: iris }) });
  if (!response.ok) { tell(words.failed); throw new Error(`view: ${response.status}`); }
  return response.json();
}
