// lang-liquid reads a comment or raw text on to `{% endcomment`, and knows no `{%- endcomment`: all that follows would be
// comment. These two tokenizers take the place of its own; the numbers are its terms, and a test sees that they still fit.
import { ExternalTokenizer } from "@lezer/lr";

const terms = {
  raw: { text: 184, end: 4 },
  comment: { text: 185, end: 5 },
};

const braceLeft = 123;
const percent = 37;

function isEnd(input, name) {
  let text = "";
  for (let at = 2; at < name.length + 24; at++) {
    const next = input.peek(at);
    if (next < 0) break;
    text += String.fromCharCode(next);
  }
  return new RegExp(`^-?\\s*end${name}\\b`).test(text);
}

function tokenizerOf(name) {
  const { text, end } = terms[name];
  return new ExternalTokenizer((input) => {
    const start = input.pos;
    while (input.next >= 0) {
      if (input.next === braceLeft && input.peek(1) === percent && isEnd(input, name)) {
        if (input.pos > start) break;
        input.acceptToken(end, input.peek(2) === 45 ? 3 : 2);
        return;
      }
      const wasBreak = input.next === 10;
      input.advance();
      if (wasBreak) break;
    }
    if (input.pos > start) input.acceptToken(text);
  });
}

export function withEnds(language) {
  const [, raw, comment] = language.parser.tokenizers;
  return language.configure({
    tokenizers: [{ from: raw, to: tokenizerOf("raw") }, { from: comment, to: tokenizerOf("comment") }],
  });
}
