#include "base/json_pointer.h"

namespace rehearsal::base {

std::string childPointer(std::string_view pointer, std::string_view key) {
    std::string out(pointer);
    out += '/';
    for (const char c : key) {
        if (c == '~') {
            out += "~0";
        } else if (c == '/') {
            out += "~1";
        } else {
            out += c;
        }
    }
    return out;
}

std::string childPointer(std::string_view pointer, std::size_t index) {
    return childPointer(pointer, std::to_string(index));
}

}  // namespace rehearsal::base
