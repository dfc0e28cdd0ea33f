// Indents MJML and HTML by what is inside what, Liquid blocks included. Only white space changes, and only where one run
// of it becomes another: between elements of MJML lines may be broken, elsewhere just their beginnings move. Values,
// comments, pre, Liquid tags and what capture keeps stay as they are.
const content = /^mj-(text|button|raw|table|style|title|preview|navbar-link|social-element|accordion-title|accordion-text|html-attribute)$/;
const empty = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const kept = /^(pre|textarea|script)$/;
const opens = /^(if|unless|case|for|tablerow|ifchanged)$/;
const middles = /^(else|elsif|when)$/;
const ends = /^end(if|unless|case|for|tablerow|ifchanged)$/;

function after(text, words, from) {
  const at = text.indexOf(words, from);
  return at < 0 ? text.length : at + words.length;
}

function liquidAt(text, from) {
  const name = /^\{%-?\s*(\w*)/.exec(text.slice(from, from + 200))?.[1] ?? "";
  const to = after(text, "%}", from);
  if (!/^(raw|comment|doc|capture)$/.test(name)) return { kind: "liquid", name, from, to };
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, "g");
  end.lastIndex = to;
  const found = end.exec(text);
  return { kind: "kept", name, from, to: found ? found.index + found[0].length : text.length };
}

function tagAt(text, from) {
  const name = /^<([\w:-]+)/.exec(text.slice(from, from + 100))[1].toLowerCase();
  const values = [];
  let i = from + 1;
  let quote = "";
  let began = 0;
  for (; i < text.length; i++) {
    if (text.startsWith("{{", i) || text.startsWith("{%", i)) {
      const to = after(text, text[i + 1] === "{" ? "}}" : "%}", i);
      if (!quote) values.push([i, to]);
      i = to - 1;
    } else if (quote) {
      if (text[i] === quote) {
        values.push([began, i + 1]);
        quote = "";
      }
    } else if (text[i] === '"' || text[i] === "'") {
      quote = text[i];
      began = i;
    } else if (text[i] === ">") {
      break;
    }
  }
  const to = Math.min(i + 1, text.length);
  if (kept.test(name)) return { kind: "kept", name, from, to: after(text, ">", after(text, `</${name}`, to)) };
  const alone = text[i - 1] === "/" || empty.test(name);
  return { kind: alone ? "alone" : "open", name, from, to, values };
}

// Every piece of markup in order; what is between them is text.
function scan(text) {
  const pieces = [];
  let style = "";
  for (let i = 0; i < text.length; ) {
    let piece = null;
    if (text.startsWith("{{", i)) piece = { kind: "output", name: "", from: i, to: after(text, "}}", i) };
    else if (text.startsWith("{%", i)) piece = liquidAt(text, i);
    else if (style && !text.slice(i, i + style.length + 2).toLowerCase().startsWith(`</${style}`)) {
      if (text.startsWith("/*", i)) piece = { kind: "kept", name: "", from: i, to: after(text, "*/", i + 2) };
      else if (text[i] === "{") piece = { kind: "brace", name: "{", from: i, to: i + 1 };
      else if (text[i] === "}") piece = { kind: "unbrace", name: "{", from: i, to: i + 1 };
    } else if (text.startsWith("<!--", i)) piece = { kind: "kept", name: "!--", from: i, to: after(text, "-->", i + 4) };
    else if (text.startsWith("<!", i)) piece = { kind: "alone", name: "!", from: i, to: after(text, ">", i), values: [] };
    else if (/^<[a-z]/i.test(text.slice(i, i + 2))) piece = tagAt(text, i);
    else if (/^<\/[a-z]/i.test(text.slice(i, i + 3))) {
      const name = /^<\/([\w:-]+)/.exec(text.slice(i, i + 100))[1].toLowerCase();
      piece = { kind: "close", name, from: i, to: after(text, ">", i) };
      style = "";
    }
    if (!piece) {
      i++;
      continue;
    }
    if (piece.kind === "open" && /^(style|mj-style)$/.test(piece.name)) style = piece.name;
    pieces.push(piece);
    i = Math.max(piece.to, i + 1);
  }
  return pieces;
}

// Puts each element of MJML that is no content on a line of its own.
function broken(text) {
  let out = "";
  let at = 0;
  let inside = "";
  let last = null;
  for (const piece of scan(text)) {
    if (inside) {
      if (piece.kind === "close" && piece.name === inside) {
        inside = "";
        last = piece;
      }
      continue;
    }
    const gap = last ? text.slice(last.to, piece.from) : null;
    const structural = /^(mjml$|mj-)/.test(piece.name) && /^(open|close|alone)$/.test(piece.kind);
    const hollow = last && last.kind === "open" && piece.kind === "close" && last.name === piece.name;
    if (structural && gap !== null && /^[ \t]*$/.test(gap) && !hollow) {
      out += text.slice(at, last.to) + "\n";
      at = piece.from;
    }
    last = structural ? piece : null;
    if (piece.kind === "open" && content.test(piece.name)) inside = piece.name;
  }
  return out + text.slice(at);
}

// How deep we are, as a list of what is open. A Liquid block is a frame: its branches begin alike, and after it counts
// what its first branch left open or closed.
class Depth {
  stack = [];

  take(piece) {
    const { stack } = this;
    if (piece.kind === "open" || piece.kind === "brace") stack.push({ name: piece.name });
    else if (piece.kind === "close" || piece.kind === "unbrace") {
      const at = stack.map((entry) => entry.name).lastIndexOf(piece.name);
      const frame = stack.map((entry) => Boolean(entry.before)).lastIndexOf(true);
      // A block that is begun in one mj-raw and ended in another goes round whole sections, which stay where they are.
      if (at > frame || (at >= 0 && piece.name === "mj-raw")) stack.length = at;
      else if (at >= 0) stack.splice(at, 1);
    } else if (piece.kind === "liquid") this.takeLiquid(piece.name);
  }

  takeLiquid(name) {
    if (opens.test(name)) {
      this.stack.push({ name: `%${name}`, before: [...this.stack], first: null });
      return;
    }
    const frame = this.stack.filter((entry) => entry.before).pop();
    if (!frame || !(middles.test(name) || ends.test(name))) return;
    const others = this.stack.filter((entry) => entry !== frame);
    frame.first ||= name === "when" ? frame.before : others;
    this.stack = ends.test(name) ? frame.first : [...frame.before, frame];
  }

  get size() {
    return this.stack.length;
  }
}

function closes(piece) {
  return piece.kind === "close" || piece.kind === "unbrace" || (piece.kind === "liquid" && ends.test(piece.name));
}

function indented(text, keepText) {
  const pieces = scan(text);
  const depth = new Depth();
  const out = [];
  let next = 0;
  let offset = 0;
  let lineIndent = 0;
  for (const line of text.split("\n")) {
    const end = offset + line.length;
    const first = end - line.trimStart().length;
    // The piece that was begun on a line before, where it goes on here.
    const holding = next > 0 && pieces[next - 1].to > offset ? pieces[next - 1] : null;
    let level = null;
    if (holding && holding.kind !== "close") {
      const held = !holding.values || holding.values.some(([from, to]) => from < offset && offset < to);
      if (!held) level = holding.level + 1;
    } else {
      let size = null;
      for (let i = next, at = first; i < pieces.length && pieces[i].from === at && closes(pieces[i]); at = pieces[i++].to) {
        depth.take(pieces[i]);
        size = depth.size;
        pieces[i].level = size;
        next = i + 1;
      }
      const middle = next < pieces.length && pieces[next].from === first && middles.test(pieces[next].name);
      level = size ?? depth.size - (middle && pieces[next].kind === "liquid" ? 1 : 0);
      if (middle && size === null) level = depth.stack.map((entry) => Boolean(entry.before)).lastIndexOf(true);
      if (keepText && pieces[next]?.from !== first && size === null) level = null;
    }
    if (level !== null) lineIndent = level;
    while (next < pieces.length && pieces[next].from < Math.max(end, offset + 1)) {
      depth.take(pieces[next]);
      pieces[next++].level = lineIndent;
    }
    const over = next > 0 && pieces[next - 1].to > end;
    const shown = over ? line : line.trimEnd();
    if (level === null) out.push(shown);
    else if (shown.trim() === "") out.push("");
    else out.push("  ".repeat(Math.max(level, 0)) + shown.trimStart());
    offset = end + 1;
  }
  return out.join("\n");
}

// One empty line is enough, but what is kept keeps its own.
function withoutGaps(text) {
  const keep = scan(text).filter((piece) => piece.to - piece.from > 1 && piece.kind !== "close");
  return text.replace(/\n{3,}/g, (gap, at) =>
    keep.some(({ from, to }) => from < at && at < to) ? gap : "\n\n");
}

export function format(text, language) {
  if (language === "text" || !text.trim()) return text;
  // Where white space is shown as it is written, no text may move.
  const keepText = /white-space:\s*(pre|break)/.test(text);
  const whole = language === "mjml" ? broken(text) : text;
  return withoutGaps(indented(whole, keepText)).trimEnd() + "\n";
}
