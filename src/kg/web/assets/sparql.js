// Runs queries and shows their results as a table or bars; fills in queries of the catalogue.
const text = document.getElementById("text");
const results = document.getElementById("results");
const words = results.dataset;
const SHOWN = 1000;
const say = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const make = (tag, content, attributes = {}) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...[content].flat().filter((each) => each !== null && each !== undefined));
  return node;
};
const query = () => window.sparqlEditor?.text() ?? text.value;
function setQuery(value) { text.value = value; window.sparqlEditor?.set(value); }

function link(value) {
  if (value.startsWith(words.base)) {
    const [address, fragment] = value.slice(words.base.length).split("#");
    const path = words.root + address.split("/").map((step) => encodeURIComponent(decodeURI(step.replace(/%(?![0-9A-F]{2})/g, "%25")))).join("/");
    return fragment === undefined ? `${path}${address.startsWith("report/") ? "" : ".html"}` : `${path}#${fragment}`;
  }
  return value.startsWith("https://w3id.org/devplan/ontology#") ? `/vocabulary#${value.split("#")[1]}` : "";
}
function cell(term) {
  if (!term) return make("td", "");
  if (term.type !== "uri") return make("td", term.value, { dir: "auto" });
  const shown = term.value.startsWith(words.base) ? safeDecode(term.value.slice(words.base.length)) : term.value;
  const href = link(term.value);
  return make("td", href ? make("a", shown, { href, title: term.value }) : make("code", shown));
}
function safeDecode(value) { try { return decodeURIComponent(value); } catch { return value; } }

function table(vars, rows) {
  const head = make("thead", make("tr", vars.map((name) => make("th", name, { scope: "col" }))));
  const body = make("tbody", rows.slice(0, SHOWN).map((row) => make("tr", vars.map((name) => cell(row[name])))));
  return make("div", make("table", [head, body], { class: "list results" }), { class: "scroll" });
}
const isNumber = (term) => term?.type === "literal" && term.value.trim() !== "" && Number.isFinite(Number(term.value));
function chart(vars, rows) {
  const column = vars.findLast((name) => rows.length && rows.every((row) => !row[name] || isNumber(row[name])) && rows.some((row) => isNumber(row[name])));
  const naming = vars.find((name) => name !== column && rows.some((row) => row[name]?.type === "literal")) ?? vars.find((name) => name !== column);
  if (!column || !naming) return null;
  const shown = rows.filter((row) => row[column]).slice(0, 60);
  const most = Math.max(...shown.map((row) => Math.abs(Number(row[column].value))), 1e-9);
  return make("table", shown.map((row) => make("tr", [
    make("th", safeDecode(row[naming]?.value ?? "").replace(words.base, ""), { scope: "row" }),
    make("td", make("span", make("span", "", { class: "fill", style: `width:${(100 * Math.abs(Number(row[column].value))) / most}%` }), { class: "track" })),
    make("td", row[column].value, { class: "n" }),
  ])), { class: "bars" });
}
function show(vars, rows, ms) {
  const notes = [make("p", say(words.elapsed, { n: rows.length, ms: Math.round(ms) }), { class: "note" })];
  if (rows.length > SHOWN) notes.push(make("p", say(words.cut, { n: SHOWN }), { class: "cut" }));
  const bars = chart(vars, rows);
  const flat = table(vars, rows);
  if (!bars) return results.replaceChildren(...notes, flat);
  bars.hidden = true;
  const tabs = make("p", [[words.table, flat, bars], [words.chart, bars, flat]].map(([name, on, off], number) => {
    const button = make("button", name, { class: "quiet", type: "button", "aria-pressed": String(number === 0) });
    button.addEventListener("click", () => {
      on.hidden = false; off.hidden = true;
      [...tabs.children].forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    });
    return button;
  }), { class: "views" });
  results.replaceChildren(...notes, tabs, flat, bars);
}
async function explain(asked) {
  const response = await fetch("/api/why-empty", { method: "POST", body: new URLSearchParams({ query: asked }) });
  const notes = [make("p", words.empty, { class: "empty" })];
  if (response.ok) {
    const { patterns } = await response.json();
    const none = patterns.filter((each) => !each.matches);
    if (none.length) notes.push(make("p", words.why), make("ul", none.map((each) => make("li", make("code", each.pattern)))));
    else if (patterns.length) notes.push(make("p", words.join));
  }
  results.replaceChildren(...notes);
}
function fail(error, limit) {
  results.replaceChildren(make("div", [
    make("p", error.problem, { class: "wrong" }),
    error.place && make("p", make("code", error.place)),
    error.mend && make("p", error.mend),
    limit && make("p", make("code", `KG-Limit: ${limit}`)),
  ], { class: "problem", role: "alert" }));
}
async function run() {
  const asked = query();
  const button = document.getElementById("run");
  button.disabled = true;
  const started = performance.now();
  try {
    const accept = "application/sparql-results+json, application/n-triples;q=0.9";
    const response = await fetch("/sparql", { method: "POST", headers: { Accept: accept, "Content-Type": "application/sparql-query" }, body: asked });
    const ms = performance.now() - started;
    if (!response.ok) return fail((await response.json()).error, response.headers.get("KG-Limit"));
    history.replaceState(null, "", asked.length < 4000 ? `/sparql?${new URLSearchParams({ text: asked })}` : "/sparql");
    if (response.headers.get("Content-Type").startsWith("application/n-triples")) {
      const lines = (await response.text()).trim().split("\n").filter(Boolean);
      return results.replaceChildren(make("p", say(words.elapsed, { n: lines.length, ms: Math.round(ms) }), { class: "note" }), make("pre", lines.slice(0, SHOWN).join("\n")));
    }
    const data = await response.json();
    if ("boolean" in data) return show(["?"], [{ "?": { type: "literal", value: String(data.boolean) } }], ms);
    if (!data.results.bindings.length) return await explain(asked);
    show(data.head.vars, data.results.bindings, ms);
  } catch (error) {
    fail({ problem: String(error) });
  } finally { button.disabled = false; }
}
document.getElementById("run").addEventListener("click", run);
document.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
document.getElementById("query").addEventListener("submit", () => { text.value = query(); });

document.getElementById("catalogue").addEventListener("change", (event) => {
  document.querySelectorAll(".parameters").forEach((form) => { form.hidden = form.dataset.query !== event.target.value; });
  const form = document.querySelector(".parameters:not([hidden])");
  if (form && [...form.querySelectorAll("input")].every((input) => !input.required)) form.requestSubmit();
});
document.querySelectorAll(".parameters").forEach((form) => form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const set = [...new FormData(form)].filter(([, value]) => value.trim());
  const response = await fetch(`/api/catalogue/${form.dataset.query}?${new URLSearchParams(set)}`);
  const answer = await response.json();
  if (!response.ok) return fail(answer.error);
  setQuery(answer.sparql);
  run();
}));
