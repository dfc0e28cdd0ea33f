// Parses and renders whatever comes. The bytes before the first NUL are the template, the rest is its data as
// JSON.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "liquid/batch.h"
#include "liquid/template.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace rehearsal;
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    const std::size_t end = input.find('\0');
    const std::string source = input.substr(0, end);
    const auto json = end == std::string::npos
                          ? nlohmann::ordered_json()
                          : nlohmann::ordered_json::parse(input.substr(end + 1), nullptr, false);
    const auto parsed = liquid::Template::parse(source, "fuzz");
    if (!parsed) return 0;
    parsed->check();
    parsed->paths();
    base::Value data;
    if (json.is_object()) data = base::toValue(json);
    liquid::PartialSources partials([&](std::string_view) { return &source; });
    liquid::RenderOptions options;
    options.partial = [&](std::string_view name) { return partials.load(name); };
    options.now = base::Instant{1'704'067'318'000};
    for (const liquid::Mode mode : {liquid::Mode::Reference, liquid::Mode::Strict, liquid::Mode::Send}) {
        for (const liquid::Escape escape : {liquid::Escape::None, liquid::Escape::Html}) {
            options.mode = mode;
            options.escape = escape;
            parsed->render(liquid::rootsOf(data), options);
        }
    }
    return 0;
}
