// Where relations run: side by side where several join the same two things, and which of them a pointer means.
import { end } from "./state.js";

const APART = 9;
const STEPS = 14;

// Gives each relation its bend: how far its middle stands off the straight line, in the graph's own units.
export function bendAll(edges) {
  const pairs = new Map();
  for (const edge of edges) {
    const key = [end(edge.source), end(edge.target)].sort().join("\n");
    if (pairs.has(key)) pairs.get(key).push(edge);
    else pairs.set(key, [edge]);
  }
  for (const [key, held] of pairs) {
    const first = key.slice(0, key.indexOf("\n"));
    held.sort((a, b) => (a.relation < b.relation ? -1 : 1)).forEach((edge, row) => {
      const off = (row - (held.length - 1) / 2) * 2 * APART;
      // Two that run against each other are bent to the same side of the one line, not both to their own left.
      edge.bend = end(edge.source) === first ? off : -off;
    });
  }
  return edges;
}

// The point that pulls the line aside; the line passes half-way between it and the middle.
export function pull(from, to, bend) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const far = Math.hypot(dx, dy) || 1;
  return { x: (from.x + to.x) / 2 - (2 * bend * dy) / far, y: (from.y + to.y) / 2 + (2 * bend * dx) / far };
}
export function pointOn(from, to, bend, part) {
  if (!bend) return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  const aside = pull(from, to, bend);
  const [a, b, c] = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2];
  return { x: a * from.x + b * aside.x + c * to.x, y: a * from.y + b * aside.y + c * to.y };
}

function farFrom(point, one, other) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const along = ((point.x - one.x) * dx + (point.y - one.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - one.x - part * dx, point.y - one.y - part * dy);
}
function distance(edge, point) {
  const { source, target, bend } = edge;
  if (!bend) return farFrom(point, source, target);
  const spots = Array.from({ length: STEPS + 1 }, (_, row) => pointOn(source, target, bend, row / STEPS));
  return Math.min(...spots.slice(1).map((spot, row) => farFrom(point, spots[row], spot)));
}

// The relation nearest to a point, if any is near enough: where many meet, the one that is meant and not the last drawn.
export function nearest(edges, point, within) {
  let best = null;
  let least = within;
  for (const edge of edges) {
    const { source, target } = edge;
    if (source.x === undefined || target.x === undefined) continue;
    const room = within + 2 * Math.abs(edge.bend ?? 0);
    if (point.x < Math.min(source.x, target.x) - room || point.x > Math.max(source.x, target.x) + room) continue;
    if (point.y < Math.min(source.y, target.y) - room || point.y > Math.max(source.y, target.y) + room) continue;
    const far = distance(edge, point);
    if (far <= least) { best = edge; least = far; }
  }
  return best;
}
