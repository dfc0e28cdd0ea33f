#pragma once

#include <string>
#include <string_view>

namespace rehearsal::web {

inline constexpr char kMjmlVersion[] = "4.18.0";

/// The first line of a body.html that was made from this body.mjml, without its end.
std::string compiledHeader(std::string_view mjml);

/// The whole body.html: the header, then the HTML.
std::string compiledBody(std::string_view mjml, std::string_view html);

/// Whether a body.html says that it was made from this very source by this very compiler.
bool isCompiledFrom(std::string_view bodyHtml, std::string_view mjml);

}  // namespace rehearsal::web
