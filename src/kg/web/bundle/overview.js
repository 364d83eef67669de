// The classes of the whole graph and how they are tied, shown where no thing was asked for yet.
import { make } from "./dom.js";
import { end } from "./state.js";

// One line for all relations between two classes, the thicker the more there are.
function joined(ties) {
  const pairs = new Map();
  for (const tie of ties) {
    const key = [tie.source, tie.target].sort().join("\n");
    pairs.set(key, (pairs.get(key) ?? 0) + tie.n);
  }
  return [...pairs].map(([key, n]) => { const [source, target] = key.split("\n"); return { source, target, relation: "", n, weight: 1 + Math.log10(n) }; });
}

// The classes that are tied to others, on an ellipse that fills the stage.
export function overviewOf(data, stage) {
  const ties = data.edges.filter((edge) => edge.source !== edge.target);
  const tied = new Set(ties.flatMap((edge) => [edge.source, edge.target]));
  const overview = { nodes: data.nodes.filter((node) => tied.has(node.id)), ties, edges: joined(ties) };
  const [wide, high] = stage.clientWidth > stage.clientHeight ? [190, 135] : [125, 190];
  overview.nodes.forEach((node, row) => { const angle = (row / overview.nodes.length) * 2 * Math.PI; node.fx = wide * Math.cos(angle); node.fy = high * Math.sin(angle); node.x = node.fx; node.y = node.fy; });
  return overview;
}

// Which classes are joined, for who cannot point at a line.
export function classTies(overview, { words, kinds, showTies }) {
  const rows = [...overview.edges].sort((a, b) => b.n - a.n).map((edge) => make("li", {}, make("button", { class: "as-link", type: "button", onclick: () => showTies(edge) }, `${kinds[end(edge.source)]} – ${kinds[end(edge.target)]}`), make("small", {}, ` ${edge.n}`)));
  return make("details", { class: "ties" }, make("summary", {}, `${words.ties} ${rows.length}`), make("ul", { class: "plain" }, rows));
}

// The relations between two classes, and the way into either.
export function tiesBetween(overview, edge, { kinds, badge, relationName, enter }) {
  const [one, other] = [end(edge.source), end(edge.target)];
  const between = overview.ties.filter((each) => [one, other].includes(each.source) && [one, other].includes(each.target));
  return [
    make("h2", {}, badge(one), " ", badge(other)),
    make("ul", { class: "plain" }, between.sort((a, b) => b.n - a.n).map((each) => make("li", {}, `${kinds[each.source]} —${relationName(each)}→ ${kinds[each.target]} `, make("b", {}, String(each.n))))),
    make("p", { class: "acts" }, [one, other].map((kind) => make("button", { class: "quiet", type: "button", onclick: () => enter(kind) }, kinds[kind] ?? kind))),
  ];
}
