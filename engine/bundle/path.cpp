#include "bundle/path.h"

namespace rehearsal::bundle {

Path parsePath(std::string_view text) {
    Path path;
    std::size_t begin = 0;
    while (true) {
        const std::size_t dot = text.find('.', begin);
        path.steps.emplace_back(text.substr(begin, dot == std::string_view::npos ? dot : dot - begin));
        if (dot == std::string_view::npos) return path;
        begin = dot + 1;
    }
}

std::string toString(const Path& path) {
    std::string out;
    for (const std::string& step : path.steps) {
        if (step.find('.') != std::string::npos) {
            out += "[\"" + step + "\"]";
            continue;
        }
        if (!out.empty()) out += '.';
        out += step;
    }
    return out;
}

}  // namespace rehearsal::bundle
