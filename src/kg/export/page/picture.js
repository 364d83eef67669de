"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, words, options } = data;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const panel = document.getElementById("panel");
  const hidden = new Set();
  const element = (name, text, parent) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  // Hover texts are elements with text in them: nothing in a label is ever read as markup.
  // What nothing is tied to would only crowd the picture: it is in the list.
  const tied = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const onCanvas = (node) => tied.size === 0 || tied.has(node.id);
  const drawn = new vis.DataSet(nodes.filter(onCanvas).map((node) => ({ ...node, title: element("span", node.title) })));
  const lines = new vis.DataSet(edges.map((edge) => ({ ...edge, title: element("span", edge.title) })));
  const shown = new vis.DataView(drawn, { filter: (node) => !hidden.has(node.group) });
  const network = new vis.Network(document.getElementById("canvas"), { nodes: shown, edges: lines }, options);
  network.once("stabilizationIterationsDone", () => network.setOptions({ physics: false }));

  const describe = (rows, sentence, title) => {
    panel.replaceChildren();
    element("h2", title, panel);
    const list = element("dl", "", panel);
    for (const [name, value] of rows) {
      if (value) {
        element("dt", name, list);
        element("dd", value, list);
      }
    }
    if (sentence) element("blockquote", sentence, panel);
  };
  const choose = (id, move) => {
    const node = byId.get(id);
    const about = node.about;
    describe([[words.class, about.kind], [words.aliases, about.aliases], [words.status, about.status], ["IRI", about.iri]],
      about.sentence, about.label);
    const ties = element("ul", "", panel);
    for (const edge of edges.filter((each) => each.from === id || each.to === id)) {
      const other = edge.from === id ? edge.to : edge.from;
      const arrow = edge.from === id ? "→" : "←";
      const go = element("button", `${arrow} ${edge.about.label} ${byId.get(other).about.label}`, element("li", "", ties));
      go.addEventListener("click", () => choose(other, true));
    }
    if (onCanvas(node) && !hidden.has(node.group)) {
      network.selectNodes([id]);
      if (move) network.focus(id, { scale: 1, animation: false });
    }
  };
  network.on("click", ({ nodes: hit, edges: touched }) => {
    if (hit.length) choose(hit[0], false);
    else if (touched.length) {
      const edge = edges.find((each) => each.id === touched[0]);
      const ends = `${byId.get(edge.from).about.label} → ${byId.get(edge.to).about.label}`;
      describe([[words.relation, edge.about.label]], edge.about.sentence, ends);
    }
  });

  const find = document.getElementById("find");
  const names = document.getElementById("names");
  const list = document.getElementById("list");
  for (const node of nodes) {
    element("option", "", names).value = node.about.label;
    const go = element("button", `${node.about.label} · ${node.about.kind}`, element("li", "", list));
    go.addEventListener("click", () => choose(node.id, true));
  }
  find.addEventListener("change", () => {
    const text = find.value.trim().toLowerCase();
    const said = (node) => `${node.about.label} ${node.about.aliases}`.toLowerCase();
    const hit = nodes.find((node) => node.about.label.toLowerCase() === text) || nodes.find((node) => said(node).includes(text));
    if (text && hit) choose(hit.id, true);
  });
  const legend = document.getElementById("legend");
  for (const [group, label, color] of data.classes) {
    const box = element("label", "", legend);
    const tick = element("input", "", box);
    tick.type = "checkbox";
    tick.checked = true;
    const dot = element("span", " ● ", box);
    dot.style.color = color;
    box.append(label);
    tick.addEventListener("change", () => {
      if (tick.checked) hidden.delete(group);
      else hidden.add(group);
      shown.refresh();
    });
  }
})();
