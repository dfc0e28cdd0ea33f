#include "message/header_rules.h"

#include <algorithm>

#include "liquid/utf8.h"

namespace rehearsal::message {
namespace {

constexpr std::size_t kLongestAddress = 254;  ///< RFC 5321, 4.5.3.1.3, less the brackets.

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool isBeyondAscii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

bool isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 5322's `atext`, the dot, and letters beyond ASCII (RFC 6532).
bool mayNameAMailbox(char c) {
    constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~.";
    return isAlphanumeric(c) || isBeyondAscii(c) || kOthers.find(c) != std::string_view::npos;
}

bool mayNameADomain(char c) {
    return isAlphanumeric(c) || isBeyondAscii(c) || c == '.' || c == '-' || c == '_';
}

}  // namespace

std::string headerProblem(std::string_view text) {
    if (text.find_first_of("\r\n") != std::string_view::npos) return "has a line break in it";
    const bool bad = std::any_of(text.begin(), text.end(), [](char c) { return c != '\t' && isControl(c); });
    if (bad) return "has a control character in it";
    return liquid::utf8::valid(text) ? "" : "is not valid UTF-8";
}

std::string addressProblem(std::string_view address) {
    if (std::string problem = headerProblem(address); !problem.empty()) return problem;
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size()) return "is not an email address";
    const std::string_view name = address.substr(0, at);
    const std::string_view domain = address.substr(at + 1);
    if (address.size() > kLongestAddress) return "is longer than an email address may be";
    if (!std::all_of(name.begin(), name.end(), mayNameAMailbox) ||
        !std::all_of(domain.begin(), domain.end(), mayNameADomain) || domain.front() == '.' ||
        domain.back() == '.' || domain.find("..") != std::string_view::npos) {
        return "is not an email address";
    }
    return {};
}

}  // namespace rehearsal::message
