// The source editor: CodeMirror inside the window. The document and its undo live in C++; this page shows a text,
// tells what is typed, and asks for undo and redo. `bridge` is the C++ side (ui/web/editor_bridge.h).
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { setMergeTags, setNames } from "./completion.js";
import { format } from "./format.js";
import { languageOf } from "./languages.js";
import { liquidFilters, liquidTags } from "./liquid_words.js";
import { mjmlTags } from "./mjml_tags.js";
import { phrases } from "./phrases.js";
import { theme } from "./theme.js";

const typingPauseMs = 20;
const fromWindow = Annotation.define();
const blockWords = "rehearsal-block:"; // How the window's palette names what is dragged.
const shown = { key: "", language: "html", readOnly: false };
const left = new Map(); // What was shown before: where the cursor and the view stood.
let bridge = null;
let timer = 0;

// Tells the window the text as it is now; before undo at once, else after the shortest of pauses.
function tell() {
  if (!timer) return;
  clearTimeout(timer);
  timer = 0;
  bridge.typed(shown.key, view.state.doc.toString());
}

function tellSoon() {
  clearTimeout(timer);
  timer = setTimeout(tell, typingPauseMs);
}

function ask(name) {
  return () => {
    tell();
    bridge[name]();
    return true;
  };
}

// Tells where the cursor stands, or what is selected.
function tellSelection() {
  const { from, to } = view.state.selection.main;
  bridge?.selected(shown.key, from, to);
}

let wordsBefore = null; // What is not white space before the cursor, while the window takes a formatted text.

// Indents the text by what is inside what. It is one step of undo for the window, apart from what was typed.
function formatText() {
  if (shown.readOnly || shown.language === "text") return false;
  tell();
  const before = view.state.doc.toString();
  const text = format(before, shown.language);
  if (text === before) return true;
  wordsBefore = before.slice(0, view.state.selection.main.head).replace(/\s+/g, "").length;
  bridge.formatted(shown.key, text);
  return true;
}

function replaceAll() {
  openSearchPanel(view);
  view.dom.querySelector(".cm-search [name=replace]")?.focus();
  return true;
}

// A block that is dropped comes from the window's palette, which knows its source.
function takeDrop(event) {
  const words = event.dataTransfer?.getData("text/plain") ?? "";
  if (!words.startsWith(blockWords)) return false;
  event.preventDefault();
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
  tell();
  bridge.dropped(shown.key, words.slice(blockWords.length), at);
  return true;
}

const keys = keymap.of([
  { key: "Shift-Alt-f", run: formatText, preventDefault: true },
  { key: "Mod-h", run: replaceAll, preventDefault: true },
  { key: "Mod-z", run: ask("undo"), preventDefault: true },
  { key: "Mod-y", run: ask("redo"), preventDefault: true },
  { key: "Mod-Shift-z", run: ask("redo"), preventDefault: true },
  ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...foldKeymap, ...defaultKeymap,
  indentWithTab,
]);

const extensions = [
  lineNumbers(), lintGutter(), foldGutter(), codeFolding(), drawSelection(), highlightActiveLine(), indentOnInput(),
  bracketMatching(), closeBrackets(), autocompletion({ icons: false }), highlightSelectionMatches(),
  search({ top: true }), dropCursor(), indentUnit.of("  "), EditorView.lineWrapping, phrases, theme, keys,
  EditorView.domEventHandlers({ drop: takeDrop }),
  EditorView.contentAttributes.of({ "aria-label": "Source" }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged && !update.transactions.some((t) => t.annotation(fromWindow))) tellSoon();
    if (update.selectionSet || update.docChanged) tellSelection();
  }),
];

const view = new EditorView({ parent: document.getElementById("editor"), state: stateOf("", "html") });
window.editorView = view;
// What tests compare with the engine and the compiler.
window.editorWords = { liquidTags, liquidFilters, mjmlTags, format };

function stateOf(text, name, readOnly) {
  return EditorState.create({
    doc: text, extensions: [languageOf(name), EditorState.readOnly.of(Boolean(readOnly)), extensions],
  });
}

// The one stretch in which two texts differ, so that the cursor stays where it is.
function difference(before, after) {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

function behindWords(text, count) {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; at++) if (/\S/.test(text[at])) left--;
  return at;
}

function replaceText(text) {
  const before = view.state.doc.toString();
  if (before === text) return;
  const change = difference(before, text);
  const anchor = wordsBefore === null ? change.from + change.insert.length : behindWords(text, wordsBefore);
  wordsBefore = null;
  view.dispatch({ changes: change, selection: { anchor }, annotations: fromWindow.of(true), scrollIntoView: true });
}

function show(key, name, text, readOnly) {
  if (key === shown.key && name === shown.language && readOnly === shown.readOnly) {
    clearTimeout(timer);
    timer = 0;
    replaceText(text);
    return;
  }
  tell();
  if (shown.key) left.set(shown.key, { selection: view.state.selection, top: view.scrollDOM.scrollTop });
  shown.key = key;
  shown.language = name;
  shown.readOnly = readOnly;
  view.setState(stateOf(text, name, readOnly));
  tellSelection();
  const place = left.get(key);
  if (!place || place.selection.ranges.some((range) => range.to > text.length)) return;
  view.dispatch({ selection: place.selection });
  view.requestMeasure({ read: () => {}, write: () => { view.scrollDOM.scrollTop = place.top; } });
}

// Lines and columns count from 1; columns count characters, not UTF-16 units.
function positionOf(line, column) {
  const place = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  const units = [...place.text].slice(0, Math.max(column - 1, 0)).join("").length;
  return Math.min(place.from + units, place.to);
}

function showProblems(problems) {
  const diagnostics = problems.map(({ line, column, severity, message }) => {
    const whole = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
    const start = whole.from + (whole.text.length - whole.text.trimStart().length);
    const from = column > 0 ? positionOf(line, column) : start;
    const rest = whole.text.slice(from - whole.from);
    const length = column > 0 ? (rest.match(/^(\{[{%].*?[%}]\}|[\w.-]+)/)?.[0].length ?? 1) : rest.length;
    return { from, to: Math.min(from + Math.max(length, 1), view.state.doc.length), severity, message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function setVariables(variables) {
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
}

function goTo(line, column) {
  view.dispatch({ selection: { anchor: positionOf(line, column) }, scrollIntoView: true });
  view.focus();
}

new QWebChannel(qt.webChannelTransport, (channel) => {
  bridge = channel.objects.bridge;
  bridge.show.connect(show);
  bridge.showProblems.connect(showProblems);
  bridge.complete.connect(setMergeTags);
  bridge.setNames.connect(setNames);
  bridge.setVariables.connect(setVariables);
  bridge.goTo.connect(goTo);
  bridge.find.connect(() => openSearchPanel(view));
  bridge.replace.connect(replaceAll);
  bridge.format.connect(formatText);
  window.addEventListener("blur", tell);
  bridge.ready();
});
