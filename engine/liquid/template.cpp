#include "liquid/template.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/nearest.h"
#include "liquid/parser.h"
#include "liquid/renderer.h"

namespace rehearsal::liquid {

namespace detail {

void Code::locate(std::size_t position, base::Diagnostic& diagnostic) const {
    position = std::min(position, source.size());
    const std::string_view before = std::string_view(source).substr(0, position);
    const std::size_t newline = before.rfind('\n');
    const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
    diagnostic.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    // A byte that continues a code point is no column of its own.
    const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    diagnostic.column = static_cast<int>(columns) + 1;
}

}  // namespace detail

base::Expected<Template> Template::parse(std::string source, std::string name) {
    auto code = std::make_shared<detail::Code>(std::min(source.size(), limits::kTemplateBytes));
    code->name = std::move(name);
    code->source = std::move(source);
    if (code->source.size() > limits::kTemplateBytes) {
        return base::failure(code->name,
                             fmt::format("The template is larger than {} MiB", limits::kTemplateBytes >> 20));
    }
    try {
        code->body = Parser(*code).document();
    } catch (const SyntaxError& error) {
        base::Diagnostic diagnostic{base::Severity::Error, code->name, {}, 0, 0, error.text, error.hint};
        code->locate(error.position, diagnostic);
        return tl::unexpected(std::move(diagnostic));
    }
    return Template(std::move(code));
}

RenderResult Template::render(const std::vector<Root>& roots, const RenderOptions& options) const {
    return Renderer(*code_, roots, options).run();
}

const std::string& Template::name() const {
    return code_->name;
}

base::Diagnostics Template::check() const {
    base::Diagnostics out = code_->warnings;
    const auto add = [&](const FilterCall& call, std::string text, std::string hint) {
        base::Diagnostic diagnostic{base::Severity::Error, code_->name,    {}, 0, 0,
                                    std::move(text),       std::move(hint)};
        code_->locate(call.position, diagnostic);
        out.push_back(std::move(diagnostic));
    };
    for (const FilterCall* call : code_->filters) {
        if (call->spec == nullptr) {
            add(*call, fmt::format("There is no filter \"{}\"", call->name),
                base::didYouMean(call->name, filterNames()));
            continue;
        }
        for (const NamedArgument& each : call->named) {
            if (each.name == call->spec->option) continue;
            add(*call, fmt::format("\"{}\" takes nothing called \"{}\"", call->name, each.name),
                call->spec->option.empty() ? std::string()
                                           : base::didYouMean(each.name, {std::string(call->spec->option)}));
        }
        const std::size_t given =
            call->arguments.size() + (call->named.empty() || isOwn(*call->spec) ? 0 : 1);
        if (given < call->spec->least) add(*call, fmt::format("\"{}\" needs an argument", call->name), {});
        if (given > call->spec->most) add(*call, fmt::format("\"{}\" takes fewer arguments", call->name), {});
    }
    return out;
}

std::vector<std::string> Template::paths() const {
    std::vector<std::string> out;
    for (const Expression* lookup : code_->lookups) {
        std::string path(lookup->text);
        if (std::find(out.begin(), out.end(), path) == out.end()) out.push_back(std::move(path));
    }
    return out;
}

std::vector<std::string> Template::partials() const {
    std::vector<std::string> out;
    for (const Partial* partial : code_->partials) {
        if (partial->name->kind == Expression::Kind::Literal) out.push_back(toText(partial->name->literal));
    }
    return out;
}

std::vector<Root> rootsOf(const base::Value& object) {
    std::vector<Root> out;
    if (!object.isObject()) return out;
    for (const auto& [name, value] : object.object()) out.push_back({name, value, false});
    return out;
}

}  // namespace rehearsal::liquid
