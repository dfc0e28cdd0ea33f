// AMP for Email: its elements for completion, and the least mail that is valid.
const tag = (...names) => ({ attrs: Object.fromEntries(names.map((name) => [name, null])) });

export const ampTags = {
  "amp-img": tag("src", "alt", "width", "height", "layout"),
  "amp-anim": tag("src", "alt", "width", "height", "layout"),
  "amp-carousel": tag("width", "height", "layout", "type"),
  "amp-accordion": tag("expand-single-section"),
  "amp-list": tag("src", "width", "height", "layout", "items"),
  "amp-form": tag("method", "action-xhr"),
  "amp-selector": tag("layout", "multiple"),
  "amp-sidebar": tag("id", "layout", "side"),
  "amp-lightbox": tag("id", "layout"),
  "amp-image-lightbox": tag("id", "layout"),
  "amp-fit-text": tag("width", "height", "layout", "max-font-size", "min-font-size"),
  "amp-timeago": tag("datetime", "width", "height", "layout", "cutoff"),
  "amp-autocomplete": tag("filter", "src", "min-characters"),
  "amp-bind-macro": tag("id", "arguments", "expression"),
  "amp-state": tag("id", "src"),
};
