#pragma once

#include <map>
#include <nlohmann/json.hpp>

#include "liquid/template.h"

namespace rehearsal::test {

using liquid::Escape;
using liquid::Mode;
using liquid::RenderOptions;
using liquid::RenderResult;
using liquid::Root;
using liquid::Template;

inline std::vector<Root> roots(const char* json) {
    return liquid::rootsOf(base::toValue(nlohmann::ordered_json::parse(json)));
}

inline RenderResult render(const char* source, const char* data = "{}", RenderOptions options = {}) {
    return Template::parse(source, "t.liquid").value().render(roots(data), options);
}

inline RenderOptions in(Mode mode, Escape escape = Escape::None) {
    RenderOptions options;
    options.mode = mode;
    options.escape = escape;
    return options;
}

/// Partials by name.
inline RenderOptions with(RenderOptions options, const std::map<std::string, Template>& partials) {
    options.partial = [&partials](std::string_view name) -> base::Expected<const Template*> {
        const auto found = partials.find(std::string(name));
        return found == partials.end() ? nullptr : &found->second;
    };
    return options;
}

}  // namespace rehearsal::test
