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
  { tag: tags.keyword, color: "#0d5c63", fontWeight: "600" }, { tag: tags.string, color: "#8a5a00" }, { tag: [tags.variableName, tags.special(tags.variableName)], color: "#7a4a9c" },
  { tag: [tags.number, tags.bool], color: "#a34a1e" }, { tag: tags.comment, color: "#5a666b", fontStyle: "italic" }, { tag: [tags.url, tags.namespace, tags.link], color: "#1f6fa8" },
]);
const look = EditorView.theme({
  "&": { border: "1px solid #aab5b8", borderRadius: "8px", background: "#fff", fontSize: ".92rem" }, "&.cm-focused": { outline: "2px solid #0d5c63", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: "1.6", minHeight: "18rem", maxHeight: "34rem" },
  // All that is offered at a time is seen: the keyboard goes on to the rest.
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "none", overflow: "visible" },
  ".cm-gutters": { background: "#fbfcfc", color: "#6b777b", border: "0" }, ".cm-activeLine": { background: "#e3eff055" },
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
