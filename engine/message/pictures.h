#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/files.h"

namespace rehearsal::message {

/// A picture of the bundle as mails carry it.
struct Picture {
    std::string path;         ///< `assets/logo.png`
    std::string contentType;  ///< `image/png`
    std::string contentId;    ///< From its bytes, without brackets.
    std::string base64;       ///< In lines.
};

/// The pictures of a bundle, made ready once to go into any number of mails. Immutable.
class Pictures {
  public:
    Pictures() = default;
    explicit Pictures(const bundle::Files& files);

    /// The picture at a path inside the bundle, or one that is drawn for a mail (`drawn/…`); or nullptr.
    std::shared_ptr<const Picture> find(std::string_view path) const;

  private:
    std::map<std::string, std::shared_ptr<const Picture>, std::less<>> byPath_;
};

/// HTML that shows the pictures it brings along, and these, each once, in the order in which they appear.
struct PicturedHtml {
    std::string html;
    std::vector<std::shared_ptr<const Picture>> pictures;
};

/// Points `src`, `background`, `srcset` and CSS `url()` that name a picture of the bundle to the mail's own
/// copy of it.
PicturedHtml withPictures(std::string_view html, const Pictures& pictures);

}  // namespace rehearsal::message
