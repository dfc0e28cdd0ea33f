// What a mail client makes of the mail that this page shows. Runs in a world of its own, which the mail knows nothing of.
import { hidePictures } from "./pictures.js";
import { invert } from "./invert.js";

function apply(document, look) {
  if (!look.pictures) hidePictures(document);
  if (look.inversion) invert(document, look.inversion);
}

globalThis.rehearsalMail = {
  /// Gives the document that was loaded its look.
  look(look) {
    apply(document, look);
  },
};
