// A mail whose pictures the client does not load: each leaves a box of its size with its alternative text in it, in the
// style that the mail gives the picture.

const kBorder = "1px solid rgba(128, 128, 128, 0.45)";
const kSmallest = 12;

/// Numbers as HTML reads them: `300` and `300px` are pixels, `50%` is a part.
function length(attribute) {
  const found = /^\s*(\d+(?:\.\d+)?)(%?)/.exec(attribute || "");
  return found ? found[1] + (found[2] || "px") : "";
}

function boxFor(image) {
  const box = image.ownerDocument.createElement("span");
  const text = (image.getAttribute("alt") || "").trim();
  const width = length(image.getAttribute("width"));
  const height = length(image.getAttribute("height"));
  const style = image.getAttribute("style");
  if (style) box.setAttribute("style", style);
  if (image.id) box.id = image.id;
  if (image.className) box.className = image.className;
  if (image.title) box.title = image.title;
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", text);
  box.textContent = text;
  if (!box.style.width && width) box.style.width = width;
  if (!box.style.height && height) box.style.height = height;
  return { box, text };
}

function dress(box, text) {
  const style = getComputedStyle(box);
  if (style.display === "inline") box.style.display = "inline-block";
  box.style.boxSizing = "border-box";
  box.style.maxWidth = box.style.maxWidth || "100%";
  box.style.overflow = "hidden";
  if (!text && (parseFloat(style.width) || 0) < kSmallest && (parseFloat(style.height) || 0) < kSmallest) return;
  if (text || parseFloat(style.height) >= kSmallest) {
    box.style.border = kBorder;
    box.style.padding = "2px 4px";
  }
}

/// Takes every picture out of the document, backgrounds too.
export function hidePictures(document) {
  for (const image of document.querySelectorAll("img, input[type=image]")) {
    const { box, text } = boxFor(image);
    image.replaceWith(box);
    dress(box, text);
  }
  for (const video of document.querySelectorAll("video[poster]")) video.removeAttribute("poster");
  for (const picture of document.querySelectorAll("svg image")) picture.remove();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT);
  for (let element = walker.currentNode; element; element = walker.nextNode()) {
    const style = getComputedStyle(element);
    for (const name of ["background-image", "list-style-image", "border-image-source"]) {
      if (!style[name].includes("url(") && !style[name].includes("image-set(")) continue;
      element.style.setProperty(name, "none", "important");
    }
  }
  const rest = document.createElement("style");
  rest.textContent = "*::before, *::after { background-image: none !important }";
  (document.head || document.documentElement).append(rest);
}
