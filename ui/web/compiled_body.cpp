#include "web/compiled_body.h"

#include "base/sha256.h"

namespace rehearsal::web {

std::string compiledHeader(std::string_view mjml) {
    return "<!-- compiled from body.mjml sha256:" + base::hex(base::sha256(mjml)) + " by mjml " +
           kMjmlVersion + " -->";
}

std::string compiledBody(std::string_view mjml, std::string_view html) {
    std::string body = compiledHeader(mjml) + "\n";
    body += html;
    return body;
}

bool isCompiledFrom(std::string_view bodyHtml, std::string_view mjml) {
    return bodyHtml.substr(0, bodyHtml.find('\n')) == compiledHeader(mjml);
}

}  // namespace rehearsal::web
