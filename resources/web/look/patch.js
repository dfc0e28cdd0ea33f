// Makes one document out of another by changing only where they differ: what stays keeps its layout, its pictures and
// its place on the screen.

/// Elements that do something when they come into a document, and only then.
const kWhole = new Set(["BASE", "IFRAME", "LINK", "META", "OBJECT", "STYLE", "TITLE"]);

function patchAttributes(now, wanted) {
  for (const { name } of [...now.attributes]) if (!wanted.hasAttribute(name)) now.removeAttribute(name);
  for (const { name, value } of wanted.attributes) {
    if (now.getAttribute(name) === value) continue;
    now.setAttributeNode(wanted.getAttributeNode(name).cloneNode());
  }
}

function patchChildren(now, wanted) {
  let [first, other] = [now.firstChild, wanted.firstChild];
  while (first && other && first.isEqualNode(other)) [first, other] = [first.nextSibling, other.nextSibling];
  let [last, otherLast] = [now.lastChild, wanted.lastChild];
  const [before, otherBefore] = [first && first.previousSibling, other && other.previousSibling];
  let tail = null;
  while (first && other && last !== before && otherLast !== otherBefore && last.isEqualNode(otherLast)) {
    tail = last;
    [last, otherLast] = [last.previousSibling, otherLast.previousSibling];
  }
  const old = [];
  for (let node = first; node && node !== tail; node = node.nextSibling) old.push(node);
  const fresh = [];
  for (let node = other; node && fresh.length < 1e6; node = node.nextSibling) {
    fresh.push(node);
    if (node === otherLast) break;
  }
  if (otherLast === otherBefore) fresh.length = 0;
  if (old.length === fresh.length) return old.forEach((node, i) => patch(node, fresh[i]));
  for (const node of old) node.remove();
  for (const node of fresh) now.insertBefore(node, tail);
}

/// Makes the node `now`, which stands in a document, equal to `wanted`.
export function patch(now, wanted) {
  if (now.nodeName !== wanted.nodeName || now.nodeType !== wanted.nodeType || kWhole.has(now.nodeName)) {
    now.replaceWith(wanted);
  } else if (now.nodeType === Node.ELEMENT_NODE) {
    patchAttributes(now, wanted);
    patchChildren(now, wanted);
  } else if (now.nodeValue !== wanted.nodeValue) {
    now.nodeValue = wanted.nodeValue;
  }
}
