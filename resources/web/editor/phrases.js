// The words of the editor's own panels, as the rest of the window speaks.
import { EditorState } from "@codemirror/state";

export const phrases = EditorState.phrases.of({
  "next": "Next",
  "previous": "Previous",
  "all": "Select all",
  "match case": "Match case",
  "by word": "Whole words",
  "regexp": "Pattern",
  "replace": "Replace",
  "replace all": "Replace all",
  "close": "Close",
  "current match": "This match",
  "on line": "on line",
  "replaced match on line $": "Replaced on line $",
  "replaced $ matches": "Replaced $ times",
  "Go to line": "Go to line",
  "go": "Go",
  "Folded lines": "Folded lines",
  "folded code": "Folded lines",
});
