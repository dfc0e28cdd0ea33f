#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehearsal::message {

/// `<name attr="value">` or `</name>`.
struct HtmlTag {
    std::string name;  ///< In lower case.
    std::string_view attributes;
    bool closing = false;
    bool alone = false;   ///< `<br/>`
    std::size_t end = 0;  ///< Behind it.

    /// An attribute's value as it stands there, without its quotes; nothing where it is not there.
    std::optional<std::string_view> rawAttribute(std::string_view wanted) const;
    /// An attribute's value with its entities resolved; nothing where it is not there.
    std::optional<std::string> attribute(std::string_view wanted) const;
};

/// The tag that begins at `at`, where `<` stands; nothing where none does.
std::optional<HtmlTag> tagAt(std::string_view html, std::size_t at);

/// Whether a tag begins there that never ends. It is text, and so is all behind it: looking for tags there
/// again and again would take for ever.
bool isUnended(std::string_view html, std::size_t at);

/// Behind the comment, declaration or instruction that begins at `at`, where `<` stands; nothing where none
/// does.
std::optional<std::size_t> endOfComment(std::string_view html, std::size_t at);

/// Behind the end of an element nobody sees, whose start tag ends at `at`.
std::size_t endOfElement(std::string_view html, std::size_t at, const std::string& name);

/// Whether nobody who reads a mail sees what is in the element: `style`, `head`, `display:none`.
bool isUnseen(const HtmlTag& tag);

/// What separates words in HTML.
bool isHtmlSpace(char c);

}  // namespace rehearsal::message
