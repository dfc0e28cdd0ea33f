#include "liquid/batch.h"

#include <list>
#include <nlohmann/json.hpp>

#include "base/diagnostic.h"

namespace rehearsal::liquid {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string failed(const base::Diagnostic& diagnostic) {
    Json out{{"error", diagnostic.text}, {"line", diagnostic.line}, {"column", diagnostic.column}};
    if (!diagnostic.hint.empty()) out["hint"] = diagnostic.hint;
    if (!diagnostic.file.empty()) out["template"] = diagnostic.file;
    return written(out);
}

std::string unreadable(std::string text) {
    return failed({base::Severity::Error, {}, {}, 1, 1, std::move(text), {}});
}

constexpr const char* kNow = "2024-01-01T00:01:58Z";

}  // namespace

base::Expected<const Template*> PartialSources::load(std::string_view name) {
    for (const auto& [known, parsed] : parsed_) {
        if (known != name) continue;
        if (!parsed) return tl::unexpected(parsed.error());
        return &*parsed;
    }
    const std::string* source = find_(name);
    if (source == nullptr) return nullptr;
    parsed_.emplace_back(std::string(name), Template::parse(*source, std::string(name)));
    return load(name);
}

std::string renderBatchLine(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return unreadable("The line is no JSON object");
    const auto source = json.find("template");
    if (source == json.end() || !source->is_string()) return unreadable("The line has no template");
    const auto parsed = Template::parse(source->get<std::string>());
    if (!parsed) return failed(parsed.error());

    const Json sources = json.contains("templates") ? json["templates"] : Json::object();
    PartialSources partials([&](std::string_view name) -> const std::string* {
        const auto found = sources.is_object() ? sources.find(std::string(name)) : sources.end();
        return found == sources.end() || !found->is_string() ? nullptr
                                                             : &found->get_ref<const std::string&>();
    });
    RenderOptions options;
    options.partial = [&](std::string_view name) { return partials.load(name); };
    options.now = base::parseInstant(
        json.contains("now") && json["now"].is_string() ? json["now"].get<std::string>() : kNow);
    const base::Value data = json.contains("data") ? base::toValue(json["data"]) : base::Value();
    const RenderResult result = parsed->render(rootsOf(data), options);
    for (const base::Diagnostic& problem : result.problems) {
        if (problem.severity == base::Severity::Error) return failed(problem);
    }
    return written(Json{{"result", result.output}});
}

}  // namespace rehearsal::liquid
