#include "lint/subject.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_pointer.h"

namespace rehearsal::lint {

std::string quoted(const std::string& text) {
    return "“" + text + "”";
}

std::string lengthText(base::Duration length) {
    const struct {
        std::int64_t ms;
        const char* one;
        const char* many;
    } units[] = {{base::days(1).ms, " day", " days"},
                 {base::hours(1).ms, " h", " h"},
                 {base::minutes(1).ms, " m", " m"},
                 {base::seconds(1).ms, " s", " s"}};
    std::string out;
    for (const auto& unit : units) {
        const std::int64_t count = length.ms / unit.ms;
        length.ms %= unit.ms;
        if (count > 0)
            out += fmt::format("{}{}{}", out.empty() ? "" : " ", count, count == 1 ? unit.one : unit.many);
    }
    if (length.ms > 0 || out.empty()) out += fmt::format("{}{} ms", out.empty() ? "" : " ", length.ms);
    return out;
}

std::string Subject::pointer(std::size_t node) const {
    return base::childPointer("/nodes", campaign.nodes[node].id);
}

std::string Subject::name(std::size_t node) const {
    const std::string& id = campaign.nodes[node].id;
    const bundle::Send* message = send(node);
    if (!message) return quoted(id);
    const auto isSame = [&](const bundle::Node& other) {
        const auto* each = std::get_if<bundle::Send>(&other.step);
        return each && each->templateId == message->templateId;
    };
    const auto found = std::find_if(templates.begin(), templates.end(),
                                    [&](const auto& each) { return each.id == message->templateId; });
    const bool isNamed = found != templates.end() && !found->name.empty();
    // A mail that is sent at several places is told apart by where.
    return quoted(isNamed && std::count_if(campaign.nodes.begin(), campaign.nodes.end(), isSame) == 1
                      ? found->name
                      : id);
}

void Subject::add(std::string code, std::string pointer, std::string text, std::string hint,
                  std::optional<Mend> mend) const {
    findings.push_back(
        {{base::Severity::Warning, file(), std::move(pointer), 0, 0, std::move(text), std::move(hint)},
         std::move(code),
         std::move(mend)});
}

}  // namespace rehearsal::lint
