// Elements made by hand: attributes, listeners and content; text is never markup.
export function make(tag, attributes = {}, ...content) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...content.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return node;
}
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

// A button that opens a small menu; the browser closes it at Escape or a click elsewhere.
export function menu(name, id, entries) {
  const list = make("div", { id, popover: "", class: "save-menu" }, entries.map(([text, act]) => make("button", { type: "button", class: "quiet", onclick: () => { list.hidePopover(); act(); } }, text)));
  const button = make("button", { type: "button", class: "quiet menu", popovertarget: id }, name);
  list.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    const box = button.getBoundingClientRect();
    list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${box.bottom + 6}px`;
    list.querySelector("button").focus();
  });
  return make("span", {}, button, list);
}
