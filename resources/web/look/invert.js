// The inversions that mail clients do by themselves, simulated on the colours as the page has computed them, so that
// attributes, inline styles and style sheets all count. Pictures and gradients, and text that stands on them, stay.
import { contrast, isLight, over, parse, print, raised, turned } from "./color.js";

const kSides = ["top", "right", "bottom", "left"];
const kReadable = 4.5;
const kWhitePage = [255, 255, 255, 1];

/// Properties that the mail itself sets for clients that mark what they recoloured (`[data-ogsc] .name`), by element.
function ownRules(document) {
  const rules = [];
  const collect = (list) => {
    for (const rule of list) {
      if (rule.selectorText && /\[data-og[sa][cb]/.test(rule.selectorText)) rules.push(rule);
      if (rule.cssRules && (!rule.media || matchMedia(rule.media.mediaText).matches)) collect(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      collect(sheet.cssRules);
    } catch {
      // The sheet of another machine, which was not loaded.
    }
  }
  const kept = new Map();
  for (const rule of rules) {
    for (const element of document.querySelectorAll(rule.selectorText)) {
      const names = kept.get(element) || new Set();
      for (const name of rule.style) names.add(name);
      kept.set(element, names);
    }
  }
  return kept;
}

/// What is seen of an element before anything is changed.
function read(element, parent) {
  const style = getComputedStyle(element);
  const background = parse(style.backgroundColor);
  const painted = style.backgroundImage !== "none";
  const facts = {
    element,
    parent,
    color: parse(style.color),
    background: background && background[3] > 0 ? background : null,
    painted,
    onPicture: painted || (!(background && background[3] === 1) && Boolean(parent && parent.onPicture)),
    borders: [],
  };
  for (const side of kSides) {
    if (style[`border-${side}-style`] === "none" || style[`border-${side}-width`] === "0px") continue;
    const color = parse(style[`border-${side}-color`]);
    if (color && color[3] > 0) facts.borders.push({ name: `border-${side}-color`, color });
  }
  return facts;
}

function readAll(document) {
  const known = new Map();
  const all = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT);
  for (let element = walker.currentNode; element; element = walker.nextNode()) {
    const facts = read(element, known.get(element.parentElement));
    known.set(element, facts);
    all.push(facts);
  }
  return all;
}

/// New colours, parents first; `ground` is what each element then stands on.
const schemes = {
  full(facts, ground) {
    const background = facts.background && !facts.painted ? turned(facts.background) : facts.background;
    return {
      background,
      ground: background ? over(background, ground) : ground,
      color: facts.color && (facts.onPicture ? facts.color : turned(facts.color)),
      border: turned,
    };
  },
  partial(facts, ground) {
    const darkened = facts.background && !facts.painted && isLight(facts.background);
    const background = darkened ? turned(facts.background) : facts.background;
    const now = background ? over(background, ground) : ground;
    let color = facts.color;
    if (color && !facts.onPicture && contrast(over(color, now), now) < kReadable) {
      color = isLight(color) ? color : turned(color);
      color = isLight(now) ? color : raised(color, now, kReadable);
    }
    return { background, ground: now, color, border: (value) => (isLight(value) ? turned(value) : value) };
  },
};

/// Marks an element as Outlook.com does, with what it had before.
function mark(facts, now) {
  const { element } = facts;
  const isPage = element === element.ownerDocument.body;
  const changed = (before, after) => before && after && print(before) !== print(after);
  if (changed(facts.color, now.color) || isPage) {
    if (isPage || element.style.color) element.dataset.ogsc = element.style.color || print(facts.color);
    else if (element.hasAttribute("color")) element.dataset.ogac = element.getAttribute("color");
  }
  if (changed(facts.background, now.background) || isPage) {
    if (isPage || element.style.backgroundColor)
      element.dataset.ogsb = element.style.backgroundColor || print(facts.background || kWhitePage);
    else if (element.hasAttribute("bgcolor")) element.dataset.ogab = element.getAttribute("bgcolor");
  }
}

function write(facts, now, kept) {
  const set = (name, color) => {
    if (!kept || !kept.has(name)) facts.element.style.setProperty(name, print(color), "important");
  };
  if (now.color) set("color", now.color);
  if (now.background && now.background !== facts.background) set("background-color", now.background);
  for (const { name, color } of facts.borders) set(name, now.border(color));
}

/// Shows the document as a client that inverts it: `scheme` is "partial" or "full".
export function invert(document, scheme) {
  const rule = schemes[scheme];
  const all = readAll(document);
  const root = all[0];
  const page = document.body && all.find((facts) => facts.element === document.body);
  // Where neither has a colour of its own the client's white page is what is seen.
  if (!root.background && !root.painted && !(page && (page.background || page.painted)))
    root.background = kWhitePage;
  const results = new Map();
  for (const facts of all) {
    const parent = results.get(facts.parent);
    const now = rule(facts, parent ? parent.ground : turned(kWhitePage));
    results.set(facts, now);
    if (scheme === "partial") mark(facts, now);
  }
  const kept = scheme === "partial" ? ownRules(document) : new Map();
  for (const facts of all) write(facts, results.get(facts), kept.get(facts.element));
}
