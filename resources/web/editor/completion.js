// What is offered while typing: merge tags with the values of one person, loop variables, our tags and filters, blocks
// of the bundle, and in attributes pictures, links and the brand's colours.
import { liquidCompletionSource } from "@codemirror/lang-liquid";
import { liquidFilters, liquidTags } from "./liquid_words.js";
import { isColor } from "./mjml_tags.js";

// As the window sent them: names to values, nested; and what the bundle has, {blocks, assets, includes}.
let mergeTags = {};
let names = {};

export function setMergeTags(tags) {
  mergeTags = tags || {};
}

export function setNames(all) {
  names = all || {};
}

function detailOf(value) {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return value.length === 1 ? "1 item" : `${value.length} items`;
  if (typeof value === "object") return "…";
  const text = String(value);
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}

function optionOf(label, value) {
  return { label, detail: detailOf(value), type: typeof value === "object" ? "namespace" : "property", boost: 50 };
}

function optionsOf(value) {
  if (!value || typeof value !== "object") return [];
  if (Array.isArray(value)) return ["size", "first", "last"].map((label) => ({ label, type: "property" }));
  return Object.keys(value).map((label) => optionOf(label, value[label]));
}

// The names that stand for something at a place: of loops that are open there, and of all assigns before it.
function ownNames(text) {
  const found = new Map();
  const open = [];
  const tag = /\{%-?\s*(?:(?:for|tablerow)\s+([\w-]+)\s+in\s+([\w.[\]-]+)|assign\s+([\w-]+)\s*=\s*([\w.[\]-]+)|end(?:for|tablerow)\b)/g;
  for (let match; (match = tag.exec(text)); ) {
    if (match[1]) open.push([match[1], match[2], true]);
    else if (match[3]) found.set(match[3], [match[4], false]);
    else open.pop();
  }
  for (const [name, path, isItem] of open) found.set(name, [path, isItem]);
  return found;
}

function valueAt(path, own, depth = 0) {
  const [root, ...rest] = path;
  let value = mergeTags[root];
  if (own.has(root) && depth < 8) {
    const [from, isItem] = own.get(root);
    value = valueAt(from.split("."), own, depth + 1);
    if (isItem) value = Array.isArray(value) ? value[0] : undefined;
  }
  return rest.reduce((now, key) => {
    if (Array.isArray(now) && (key === "first" || key === "[]" || /^\d+$/.test(key))) return now[0];
    return now && typeof now === "object" ? now[key] : undefined;
  }, value);
}

const before = (context) => context.state.sliceDoc(0, context.pos);

const librarySource = liquidCompletionSource({
  properties: (path, state, context) => optionsOf(valueAt(path, ownNames(before(context)))),
});

function roots(context) {
  const own = ownNames(before(context));
  const names = [...own.keys()].map((name) => optionOf(name, valueAt([name], own)));
  return [...names, ...optionsOf(mergeTags)];
}

// The library knows where we are; its own lists are Shopify's and give way to ours.
export function liquidSource(context) {
  const block = context.matchBefore(/\{%-?\s*(?:render|include|block)\s+["'][\w-]*$/);
  if (block) {
    const from = block.from + block.text.search(/[\w-]*$/);
    return { from, options: (names.blocks || []).map((label) => ({ label, type: "text" })), validFor: /^[\w-]*$/ };
  }
  const result = librarySource(context);
  if (!result) return null;
  const has = (label, type) => result.options.some((option) => option.label === label && option.type === type);
  if (has("abs", "function")) return { ...result, options: liquidFilters };
  if (has("cycle", "keyword")) return { ...result, options: liquidTags };
  if (has("empty", "keyword")) return { ...result, options: [...roots(context), ...result.options] };
  return result;
}

function linksOf(text) {
  const links = new Set(["{{ unsubscribe_url }}", "{{ preferences_url }}"]);
  if (mergeTags.brand?.url) links.add("{{ brand.url }}");
  for (const match of text.matchAll(/href="([^"{]{4,200})"/g)) links.add(match[1]);
  return [...links];
}

function colorsOf(text) {
  const brand = Object.entries(mergeTags.brand?.colors || {})
    .map(([name, value]) => ({ label: `{{ brand.colors.${name} }}`, detail: String(value), type: "constant", boost: 20 }));
  const used = new Set([...text.matchAll(/#[0-9a-fA-F]{6}\b/g)].map((match) => match[0]));
  return [...brand, ...[...used].map((label) => ({ label, type: "constant" }))];
}

// Inside an attribute's value that has no Liquid yet.
export function attributeSource(context) {
  const text = context.state.sliceDoc(Math.max(0, context.pos - 1000), context.pos);
  const match = /<([\w-]+)(?:[^<>"']|"[^"]*"|'[^']*')*?\s([\w-]+)\s*=\s*["']([^"'{}<>]*)$/.exec(text);
  if (!match) return null;
  const [, tag, attribute, value] = match;
  const all = context.state.doc.toString();
  const plain = (list) => list.map((label) => ({ label, type: "text" }));
  let options = [];
  if (["src", "background-url", "background", "poster"].includes(attribute)) options = plain(names.assets || []);
  else if (attribute === "href") options = plain(linksOf(all));
  else if (attribute === "path" && tag === "mj-include") options = plain(names.includes || []);
  else if (isColor(tag, attribute)) options = colorsOf(all);
  return options.length ? { from: context.pos - value.length, options } : null;
}
