// The source editor: CodeMirror inside the window. The document and its undo live in C++; this page shows a text,
// tells what is typed, and asks for undo and redo. `bridge` is the C++ side (ui/web/editor_bridge.h).
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { languageOf, setMergeTags } from "./languages.js";
import { theme } from "./theme.js";

const typingPauseMs = 20;
const fromWindow = Annotation.define();
const language = new Compartment();
const shown = { key: "", language: "html" };
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

const keys = keymap.of([
  { key: "Mod-z", run: ask("undo"), preventDefault: true },
  { key: "Mod-y", run: ask("redo"), preventDefault: true },
  { key: "Mod-Shift-z", run: ask("redo"), preventDefault: true },
  ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...foldKeymap, ...defaultKeymap,
  indentWithTab,
]);

const extensions = [
  lineNumbers(), lintGutter(), foldGutter(), codeFolding(), drawSelection(), highlightActiveLine(), indentOnInput(),
  bracketMatching(), closeBrackets(), autocompletion({ icons: false }), highlightSelectionMatches(), search(),
  indentUnit.of("  "), EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": "Source" }), theme, keys,
  EditorView.updateListener.of((update) => {
    if (update.docChanged && !update.transactions.some((t) => t.annotation(fromWindow))) tellSoon();
  }),
];

const view = new EditorView({ parent: document.getElementById("editor"), state: stateOf("", "html") });
window.editorView = view;

function stateOf(text, name) {
  return EditorState.create({ doc: text, extensions: [language.of(languageOf(name)), extensions] });
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

function replaceText(text) {
  const before = view.state.doc.toString();
  if (before === text) return;
  const change = difference(before, text);
  view.dispatch({
    changes: change, selection: { anchor: change.from + change.insert.length }, annotations: fromWindow.of(true),
    scrollIntoView: true,
  });
}

function show(key, name, text) {
  if (key === shown.key) {
    clearTimeout(timer);
    timer = 0;
    replaceText(text);
    return;
  }
  tell();
  if (shown.key) left.set(shown.key, { selection: view.state.selection, top: view.scrollDOM.scrollTop });
  shown.key = key;
  shown.language = name;
  view.setState(stateOf(text, name));
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
    const from = column > 0 ? positionOf(line, column) : whole.from + (whole.text.length - whole.text.trimStart().length);
    const rest = whole.text.slice(from - whole.from);
    const length = column > 0 ? (rest.match(/^(\{[{%].*?[%}]\}|[\w.-]+)/)?.[0].length ?? 1) : rest.length;
    return { from, to: Math.min(from + Math.max(length, 1), view.state.doc.length), severity, message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function complete(tags) {
  setMergeTags(tags);
  view.dispatch({ effects: language.reconfigure(languageOf(shown.language)) });
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
  bridge.complete.connect(complete);
  bridge.setVariables.connect(setVariables);
  bridge.goTo.connect(goTo);
  bridge.find.connect(() => openSearchPanel(view));
  window.addEventListener("blur", tell);
  bridge.ready();
});
