#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rehearsal::message {

/// The parameters a mail's links get, and whose links get them.
struct LinkTags {
    std::vector<std::pair<std::string, std::string>> parameters;  ///< Such as `utm_source` and `newsletter`.
    std::vector<std::string> domains;                             ///< In lower case; none: every link.
    std::vector<std::string> untagged;  ///< Addresses that stay as they are: leaving must not be counted.
};

/// An address with the parameters it does not have yet, before its fragment; as it is where it is no web
/// address or none of theirs.
std::string taggedLink(std::string_view address, const LinkTags& tags);

/// HTML whose links (`a`, `area`) are tagged.
std::string withLinkTags(std::string_view html, const LinkTags& tags);

}  // namespace rehearsal::message
