// What a mail client makes of the mail that this page shows. Runs in a world of its own, which the mail knows nothing of.
import { hidePictures } from "./pictures.js";
import { invert } from "./invert.js";
import { patch } from "./patch.js";

/// Whether this document is as its source is, or some look has changed it.
let asWritten = true;

function apply(document, look) {
  if (!look.pictures) hidePictures(document);
  if (look.inversion) invert(document, look.inversion);
  asWritten = look.pictures && !look.inversion;
}

/// Puts another mail in the place of this document, without a moment in which there is none. False where the two are
/// laid out by different rules, which a document has for good.
function replace(html, look) {
  const next = new DOMParser().parseFromString(html, "text/html");
  if (next.compatMode !== document.compatMode) return false;
  const [left, top] = [scrollX, scrollY];
  const mail = document.adoptNode(next.documentElement);
  if (asWritten) patch(document.documentElement, mail);
  else document.replaceChild(mail, document.documentElement);
  apply(document, look);
  scrollTo(left, top);
  return true;
}

globalThis.rehearsalMail = {
  replace,

  /// Gives the document that was loaded its look.
  look(look) {
    apply(document, look);
  },
};
