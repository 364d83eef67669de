// What is in view, kept so that each step can be undone and the address tells the whole of it.

export const edgeKey = (edge) => `${end(edge.source)}\n${edge.relation}\n${end(edge.target)}`;
export const end = (node) => (typeof node === "object" ? node.id : node);
const MOST_STEPS = 60;

export class State {
  constructor(base) {
    this.base = base;
    this.nodes = new Map();
    this.edges = new Map();
    this.offKinds = new Set();
    this.offRelations = new Set();
    this.selected = "";
    this.edge = null;
    this.way = null;
    this.past = [];
    this.future = [];
  }

  // A step is the set of things in view with which of them are pinned and what is filtered out; positions stay with the nodes.
  snapshot() {
    return { offKinds: [...this.offKinds], offRelations: [...this.offRelations], nodes: [...this.nodes.values()].map((node) => [node, Boolean(node.pinned)]), edges: [...this.edges.values()], selected: this.selected };
  }
  restore(step) {
    this.nodes = new Map(step.nodes.map(([node, pinned]) => { node.pinned = pinned; return [node.id, node]; }));
    this.edges = new Map(step.edges.map((edge) => [edgeKey(edge), edge]));
    this.offKinds = new Set(step.offKinds);
    this.offRelations = new Set(step.offRelations);
    this.choose({ selected: this.nodes.has(step.selected) ? step.selected : "" });
  }
  // One thing, one relation or one way is lit at a time.
  choose({ selected = "", edge = null, way = null }) { Object.assign(this, { selected, edge, way }); }
  remember() {
    this.past.push(this.snapshot());
    if (this.past.length > MOST_STEPS) this.past.shift();
    this.future = [];
  }
  undo() { return this.move(this.past, this.future); }
  redo() { return this.move(this.future, this.past); }
  move(from, to) {
    if (!from.length) return false;
    to.push(this.snapshot());
    this.restore(from.pop());
    return true;
  }

  // Adds nodes around an anchor, on its free side; those already in view do not move.
  add(nodes, edges, anchor) {
    const fresh = nodes.filter((node) => !this.nodes.has(node.id));
    const origin = anchor ?? { x: 0, y: 0 };
    const taken = [...this.edges.values()].flatMap((edge) => {
      if (!anchor) return [];
      const other = end(edge.source) === anchor.id ? this.nodes.get(end(edge.target)) : end(edge.target) === anchor.id ? this.nodes.get(end(edge.source)) : null;
      return other?.x === undefined ? [] : [Math.atan2(other.y - origin.y, other.x - origin.x)];
    });
    const free = taken.length ? widestGap(taken) : { middle: -Math.PI / 2, width: 2 * Math.PI };
    fresh.forEach((node, row) => {
      const spread = Math.min(free.width * 0.9, Math.max(0.5, fresh.length * 0.35));
      const angle = free.middle + (fresh.length > 1 ? (row / (fresh.length - (spread > 6 ? 0 : 1)) - 0.5) * spread : 0);
      const far = anchor ? 70 + 26 * (row % 3) + fresh.length * 1.5 : fresh.length > 1 ? 60 + fresh.length * 4 : 0;
      node.x = (origin.x ?? 0) + far * Math.cos(angle);
      node.y = (origin.y ?? 0) + far * Math.sin(angle);
      this.nodes.set(node.id, node);
    });
    edges.forEach((edge) => { if (this.nodes.has(end(edge.source)) && this.nodes.has(end(edge.target)) && !this.edges.has(edgeKey(edge))) this.edges.set(edgeKey(edge), edge); });
    return fresh;
  }
  remove(id) {
    this.nodes.delete(id);
    for (const [key, edge] of this.edges) if (end(edge.source) === id || end(edge.target) === id) this.edges.delete(key);
    this.choose({ selected: this.selected === id ? "" : this.selected });
  }

  get shownNodes() { return [...this.nodes.values()].filter((node) => !this.offKinds.has(node.kind)); }
  get shownEdges() {
    const shown = new Set(this.shownNodes.map((node) => node.id));
    return [...this.edges.values()].filter((edge) => !this.offRelations.has(edge.relation) && shown.has(end(edge.source)) && shown.has(end(edge.target)));
  }
  neighbours(id) {
    return this.shownEdges.flatMap((edge) => (end(edge.source) === id ? [this.nodes.get(end(edge.target))] : end(edge.target) === id ? [this.nodes.get(end(edge.source))] : []));
  }

  short(iri) { return iri.startsWith(this.base) ? iri.slice(this.base.length) : `<${iri}`; }
  long(name) { return name.startsWith("<") ? name.slice(1) : this.base + name; }

  // things with their places, filters and selection; the base is left out of every name
  toHash() {
    if (!this.nodes.size) return "";
    const fields = new URLSearchParams();
    for (const node of this.nodes.values()) fields.append("n", `${this.short(node.id)}@${Math.round(node.x ?? 0)},${Math.round(node.y ?? 0)}${node.pinned ? ",p" : ""}`);
    for (const kind of this.offKinds) fields.append("k", kind);
    for (const relation of this.offRelations) fields.append("r", relation.split("#").pop());
    if (this.selected) fields.set("s", this.short(this.selected));
    if (this.edge) fields.set("e", this.named(this.edge));
    if (this.way) { fields.set("f", this.short(this.way.nodes[0])); for (const edge of this.way.edges) fields.append("w", this.named(edge)); }
    return `#${fields}`;
  }
  // A relation in the address: both ends and the relation's own name.
  named(edge) { return [this.short(end(edge.source)), edge.relation.split("#").pop(), this.short(end(edge.target))].join(" "); }
  find(name) {
    const [source, relation, target] = name.split(" ");
    return [...this.edges.values()].find((edge) => end(edge.source) === this.long(source) && end(edge.target) === this.long(target) && edge.relation.split("#").pop() === relation);
  }
  // The way that starts at a thing and goes over relations in view; none where one of them is missing.
  wayFrom(from, names) {
    const edges = names.map((name) => this.find(name));
    const nodes = [from];
    for (const edge of edges) {
      if (!edge) return null;
      const here = nodes.at(-1);
      if (end(edge.source) !== here && end(edge.target) !== here) return null;
      nodes.push(end(edge.source) === here ? end(edge.target) : end(edge.source));
    }
    return edges.length ? { nodes, edges } : null;
  }
  static parse(hash) {
    const fields = new URLSearchParams(hash.replace(/^#/, ""));
    const places = fields.getAll("n").map((entry) => {
      // A name without a place finds one by itself.
      const match = /^(.*)@(-?\d+),(-?\d+)(,p)?$/s.exec(entry);
      return match ? { name: match[1], x: Number(match[2]), y: Number(match[3]), pinned: Boolean(match[4]), placed: true } : { name: entry, placed: false };
    });
    return { places, kinds: fields.getAll("k"), relations: fields.getAll("r"), selected: fields.get("s") ?? "", edge: fields.get("e") ?? "", from: fields.get("f") ?? "", way: fields.getAll("w") };
  }
}

function widestGap(angles) {
  const sorted = [...angles].sort((a, b) => a - b);
  let best = { middle: 0, width: 0 };
  sorted.forEach((angle, row) => {
    const next = row + 1 < sorted.length ? sorted[row + 1] : sorted[0] + 2 * Math.PI;
    if (next - angle > best.width) best = { middle: (angle + next) / 2, width: next - angle };
  });
  return best;
}
