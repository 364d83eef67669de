// Lights the sentences that #char=start,end touches, and lets the legend turn classes off.
function light() {
  document.querySelectorAll(".s.lit").forEach((span) => span.classList.remove("lit"));
  const match = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!match) return;
  const [start, end] = [Number(match[1]), Number(match[2])];
  const lit = [...document.querySelectorAll('.s[id^="char="]')].filter((span) => {
    const [from, to] = span.id.slice(5).split(",").map(Number);
    return from < end && start < to;
  });
  lit.forEach((span) => span.classList.add("lit"));
  if (!lit.length) return;
  // A reload would bring back where the reader was instead of what the link names.
  history.scrollRestoration = "manual";
  lit[0].scrollIntoView({ block: "center", behavior: "instant" });
}
addEventListener("hashchange", light);
light();

document.querySelectorAll(".legend input").forEach((box) => {
  box.addEventListener("change", () => {
    document.querySelectorAll(`.m.k-${CSS.escape(box.value)}`).forEach((mark) => mark.classList.toggle("off", !box.checked));
  });
});
