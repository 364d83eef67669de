// The SPARQL editor: highlighting, completion of the ontology's terms by label in either language.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";
import { tags } from "@lezer/highlight";

const text = document.getElementById("text");
const terms = fetch("/api/terms").then((response) => response.json()).then((data) => data.terms);
const KEYWORDS = "SELECT CONSTRUCT ASK DESCRIBE WHERE FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH ORDER BY GROUP HAVING LIMIT OFFSET DISTINCT COUNT SUM AVG MIN MAX SAMPLE CONTAINS STRSTARTS REGEX LANG STR BOUND EXISTS NOT IN AS DESC ASC".split(" ");

// What the editor itself says, to a screen reader for the most part.
const PHRASES = {
  "Completions": "可补全的词", "Control character": "控制字符", "Selection deleted": "所选已删除", "close": "关闭", "to": "至",
  "folded code": "已折叠", "unfold": "展开", "Folded lines": "已折叠的行", "Unfolded lines": "已展开的行", "Fold line": "折叠此行", "Unfold line": "展开此行",
};
async function complete(context) {
  const word = context.matchBefore(/[?$]?[\w:\u3400-\u9fff-]*$/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const before = context.state.sliceDoc(Math.max(0, word.from - 40), word.from);
  const wantsClass = /(?:^|[\s;{.])a\s+$/.test(before);
  const known = (await terms).filter((term) => !wantsClass || term.kind === "class");
  const options = known.flatMap((term) => [...new Set([term.curie, term.zh, term.en])].filter(Boolean).map((label) => ({
    label, apply: term.curie, detail: label === term.curie ? term.zh : term.curie, info: term.definition, type: term.kind === "class" ? "class" : "property", boost: wantsClass ? 2 : 1,
  })));
  const variables = [...new Set(context.state.doc.toString().match(/[?$]\w+/g) ?? [])].filter((name) => name !== word.text);
  options.push(...variables.map((label) => ({ label, type: "variable" })), ...KEYWORDS.map((label) => ({ label, type: "keyword", boost: -1 })));
  return { from: word.from, options, validFor: /^[?$]?[\w:\u3400-\u9fff-]*$/ };
}
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" }, { tag: tags.string, color: "var(--code-string)" }, { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-name)" },
  { tag: [tags.number, tags.bool], color: "var(--code-number)" }, { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" }, { tag: [tags.url, tags.namespace, tags.link], color: "var(--code-link)" },
]);
const look = EditorView.theme({
  "&": { border: "1px solid var(--field)", borderRadius: "8px", background: "var(--sheet)", color: "var(--ink)", fontSize: ".92rem" }, "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: "1.6", minHeight: "18rem", maxHeight: "34rem" },
  // All that is offered at a time is seen: the keyboard goes on to the rest.
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "none", overflow: "visible" },
  ".cm-gutters": { background: "var(--ground)", color: "var(--soft)", border: "0" }, ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--accent-soft) 33%, transparent)" },
  ".cm-content": { caretColor: "var(--ink)" }, "&.cm-focused .cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 28%, var(--sheet))" },
  "&.cm-focused .cm-matchingBracket": { background: "color-mix(in srgb, var(--accent) 22%, var(--sheet))" },
  ".cm-tooltip": { background: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
});
const editor = new EditorView({
  parent: text.parentElement,
  state: EditorState.create({
    doc: text.value,
    extensions: [lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), sparql(), syntaxHighlighting(colours), autocompletion({ override: [complete], maxRenderedOptions: 9 }),
      EditorState.phrases.of(document.documentElement.lang.startsWith("zh") ? PHRASES : {}), keymap.of([{ key: "Mod-Enter", run: () => true }, ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]), look, EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": document.querySelector('label[for="text"]').textContent, spellcheck: "false", autocapitalize: "off" })],
  }),
});
text.before(editor.dom);
text.hidden = true;
window.sparqlEditor = { text: () => editor.state.doc.toString(), set: (value) => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } }) };
