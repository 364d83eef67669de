// The graph page: opens the view of its address, else the thing it was opened for, else the classes.
import { bring, select, settle, showOverview } from "./acts.js";
import { graph, hold, labels, middleOf } from "./canvas.js";
import { FONT } from "./drawing.js";
import "./keys.js";
import { MOST, board, look, now, relations, state } from "./page.js";
import { reopenPath, showEdge, showHint } from "./panel.js";
import { State } from "./state.js";
import { drawTools } from "./tools.js";

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
    now.fitting = true;
    requestAnimationFrame(() => graph.zoomToFit(0, 60));
  } else if (board.dataset.focus) {
    now.fitting = true;
    await bring(board.dataset.focus);
  } else await showOverview();
}
window.graphPage = { state, graph, font: FONT, middleOf, get labels() { return labels; } };
start();
