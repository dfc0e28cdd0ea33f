// What each part of an email is written in: MJML, HTML or AMP with Liquid inside, or text with Liquid.
import { cssLanguage } from "@codemirror/lang-css";
import { html } from "@codemirror/lang-html";
import { closePercentBrace, liquid } from "@codemirror/lang-liquid";
import { LanguageSupport } from "@codemirror/language";
import { parseMixed } from "@lezer/common";
import { ampTags } from "./amp.js";
import { attributeSource, liquidSource } from "./completion.js";
import { withEnds } from "./liquid_ends.js";
import { mjmlTags } from "./mjml_tags.js";

// The text of mj-style is CSS, as that of style is.
const styles = parseMixed((node, input) => {
  if (node.name !== "Element") return null;
  const open = node.node.firstChild;
  const name = open?.getChild("TagName");
  if (!name || input.read(name.from, name.to) !== "mj-style") return null;
  const overlay = node.node.getChildren("Text").map(({ from, to }) => ({ from, to }));
  return overlay.length ? { parser: cssLanguage.parser, overlay } : null;
});

function withOwnCompletion(base) {
  const made = liquid({ base });
  // liquid() brings its own lists along; ours take their place, the rest of it stays.
  const support = [base.support, closePercentBrace, base.language.data.of({ closeBrackets: { brackets: ["{"] } })];
  const own = [
    made.language.data.of({ autocomplete: liquidSource }), base.language.data.of({ autocomplete: attributeSource }),
  ];
  return new LanguageSupport(withEnds(made.language), [support, own]);
}

function marked(config) {
  const base = html(config);
  return withOwnCompletion(new LanguageSupport(base.language.configure({ wrap: styles }), base.support));
}

const languages = {
  mjml: () => marked({ selfClosingTags: true, autoCloseTags: true, extraTags: mjmlTags }),
  amp: () => marked({ extraTags: ampTags }),
  html: () => marked({}),
  text: () => {
    const made = liquid();
    return new LanguageSupport(withEnds(made.language), [closePercentBrace, made.language.data.of({ autocomplete: liquidSource })]);
  },
};
const made = {};

export function languageOf(name) {
  const kind = name in languages ? name : "html";
  made[kind] ||= languages[kind]();
  return made[kind];
}
