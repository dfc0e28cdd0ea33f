// Runs the MJML compiler for C++: `compileMjml(source)` gives {html, errors} and throws nothing.
import mjml2html from "mjml-browser";

const options = { validationLevel: "soft", fonts: {}, keepComments: false, minify: false, beautify: false };

// Some components (menus, carousels) take random ids. The same source must give the same bytes on every machine, so
// each compile draws from the same sequence (mulberry32).
function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function describe(error) {
  return { line: error.line || 0, message: String(error.message || error), tag: error.tagName || "" };
}

window.compileMjml = (source) => {
  const random = Math.random;
  Math.random = seededRandom(1);
  try {
    const { html, errors } = mjml2html(source, options);
    return { html, errors: (errors || []).map(describe) };
  } catch (error) {
    return { html: "", errors: (error.errors || [error]).map(describe) };
  } finally {
    Math.random = random;
  }
};
