// A part of a page as one HTML file that opens from disk and asks nothing of anyone.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

export async function keep(title, area, ...before) {
  const style = await (await fetch(document.querySelector('link[rel="stylesheet"]').href)).text();
  const kept = area.cloneNode(true);
  kept.querySelectorAll("button, input, form").forEach((each) => each.remove());
  kept.querySelectorAll("[href]").forEach((each) => each.removeAttribute("href"));
  const head = `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>\n${style}\na:not([href]) { color: inherit; text-decoration: none; }\n</style>`;
  const body = `<main><h1>${escaped(title)}</h1>\n${before.map((text) => `<pre>${escaped(text)}</pre>`).join("\n")}\n${kept.innerHTML}</main>`;
  const page = `<!doctype html>\n<html lang="${document.documentElement.lang}"><head>${head}</head>\n<body>${body}</body></html>\n`;
  const address = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "result.html";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
