#include "verify/diff_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "verify/span_text.h"

namespace rehearsal::verify {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const std::optional<SentAs>& sent) {
    if (!sent) return nullptr;
    Json out{{"at", base::toString(sent->at)}, {"template", sent->templateId}, {"purpose", sent->purpose}};
    for (const auto& [slot, block] : sent->blocks) {
        out["slots"][slot] = block.empty() ? Json(nullptr) : Json(block);
    }
    return out;
}

Json toJson(const MessageChange& change) {
    Json out{{"change", toString(change.change)},
             {"profile", change.person},
             {"campaign", change.campaign},
             {"node", change.node},
             {"trigger", change.trigger},
             {"a", toJson(change.a)},
             {"b", toJson(change.b)},
             {"cause", change.cause.kind},
             {"text", change.cause.text}};
    if (!change.cause.detail.empty()) out["detail"] = change.cause.detail;
    return out;
}

Json toJson(const DiffGroup& group) {
    Json out{{"change", toString(group.change)},
             {"campaign", group.campaign},
             {"node", group.node},
             {"cause", group.kind},
             {"text", group.text},
             {"messages", group.messages},
             {"people", group.people}};
    if (group.change == Change::Moves) out["shift_ms"] = group.shift.ms;
    out["examples"] = Json::array();
    for (const MessageChange* example : group.examples) out["examples"].push_back(toJson(*example));
    return out;
}

/// `12 messages`, `1 person`.
std::string counted(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}
std::string messages(std::size_t count) {
    return counted(count, "message", "messages");
}
std::string people(std::size_t count) {
    return counted(count, "person", "people");
}

const char* headingOf(Change change) {
    switch (change) {
        case Change::Vanishes:
            return "Vanish: A sends them, B does not";
        case Change::Appears:
            return "Appear: B sends them, A does not";
        case Change::Moves:
            return "Move: both send them, at another time";
        case Change::Changes:
            break;
    }
    return "Change: both send them at the same time, not the same";
}

std::string exampleText(const MessageChange& change) {
    std::string times = base::toString((change.a ? change.a : change.b)->at);
    if (change.change == Change::Moves) times += " -> " + base::toString(change.b->at);
    std::string out = fmt::format("      {:<16} {}", change.person, times);
    if (!change.cause.detail.empty()) out += "  " + change.cause.detail;
    return out + "\n";
}

/// To the second where it is over a minute: nobody counts milliseconds of hours.
std::string roughly(base::Duration duration) {
    if (duration >= base::minutes(1)) duration.ms = (duration.ms + 500) / 1000 * 1000;
    return inDays(duration);
}

std::string groupText(const DiffGroup& group) {
    std::string out = fmt::format("  {}/{}  {}, {}: {}", group.campaign, group.node, messages(group.messages),
                                  people(group.people), group.text);
    if (group.change == Change::Moves) {
        const bool later = group.shift.ms > 0;
        out += fmt::format("; {} {} (median)", roughly(later ? group.shift : -group.shift),
                           later ? "later" : "earlier");
    }
    out += "\n";
    for (const MessageChange* example : group.examples) out += exampleText(*example);
    const std::size_t more = group.messages - group.examples.size();
    if (more > 0 && !group.examples.empty()) out += fmt::format("      and {} more\n", more);
    return out;
}

}  // namespace

std::vector<DiffGroup> groupsOf(const Diff& diff, std::size_t examples) {
    struct Gathered {
        DiffGroup group;
        std::set<std::string> people;
        std::vector<std::int64_t> shifts;
    };
    std::map<std::tuple<Change, std::string, std::string, std::string>, Gathered> gathered;
    for (const MessageChange& change : diff.changes) {
        Gathered& each = gathered[{change.change, change.campaign, change.node, change.cause.text}];
        DiffGroup& group = each.group;
        if (group.messages++ == 0) {
            group.change = change.change;
            group.campaign = change.campaign;
            group.node = change.node;
            group.kind = change.cause.kind;
            group.text = change.cause.text;
        }
        each.people.insert(change.person);
        if (change.a && change.b) each.shifts.push_back((change.b->at - change.a->at).ms);
        if (group.examples.size() < examples) group.examples.push_back(&change);
    }
    std::vector<DiffGroup> out;
    for (auto& [key, each] : gathered) {
        each.group.people = each.people.size();
        if (!each.shifts.empty()) {
            const auto middle =
                each.shifts.begin() + static_cast<std::ptrdiff_t>((each.shifts.size() - 1) / 2);
            std::nth_element(each.shifts.begin(), middle, each.shifts.end());
            each.group.shift = {*middle};
        }
        out.push_back(std::move(each.group));
    }
    std::stable_sort(out.begin(), out.end(), [](const DiffGroup& x, const DiffGroup& y) {
        return std::tuple(x.change, y.messages) < std::tuple(y.change, x.messages);
    });
    return out;
}

std::string toJsonLine(const MessageChange& change) {
    return toJson(change).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json toJson(const Diff& diff, std::size_t examples) {
    Json groups = Json::array();
    for (const DiffGroup& group : groupsOf(diff, examples)) groups.push_back(toJson(group));
    return {{"a", {{"messages", diff.a.messages}, {"people", diff.a.people}}},
            {"b", {{"messages", diff.b.messages}, {"people", diff.b.people}}},
            {"same", diff.same},
            {"changed", diff.changes.size()},
            {"groups", std::move(groups)}};
}

std::string toText(const Diff& diff, const std::string& a, const std::string& b, std::size_t examples) {
    const std::size_t width = std::max(a.size(), b.size());
    std::string out =
        fmt::format("A  {:<{}}  {} to {}\n", a, width, messages(diff.a.messages), people(diff.a.people));
    out += fmt::format("B  {:<{}}  {} to {}\n", b, width, messages(diff.b.messages), people(diff.b.people));
    if (diff.changes.empty()) return out + "No message changes.\n";
    out += fmt::format("{} the same, {} changed\n", messages(diff.same), diff.changes.size());
    std::optional<Change> last;
    for (const DiffGroup& group : groupsOf(diff, examples)) {
        if (last != group.change) out += fmt::format("\n{}\n", headingOf(group.change));
        last = group.change;
        out += groupText(group);
    }
    return out;
}

}  // namespace rehearsal::verify
