// What each part of an email is written in: MJML or HTML with Liquid inside, or text with Liquid.
import { html } from "@codemirror/lang-html";
import { liquid } from "@codemirror/lang-liquid";
import { mjmlTags } from "./mjml_tags.js";

// The merge tags as the window sent them: names to values, nested.
let mergeTags = {};

export function setMergeTags(tags) {
  mergeTags = tags || {};
}

function detailOf(value) {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return value.length === 1 ? "1 item" : `${value.length} items`;
  if (typeof value === "object") return "…";
  const text = String(value);
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}

function complete(object) {
  if (!object || typeof object !== "object" || Array.isArray(object)) return [];
  return Object.keys(object).map((label) => ({
    label, detail: detailOf(object[label]), type: typeof object[label] === "object" ? "namespace" : "property", boost: 50,
  }));
}

function at(path) {
  return path.reduce((value, key) => (value && typeof value === "object" ? value[key] : undefined), mergeTags);
}

function withLiquid(base) {
  return liquid({ base, variables: complete(mergeTags), properties: (path) => complete(at(path)) });
}

export function languageOf(name) {
  if (name === "text") return liquid({ variables: complete(mergeTags), properties: (path) => complete(at(path)) });
  if (name === "mjml") return withLiquid(html({ selfClosingTags: true, autoCloseTags: true, extraTags: mjmlTags }));
  return withLiquid(html());
}
