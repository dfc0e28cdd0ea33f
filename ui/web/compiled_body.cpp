#include "web/compiled_body.h"

namespace rehearsal::web {

std::string compiledBody(const bundle::MjmlSource& source, std::string_view html) {
    std::string body = bundle::compiledFromLine(source) + "\n";
    body += html;
    return body;
}

}  // namespace rehearsal::web
