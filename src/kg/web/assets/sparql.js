// Runs queries, fills in those of the catalogue, says why a result is empty.
import { keep } from "./keep.js";
import { SHOWN, label, make, say, triples, views } from "./results.js";

const text = document.getElementById("text");
const results = document.getElementById("results");
const words = results.dataset;
const query = () => window.sparqlEditor?.text() ?? text.value;
function setQuery(value) { text.value = value; window.sparqlEditor?.set(value); }

function show(asked, vars, rows, ms) {
  const notes = [make("p", say(words.elapsed, { n: rows.length, ms: Math.round(ms) }), { class: "note" })];
  const own = /\bLIMIT\s+(\d+)\s*(?:OFFSET\s+\d+\s*)?$/i.exec(asked.replace(/#.*$/gm, "").trim());
  if (rows.length > SHOWN) notes.push(make("p", say(words.cut, { n: SHOWN }), { class: "cut" }));
  if (own && rows.length === Number(own[1])) notes.push(make("p", say(words.limited, { n: own[1] }), { class: "cut" }));
  const save = make("button", words.keep, { class: "quiet keep", type: "button" });
  save.addEventListener("click", () => keep(document.querySelector("h1").textContent, results, asked));
  results.replaceChildren(make("div", [...notes, save], { class: "result-head" }), ...views(vars, rows));
  label(results);
}
async function explain(asked, ms) {
  const response = await fetch("/api/why-empty", { method: "POST", body: new URLSearchParams({ query: asked }) });
  const notes = [make("p", `${words.empty} ${say(words.elapsed, { n: 0, ms: Math.round(ms) })}`, { class: "empty" })];
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
    limit && make("p", [words.limit, " ", make("code", limit)]),
  ], { class: "problem", role: "alert" }));
}
// In the reader's words where the text is at fault or a limit was reached; else in the server's.
async function complain(asked, response) {
  const [{ error }, limit] = [await response.json(), response.headers.get("KG-Limit")];
  if (limit) return fail({ problem: words.stopped, mend: error.mend }, limit);
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const told = await fetch(`/api/what-is-wrong?lang=${lang}`, { method: "POST", body: new URLSearchParams({ query: asked }) });
  const fault = told.ok ? await told.json() : {};
  fail(fault.problem ? fault : error);
}
async function run() {
  const asked = query();
  const button = document.getElementById("run");
  button.disabled = true;
  results.setAttribute("aria-busy", "true");
  const started = performance.now();
  try {
    const accept = "application/sparql-results+json, application/n-triples;q=0.9";
    const response = await fetch("/sparql", { method: "POST", headers: { Accept: accept, "Content-Type": "application/sparql-query" }, body: asked });
    const ms = performance.now() - started;
    if (!response.ok) return await complain(asked, response);
    history.replaceState(null, "", asked.length < 4000 ? `/sparql?${new URLSearchParams({ text: asked })}` : "/sparql");
    if (response.headers.get("Content-Type").startsWith("application/n-triples")) {
      const rows = triples(await response.text());
      return rows.length ? show(asked, ["s", "p", "o"], rows, ms) : await explain(asked, ms);
    }
    const data = await response.json();
    if ("boolean" in data) return show(asked, ["?"], [{ "?": { type: "literal", value: String(data.boolean) } }], ms);
    if (!data.results.bindings.length) return await explain(asked, ms);
    show(asked, data.head.vars, data.results.bindings, ms);
  } catch (error) {
    fail({ problem: String(error) });
  } finally { button.disabled = false; results.removeAttribute("aria-busy"); }
}
document.getElementById("run").addEventListener("click", run);
// A link to the endpoint with a query in it, opened in a browser, leads here.
if (location.hash === "#run") run();
document.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); } });
document.getElementById("query").addEventListener("submit", () => { text.value = query(); });

// Only the prefixes that the query uses and does not declare itself.
const prefixes = JSON.parse(document.getElementById("prefixes").textContent);
document.getElementById("copy").addEventListener("click", async () => {
  const asked = query();
  const wanted = Object.entries(prefixes).filter(([name]) => new RegExp(`(?<![\\w:])${name}:`).test(asked) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(asked));
  const whole = wanted.map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + asked;
  // Browsers lend the clipboard only to https and loopback; elsewhere the prefixes go into the editor.
  if (!navigator.clipboard) return setQuery(whole);
  await navigator.clipboard.writeText(whole);
  document.getElementById("copied").textContent = document.getElementById("copy").dataset.done;
});

// ——— the catalogue ———
const questions = [...document.querySelectorAll("#catalogue > li")];
if (matchMedia("(max-width: 62rem)").matches) document.getElementById("questions").open = false;
document.getElementById("narrow").addEventListener("input", (event) => {
  const wanted = event.target.value.trim().toLowerCase();
  questions.forEach((item) => { item.hidden = !item.textContent.toLowerCase().includes(wanted); });
});
questions.forEach((item) => {
  const [button, form] = [item.querySelector("button"), item.querySelector("form")];
  button.addEventListener("click", () => {
    const opened = form.hidden;
    questions.forEach((other) => {
      other.querySelector("form").hidden = other !== item || !opened;
      other.querySelector("button").setAttribute("aria-expanded", String(other === item && opened));
    });
    if (opened && !form.querySelector("input:required")) form.requestSubmit();
    else if (opened) form.querySelector("input").focus();
  });
  form.addEventListener("thing-chosen", (event) => { event.preventDefault(); event.target.value = event.detail.label; });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const set = [...new FormData(form)].filter(([, value]) => value.trim());
    const response = await fetch(`/api/catalogue/${form.dataset.query}?${new URLSearchParams(set)}`);
    const answer = await response.json();
    if (!response.ok) return fail(answer.error);
    setQuery(answer.sparql);
    run();
  });
});
