// MJML's elements for completion: every attribute that mjml 4.18 takes, with the values of those that have few.
// `align=left|right` names values, `color:color` is a colour, `+type` stands for a group.
const groups = {
  "+padding": "padding padding-top padding-right padding-bottom padding-left",
  "+border": "border border-top border-right border-bottom border-left border-radius",
  "+type": "color:color font-family font-size font-style font-weight " +
    "letter-spacing line-height text-decoration text-transform",
  "+inner-border": "inner-border inner-border-top inner-border-right inner-border-bottom inner-border-left " +
    "inner-border-radius",
  "+background": "background-color:color background-url background-repeat=repeat|no-repeat background-size " +
    "background-position background-position-x background-position-y",
};

const attributes = {
  "mj-accordion":
    "+padding border container-background-color:color font-family icon-align=top|middle|bottom " +
    "icon-height icon-position=left|right icon-unwrapped-alt icon-unwrapped-url icon-width " +
    "icon-wrapped-alt icon-wrapped-url",
  "mj-accordion-element":
    "background-color:color border font-family icon-align=top|middle|bottom icon-height " +
    "icon-position=left|right icon-unwrapped-alt icon-unwrapped-url icon-width icon-wrapped-alt " +
    "icon-wrapped-url",
  "mj-accordion-text":
    "+padding background-color:color color:color font-family font-size font-weight letter-spacing " +
    "line-height",
  "mj-accordion-title": "+padding background-color:color color:color font-family font-size font-weight",
  "mj-all":
    "+padding +type align=left|right|center|justify background-color:color " +
    "container-background-color:color height vertical-align=top|bottom|middle",
  "mj-attributes": "",
  "mj-body": "background-color:color width",
  "mj-breakpoint": "width",
  "mj-button":
    "+padding +border +type align=left|center|right background-color:color " +
    "container-background-color:color height href inner-padding name rel target " +
    "text-align=left|right|center title vertical-align=top|bottom|middle width",
  "mj-carousel":
    "+padding align=left|center|right border-radius container-background-color:color icon-width " +
    "left-icon right-icon tb-border tb-border-radius tb-hover-border-color:color " +
    "tb-selected-border-color:color tb-width thumbnails=visible|hidden|supported",
  "mj-carousel-image": "alt border-radius href rel src target tb-border tb-border-radius thumbnails-src title",
  "mj-class":
    "+padding +type align=left|right|center|justify background-color:color " +
    "container-background-color:color height name vertical-align=top|bottom|middle",
  "mj-column":
    "+padding +border +inner-border background-color:color direction=ltr|rtl " +
    "inner-background-color:color vertical-align=top|bottom|middle width",
  "mj-divider":
    "+padding align=left|center|right border-color:color border-style border-width " +
    "container-background-color:color width",
  "mj-font": "href name",
  "mj-group": "background-color:color direction=ltr|rtl vertical-align=top|bottom|middle width",
  "mj-head": "",
  "mj-hero":
    "+padding background-color:color background-height background-position background-url " +
    "background-width border-radius container-background-color:color height " +
    "inner-background-color:color inner-padding inner-padding-bottom inner-padding-left " +
    "inner-padding-right inner-padding-top mode=fixed-height|fluid-height " +
    "vertical-align=top|bottom|middle",
  "mj-html-attribute": "name",
  "mj-html-attributes": "",
  "mj-image":
    "+padding +border align=left|center|right alt container-background-color:color " +
    "fluid-on-mobile=true|false font-size height href max-height name rel sizes src srcset target " +
    "title usemap width",
  "mj-include": "css-inline=inline path type=mjml|html|css",
  "mj-navbar":
    "+padding align=left|center|right base-url hamburger ico-align=left|center|right ico-close " +
    "ico-color:color ico-font-family ico-font-size ico-line-height ico-open ico-padding " +
    "ico-padding-bottom ico-padding-left ico-padding-right ico-padding-top ico-text-decoration " +
    "ico-text-transform",
  "mj-navbar-link": "+padding +type href name rel target",
  "mj-preview": "",
  "mj-raw": "position=file-start",
  "mj-section":
    "+padding +border +background direction=ltr|rtl full-width=full-width|false " +
    "text-align=left|center|right text-padding",
  "mj-selector": "path",
  "mj-social":
    "+padding align=left|right|center border-radius color:color container-background-color:color " +
    "font-family font-size font-style font-weight icon-height icon-padding icon-size " +
    "inner-padding line-height mode=horizontal|vertical table-layout=auto|fixed text-decoration " +
    "text-padding vertical-align=top|bottom|middle",
  "mj-social-element":
    "+padding align=left|center|right alt background-color:color border-radius color:color " +
    "font-family font-size font-style font-weight href icon-height icon-padding " +
    "icon-position=left|right icon-size line-height name rel sizes src srcset target " +
    "text-decoration text-padding title vertical-align=top|middle|bottom",
  "mj-spacer":
    "+padding border border-bottom border-left border-right border-top " +
    "container-background-color:color height",
  "mj-style": "inline=inline",
  "mj-table":
    "+padding align=left|right|center border cellpadding cellspacing color:color " +
    "container-background-color:color font-family font-size font-weight line-height " +
    "role=none|presentation table-layout=auto|fixed|initial|inherit " +
    "vertical-align=top|bottom|middle width",
  "mj-text":
    "+padding +type align=left|right|center|justify background-color:color " +
    "container-background-color:color height vertical-align=top|bottom|middle",
  "mj-title": "",
  "mj-wrapper":
    "+padding +border +background direction=ltr|rtl full-width=full-width|false " +
    "text-align=left|center|right text-padding",
  "mjml": "dir=ltr|rtl|auto lang owa=desktop",
};

const content = "mj-text mj-image mj-button mj-divider mj-spacer mj-table mj-social mj-navbar mj-raw " +
  "mj-hero mj-accordion mj-carousel mj-include";

const children = {
  "mj-accordion": "mj-accordion-element mj-raw",
  "mj-accordion-element": "mj-accordion-title mj-accordion-text mj-raw",
  "mj-body": "mj-section mj-wrapper mj-hero mj-raw mj-include",
  "mj-carousel": "mj-carousel-image",
  "mj-html-attributes": "mj-selector",
  "mj-selector": "mj-html-attribute",
  "mj-group": "mj-column mj-raw",
  "mj-head": "mj-attributes mj-breakpoint mj-html-attributes mj-font mj-preview " +
    "mj-style mj-title mj-raw mj-include",
  "mj-navbar": "mj-navbar-link mj-raw",
  "mj-section": "mj-column mj-group mj-raw mj-include",
  "mj-social": "mj-social-element mj-raw",
  "mj-wrapper": "mj-section mj-hero mj-raw mj-include",
  "mjml": "mj-head mj-body",
  "mj-column": content,
  "mj-hero": content,
  "mj-attributes": "mj-all mj-class " + content,
};

// Elements of the body can be told apart by a class of their own and one of mj-attributes.
const inHead = /^(mjml|mj-(head|attributes|all|breakpoint|font|preview|style|title|html-attributes|selector|html-attribute|include))$/;

function words(text) {
  return text.split(" ").flatMap((word) => (word in groups ? words(groups[word]) : [word])).filter(Boolean);
}

function specOf(name) {
  const attrs = {};
  for (const word of words(attributes[name])) {
    const [, attribute, sign, values] = /^([\w-]+)([=:]?)(.*)$/.exec(word);
    attrs[attribute] = sign === "=" ? values.split("|") : null;
  }
  if (!inHead.test(name)) Object.assign(attrs, { "css-class": null, "mj-class": null });
  return { attrs, globalAttrs: false, children: children[name] ? words(children[name]) : undefined };
}

export const mjmlTags = Object.fromEntries(Object.keys(attributes).map((name) => [name, specOf(name)]));

// Whether an attribute takes a colour.
export function isColor(tag, attribute) {
  return tag in attributes && words(attributes[tag]).includes(`${attribute}:color`);
}
