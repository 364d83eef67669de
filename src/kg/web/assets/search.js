// Answers the search boxes as one types: a combobox after WAI-ARIA's pattern; without it the form still works.
const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

function enhance(input, number) {
  const list = document.createElement("ul");
  list.className = "offers";
  list.id = `offers-${number}`;
  list.role = "listbox";
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  let found = [], at = -1, asked = "", timer = 0;

  function show(results) {
    found = results;
    list.dataset.asked = asked;
    at = -1;
    list.replaceChildren(...results.map((hit, row) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${row}`;
      item.role = "option";
      item.setAttribute("aria-selected", "false");
      const badge = document.createElement("span");
      badge.className = `badge k-${hit.class}`;
      badge.textContent = hit.kind;
      const name = document.createElement("span");
      name.dir = "auto";
      name.textContent = hit.label;
      item.append(badge, name);
      if (hit.home) {
        const home = document.createElement("small");
        home.textContent = hit.home;
        item.append(home);
      }
      item.addEventListener("mousedown", (event) => { event.preventDefault(); go(hit); });
      return item;
    }));
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  }
  const isChosen = () => at >= 0 && at < found.length;
  function move(step) {
    if (found.length) mark((at + step + found.length + 1) % (found.length + 1));
  }
  function mark(chosen) {
    at = chosen;
    [...list.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === at)));
    if (isChosen()) {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }
  function go(hit) {
    const event = new CustomEvent("thing-chosen", { detail: hit, cancelable: true, bubbles: true });
    if (input.dispatchEvent(event) && hit.href) location.href = hit.href;
    show([]);
  }
  async function ask() {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    if (!query) return show([]);
    const response = await fetch(`/api/search?lang=${lang}&kind=${input.dataset.search ?? ""}&q=${encodeURIComponent(query)}`);
    if (!response.ok) return;
    const { results } = await response.json();
    // Who is already choosing among what stands there keeps it: a late answer would move it under the hand.
    if (asked === query && !isChosen()) show(results);
  }
  input.addEventListener("input", () => { clearTimeout(timer); mark(-1); timer = setTimeout(ask, 60); });
  input.addEventListener("blur", () => setTimeout(() => show([]), 120));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
    else if (event.key === "Escape") { asked = ""; show([]); }
    else if (event.key === "Enter" && isChosen()) { event.preventDefault(); go(found[at]); }
  });
}

let boxes = 0;
document.querySelectorAll('input[type="search"][name="q"], input[data-search]').forEach((input) => {
  if (!input.closest(".filters")) enhance(input, boxes++);
});
// A page that makes a search box later hands it over with this event.
addEventListener("search-added", (event) => enhance(event.detail, boxes++));

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const input = [...document.querySelectorAll('input[type="search"]')].find((each) => each.checkVisibility({ visibilityProperty: true }));
  if (input) { event.preventDefault(); input.focus(); }
});
