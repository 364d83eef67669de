// A query's results as a table, bars or a picture of how things hang together.
const PAGE = document.getElementById("results").dataset;
export const SHOWN = 1000;
// So many things a picture holds with their names to be read; so many the graph page opens.
const DRAWN = 200;
const OPENED = 1500;
// Names need room: on a narrow screen the picture is scrolled.
const LEAST_WIDE = 860;
const DP = "https://w3id.org/devplan/ontology#";
export const say = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);
export const make = (tag, content, attributes = {}) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...[content].flat().filter((each) => each !== null && each !== undefined && each !== false));
  return node;
};
const decoded = (value) => { try { return decodeURIComponent(value); } catch { return value; } };
const short = (value) => decoded(value.startsWith(PAGE.base) ? value.slice(PAGE.base.length) : value.startsWith(DP) ? `dp:${value.slice(DP.length)}` : value);

export function link(value) {
  if (value.startsWith(PAGE.base)) {
    const [address, fragment] = value.slice(PAGE.base.length).split("#");
    const path = PAGE.root + address.split("/").map((step) => encodeURIComponent(decoded(step))).join("/");
    return fragment === undefined ? `${path}${address.startsWith("report/") ? "" : ".html"}` : `${path}#${fragment}`;
  }
  return value.startsWith(DP) ? `/vocabulary#${value.slice(DP.length)}` : "";
}
function cell(term) {
  if (!term) return make("td", "");
  if (term.type !== "uri") return make("td", term.value, { dir: "auto" });
  const href = link(term.value);
  return make("td", href ? make("a", short(term.value), { href, title: term.value, "data-iri": term.value }) : make("code", short(term.value)));
}
function table(vars, rows) {
  const head = make("thead", make("tr", vars.map((name) => make("th", name, { scope: "col" }))));
  const body = make("tbody", rows.slice(0, SHOWN).map((row) => make("tr", vars.map((name) => cell(row[name])))));
  return make("div", make("table", [head, body], { class: "list results" }), { class: "scroll", tabindex: "0" });
}

const isNumber = (term) => term?.type === "literal" && term.value.trim() !== "" && Number.isFinite(Number(term.value));
function chart(vars, rows) {
  const column = vars.findLast((name) => rows.every((row) => !row[name] || isNumber(row[name])) && rows.some((row) => isNumber(row[name])));
  const naming = vars.find((name) => name !== column && rows.some((row) => row[name]?.type === "literal")) ?? vars.find((name) => name !== column);
  if (!column || !naming) return null;
  const shown = rows.filter((row) => row[column]).slice(0, 60);
  const most = Math.max(...shown.map((row) => Math.abs(Number(row[column].value))), 1e-9);
  const bars = shown.map((row) => make("tr", [
    make("th", short(row[naming]?.value ?? ""), { scope: "row" }),
    make("td", make("span", make("span", "", { class: `fill${Number(row[column].value) < 0 ? " less" : ""}`, style: `width:${(100 * Math.abs(Number(row[column].value))) / most}%` }), { class: "track" })),
    make("td", row[column].value, { class: "n" }),
  ]));
  const cut = shown.length < rows.length && make("p", say(PAGE.cut, { n: shown.length }), { class: "cut" });
  return make("div", [make("table", bars, { class: "bars" }), cut]);
}

// What the server calls the things of a result, and of which class they are.
async function named(iris) {
  if (!iris.length) return new Map();
  const response = await fetch("/api/graph/view", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ iri: iris }) });
  if (!response.ok) return new Map();
  return new Map((await response.json()).nodes.map((node) => [node.id, node]));
}
export async function label(area) {
  const links = [...area.querySelectorAll("a[data-iri]")];
  const names = await named([...new Set(links.map((each) => each.dataset.iri))].slice(0, SHOWN));
  for (const each of links) if (names.has(each.dataset.iri)) each.textContent = names.get(each.dataset.iri).label;
  const terms = links.filter((each) => each.dataset.iri.startsWith(DP));
  if (!terms.length) return;
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const known = new Map((await (await fetch("/api/terms")).json()).terms.map((term) => [term.curie, term[language]]));
  for (const each of terms) each.textContent = known.get(`dp:${each.dataset.iri.slice(DP.length)}`) || each.textContent;
}

function tiesOf(vars, rows) {
  const ties = new Map();
  const isThing = (term) => term?.type === "uri" && term.value.startsWith(PAGE.base) && !term.value.includes("#");
  const add = (source, relation, target) => { if (source !== target) ties.set(`${source}\n${relation}\n${target}`, { source, relation, target }); };
  for (const row of rows) {
    if (vars.length === 3 && vars.join() === "s,p,o" && isThing(row.s) && isThing(row.o)) { add(row.s.value, short(row.p?.value ?? ""), row.o.value); continue; }
    const things = vars.filter((name) => isThing(row[name]));
    for (const name of things.slice(1)) add(row[things[0]].value, name, row[name].value);
  }
  return [...ties.values()];
}
async function picture(ties) {
  const ids = [...new Set(ties.flatMap((tie) => [tie.source, tie.target]))];
  const kept = new Set(ids.slice(0, DRAWN));
  const opened = ids.slice(0, OPENED);
  const names = await named(opened);
  const nodes = [...kept].map((id) => ({ id, label: names.get(id)?.label ?? short(id), kind: names.get(id)?.kind ?? "", href: link(id) }));
  const { drawing } = await import(PAGE.resultScript);
  const edges = ties.filter((tie) => kept.has(tie.source) && kept.has(tie.target));
  const { svg, places } = drawing(nodes, edges, Math.max(LEAST_WIDE, document.getElementById("results").clientWidth - 2), PAGE.graph);
  const at = new URLSearchParams();
  // What is not drawn here finds its place there.
  for (const id of opened) if (names.has(id)) at.append("n", id.slice(PAGE.base.length) + (places.has(id) ? `@${places.get(id).x},${places.get(id).y}` : ""));
  return make("div", [
    make("p", make("a", PAGE.open, { href: `/graph#${at}`, class: "button" })),
    ids.length > OPENED && make("p", say(PAGE.openedPart, { n: OPENED, all: ids.length }), { class: "cut" }),
    kept.size < ids.length && leftOff(ids.slice(DRAWN), names, ids.length),
    make("div", svg, { class: "scroll", tabindex: "0" }),
  ], { class: "picture" });
}
// The things that the picture has no room for, by name.
function leftOff(ids, names, all) {
  const told = ids.slice(0, SHOWN).map((id) => make("li", make("a", names.get(id)?.label ?? short(id), { href: link(id), dir: "auto" })));
  const more = ids.length > SHOWN && make("p", say(PAGE.cut, { n: SHOWN }), { class: "note" });
  return make("details", [make("summary", say(PAGE.drawn, { n: DRAWN, all, left: ids.length })), make("ul", told, { class: "plain columns" }), more], { class: "cut left-off" });
}

// The views that fit these rows, the table first; the picture is drawn when it is asked for.
export function views(vars, rows) {
  const flat = table(vars, rows);
  const offers = [[PAGE.table, () => flat]];
  const bars = rows.length ? chart(vars, rows) : null;
  if (bars) offers.push([PAGE.chart, () => bars]);
  const ties = tiesOf(vars, rows);
  if (ties.length) { let drawn; offers.push([PAGE.graph, () => (drawn ??= picture(ties))]); }
  const area = make("div", flat);
  if (offers.length === 1) return [area];
  const buttons = offers.map(([name, open], number) => {
    const button = make("button", name, { class: "quiet", type: "button", "aria-pressed": String(number === 0) });
    button.addEventListener("click", async () => {
      buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
      area.replaceChildren(await open());
    });
    return button;
  });
  return [make("p", buttons, { class: "views", role: "group" }), area];
}

const NODE = /^<([^>]*)>|^_:\S+|^"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<[^>]*>)?/;
const plain = (text) => text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, mark) => (four || eight ? String.fromCodePoint(Number.parseInt(four ?? eight, 16)) : { n: "\n", t: "\t", r: "\r" }[mark] ?? mark));
// N-Triples as rows of s, p and o.
export function triples(text) {
  return text.split("\n").filter(Boolean).map((line) => {
    let rest = line;
    const terms = ["s", "p", "o"].map((name) => {
      const match = NODE.exec(rest);
      if (!match) return [name, undefined];
      rest = rest.slice(match[0].length).trimStart();
      if (match[1] !== undefined) return [name, { type: "uri", value: plain(match[1]) }];
      return [name, { type: "literal", value: match[2] === undefined ? match[0] : plain(match[2]) }];
    });
    return Object.fromEntries(terms);
  });
}
