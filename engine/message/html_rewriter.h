#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "message/html_scanner.h"

namespace rehearsal::message {

/// Changes values of attributes in HTML and leaves every other byte as it is. Comments, and with them what
/// only Outlook for Windows reads, are not looked into.
class HtmlRewriter {
  public:
    explicit HtmlRewriter(std::string_view html) : html_(html) {}

    /// The next start tag; nothing where there are no more.
    std::optional<HtmlTag> next();
    /// Gives an attribute of the last tag another value, or adds it where the tag has none.
    void set(const HtmlTag& tag, std::string_view name, std::string_view value);
    /// The HTML with all changes.
    std::string result() const;

  private:
    struct Change {
        std::size_t at;
        std::size_t length;
        std::string text;
    };

    std::string_view html_;
    std::size_t at_ = 0;
    bool noMoreTags_ = false;
    std::vector<Change> changes_;
};

}  // namespace rehearsal::message
