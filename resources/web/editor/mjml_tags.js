// MJML's elements for completion, with the attributes people reach for.
const box = ["padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "css-class", "mj-class"];
const type = ["align", "color", "font-family", "font-size", "font-weight", "line-height", "letter-spacing"];
const border = ["border", "border-radius"];

function tag(children, ...attributes) {
  return { children, attrs: Object.fromEntries(attributes.flat().map((name) => [name, null])) };
}

const content = ["mj-text", "mj-image", "mj-button", "mj-divider", "mj-spacer", "mj-table", "mj-social", "mj-navbar", "mj-raw",
  "mj-hero", "mj-accordion", "mj-carousel"];

export const mjmlTags = {
  mjml: tag(["mj-head", "mj-body"], "lang", "dir"),
  "mj-head": tag(["mj-attributes", "mj-breakpoint", "mj-font", "mj-preview", "mj-style", "mj-title", "mj-raw"]),
  "mj-body": tag(["mj-section", "mj-wrapper", "mj-hero", "mj-raw"], "background-color", "width", "css-class"),
  "mj-attributes": tag(["mj-all", "mj-class", "mj-text", "mj-button", "mj-section", "mj-image"]),
  "mj-all": tag([], type, box),
  "mj-class": tag([], "name", type, box),
  "mj-breakpoint": tag([], "width"),
  "mj-font": tag([], "name", "href"),
  "mj-preview": tag([]),
  "mj-style": tag([], "inline"),
  "mj-title": tag([]),
  "mj-wrapper": tag(["mj-section", "mj-raw"], "background-color", "background-url", "full-width", "text-align", border, box),
  "mj-section": tag(["mj-column", "mj-group", "mj-raw"], "background-color", "background-url", "full-width", "direction",
    "text-align", border, box),
  "mj-group": tag(["mj-column"], "width", "vertical-align", "background-color", "css-class"),
  "mj-column": tag(content, "width", "vertical-align", "background-color", "inner-border", border, box),
  "mj-text": tag([], type, box, "container-background-color", "height", "text-decoration", "text-transform"),
  "mj-image": tag([], "src", "alt", "href", "width", "height", "align", "fluid-on-mobile", "title", border, box),
  "mj-button": tag([], "href", "background-color", "inner-padding", "width", "target", type, border, box),
  "mj-divider": tag([], "border-color", "border-style", "border-width", "width", "align", box),
  "mj-spacer": tag([], "height", "css-class"),
  "mj-table": tag([], "width", "cellpadding", "cellspacing", type, box),
  "mj-raw": tag(undefined, "position"),
  "mj-hero": tag(content, "mode", "height", "background-url", "background-color", "background-height", "background-width",
    "vertical-align", box),
  "mj-social": tag(["mj-social-element"], "mode", "icon-size", type, box),
  "mj-social-element": tag([], "name", "href", "src", "alt", "background-color", type),
  "mj-navbar": tag(["mj-navbar-link"], "base-url", "hamburger", "align"),
  "mj-navbar-link": tag([], "href", type, box),
  "mj-accordion": tag(["mj-accordion-element"], border, box),
  "mj-accordion-element": tag(["mj-accordion-title", "mj-accordion-text"], "background-color"),
  "mj-accordion-title": tag([], type, box),
  "mj-accordion-text": tag([], type, box),
  "mj-carousel": tag(["mj-carousel-image"], "thumbnails", "icon-width", border, box),
  "mj-carousel-image": tag([], "src", "alt", "href", "title"),
};
