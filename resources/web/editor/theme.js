// The look of the editor, made from the variables of the window's theme.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const ui = "var(--family), sans-serif";

const look = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--card)", fontSize: "var(--source-size)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "Source, monospace", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--accent-text)", padding: "8px 0" },
  ".cm-line": { padding: "0 12px 0 8px" },
  ".cm-cursor": { borderLeftColor: "var(--accent-text)", borderLeftWidth: "2px" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { background: "var(--selection) !important" },
  ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--faint)", border: "none", paddingLeft: "4px" },
  ".cm-activeLine": { backgroundColor: "var(--line)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--secondary)" },
  ".cm-foldPlaceholder": { background: "var(--control)", border: "none", color: "var(--secondary)", padding: "0 4px" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selection)", outline: "none" },
  ".cm-searchMatch": { backgroundColor: "var(--match)" },
  ".cm-searchMatch-selected": { outline: "1px solid var(--warning)" },
  ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--text)", fontFamily: ui },
  ".cm-panels-top": { borderBottom: "1px solid var(--border)" },
  ".cm-panels-bottom": { borderTop: "1px solid var(--border)" },
  ".cm-panel.cm-search": { padding: "8px 40px 8px 12px", fontSize: "var(--body-size)", lineHeight: "36px" },
  ".cm-panel.cm-search label": {
    fontSize: "var(--secondary-size)", color: "var(--secondary)", margin: "0 8px 0 4px", whiteSpace: "nowrap",
  },
  ".cm-panel.cm-search input[type=checkbox]": { accentColor: "var(--accent-text)", margin: "0 6px 0 0", verticalAlign: "-2px" },
  ".cm-panel.cm-search input.cm-textfield": { width: "200px", maxWidth: "100%", margin: "0 8px 0 0" },
  ".cm-panel.cm-search button:not([name=close])": { margin: "0 8px 0 0" },
  ".cm-panel.cm-gotoLine": { padding: "8px 12px", fontSize: "var(--body-size)" },
  ".cm-textfield": {
    backgroundColor: "var(--card)", border: "1px solid var(--control-border)", borderRadius: "6px", padding: "0 8px",
    fontSize: "var(--body-size)", fontFamily: ui, color: "var(--text)", height: "28px", boxSizing: "border-box",
  },
  ".cm-textfield:focus, .cm-button:focus-visible, .cm-panel.cm-search [name=close]:focus-visible": {
    outline: "2px solid var(--focus)", outlineOffset: "-1px",
  },
  ".cm-button": {
    backgroundImage: "none", backgroundColor: "var(--control)", border: "1px solid var(--control-border)",
    borderRadius: "6px", padding: "0 10px", fontSize: "var(--body-size)", fontFamily: ui, color: "var(--text)",
    height: "28px", boxSizing: "border-box", lineHeight: "26px", cursor: "default",
  },
  ".cm-button:hover": { backgroundColor: "var(--selection)" },
  ".cm-button:active": { backgroundImage: "none" },
  ".cm-panel.cm-search [name=close]": {
    color: "var(--secondary)", fontSize: "18px", top: "12px", right: "8px", width: "28px", height: "28px",
    lineHeight: "28px", borderRadius: "6px",
  },
  ".cm-panel.cm-search [name=close]:hover": { backgroundColor: "var(--control)" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)", border: "1px solid var(--control-border)", borderRadius: "6px", fontFamily: ui,
    boxShadow: "0 6px 24px rgba(0, 0, 0, .16)", overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "Source, monospace", maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px 8px", lineHeight: "1.4" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--selection)", color: "var(--text)" },
  ".cm-completionInfo": {
    padding: "8px 12px", maxWidth: "280px", fontSize: "var(--secondary-size)", lineHeight: "1.5", color: "var(--text)",
  },
  ".cm-dropCursor": { borderLeft: "2px solid var(--accent-text)" },
  ".cm-completionDetail": { color: "var(--secondary)", fontStyle: "normal", marginLeft: "12px" },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--accent-text)", fontWeight: "700" },
  ".cm-diagnostic": { fontSize: "var(--body-size)", padding: "6px 10px", maxWidth: "420px", whiteSpace: "pre-wrap" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--error)" },
  ".cm-diagnostic-warning": { borderLeft: "3px solid var(--warning)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--error)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--warning)" },
  ".cm-lint-marker": { width: "8px", height: "8px", borderRadius: "4px", marginTop: "6px", content: "none" },
  ".cm-lint-marker-error": { backgroundColor: "var(--error)" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--warning)" },
});

const colors = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: "var(--tag)" },
  { tag: tags.attributeName, color: "var(--attribute)" },
  { tag: [tags.attributeValue, tags.string], color: "var(--string)" },
  { tag: [tags.brace, tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.modifier], color: "var(--liquid)" },
  { tag: [tags.variableName, tags.propertyName, tags.function(tags.variableName)], color: "var(--variable)" },
  { tag: [tags.number, tags.bool, tags.null, tags.color, tags.unit], color: "var(--number)" },
  { tag: [tags.comment, tags.documentMeta, tags.processingInstruction], color: "var(--secondary)" },
  { tag: [tags.className, tags.definition(tags.propertyName)], color: "var(--attribute)" },
  { tag: [tags.operator, tags.punctuation, tags.separator], color: "var(--secondary)" },
]);

export const theme = [look, syntaxHighlighting(colors)];
