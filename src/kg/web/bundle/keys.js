// The canvas by the keyboard: arrows walk to neighbours, letters do what the panel's buttons do.
import { back, centre, hide, pin, select } from "./acts.js";
import { fit, zoom } from "./canvas.js";
import { panel, stage, state, tell } from "./page.js";

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
