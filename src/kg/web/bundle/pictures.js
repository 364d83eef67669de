// Pictures of exactly what is in view, in light colours: SVG, PNG of it, and one HTML file that opens from disk.
import { pull } from "./edges.js";
import { CORNERS, FONT, LIGHT, colour, isLit, radius } from "./drawing.js";

const escaped = (text) => String(text).replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
const round = (value) => Math.round(value * 10) / 10;

function outline(x, y, size, kind) {
  const corners = CORNERS[kind] ?? 0;
  if (!corners) return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(size)}" fill="${colour(kind, LIGHT)}"/>`;
  const turn = corners === 4 ? Math.PI / 4 : -Math.PI / 2;
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    return `${round(x + 1.15 * size * Math.cos(angle))},${round(y + 1.15 * size * Math.sin(angle))}`;
  });
  return `<polygon points="${points.join(" ")}" fill="${colour(kind, LIGHT)}"/>`;
}

export function svgOf(picture) {
  const { width, height, nodes, edges, labels, view, toScreen } = picture;
  const lines = edges.map((edge) => {
    const [from, to] = [toScreen(edge.source.x, edge.source.y), toScreen(edge.target.x, edge.target.y)];
    const aside = pull(from, to, (edge.bend ?? 0) * view.scale);
    const way = `M${round(from.x)},${round(from.y)}Q${round(aside.x)},${round(aside.y)} ${round(to.x)},${round(to.y)}`;
    return `<path d="${way}" fill="none" stroke="${isLit(edge, view) ? "#1c2427" : "#b4bfc2"}"/>`;
  });
  const things = nodes.map((node) => {
    const { x, y } = toScreen(node.x, node.y);
    return `<g><title>${escaped(node.label)}</title>${outline(x, y, radius(node) * view.scale, node.kind)}</g>`;
  });
  const words = labels.map((label) => `<text x="${round(label.x)}" y="${round(label.y)}" font-size="${label.size}" fill="${label.faint ? "#5a666b" : "#1c2427"}" paint-order="stroke" stroke="#fbfcfc" stroke-width="3">${escaped(label.text)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(FONT)}">\n<rect width="100%" height="100%" fill="#fbfcfc"/>\n${lines.join("\n")}\n${things.join("\n")}\n${words.join("\n")}\n</svg>\n`;
}

// Twice as fine as the screen, for paper.
export function pngOf(picture) {
  const [drawn, canvas] = [new Image(), document.createElement("canvas")];
  Object.assign(canvas, { width: 2 * picture.width, height: 2 * picture.height });
  const address = URL.createObjectURL(new Blob([svgOf(picture)], { type: "image/svg+xml" }));
  return new Promise((done, failed) => {
    drawn.onload = () => { canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height); URL.revokeObjectURL(address); canvas.toBlob(done, "image/png"); };
    drawn.onerror = () => failed(new Error("the picture cannot be drawn"));
    drawn.src = address;
  });
}

export function htmlOf(picture, title, sentences) {
  const list = sentences.map((each) => `<li>${escaped(each)}</li>`).join("\n");
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const style = "body{margin:2rem auto;max-width:80rem;padding:0 1rem;font:16px/1.7 system-ui,sans-serif;color:#1c2427;background:#fbfcfc}svg{max-width:100%;height:auto}h1{font-size:1.3rem}";
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head>\n<body><h1>${escaped(title)}</h1>\n${svgOf(picture)}<ul>\n${list}\n</ul></body></html>\n`;
}

export function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
