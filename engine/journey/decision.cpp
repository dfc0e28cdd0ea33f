#include "journey/decision.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace rehearsal::journey {
namespace {

using Json = nlohmann::ordered_json;

void addFields(Json& line, const Decision& d) {
    using Kind = Decision::Kind;
    switch (d.kind) {
        case Kind::Enter:
            line["trigger"] = d.trigger;
            line["entered_at"] = base::toString(d.enteredAt);
            line["journey"] = d.journey;
            return;
        case Kind::Deny:
            line["reason"] = d.reason;
            line["trigger"] = d.trigger;
            break;
        case Kind::Merge: {
            line["from"] = d.from;
            line["journeys"] = Json::object();
            for (const auto& [before, after] : d.journeys) line["journeys"][std::to_string(before)] = after;
            return;
        }
        case Kind::Exit:
            line["journey"] = d.journey;
            line["outcome"] = d.outcome;
            if (!d.reason.empty()) line["reason"] = d.reason;
            break;
        default:
            line["journey"] = d.journey;
            line["node"] = d.node;
            break;
    }
    if (d.kind == Kind::Send) {
        line["template"] = d.templateId;
        line["purpose"] = d.purpose;
        line["due"] = base::toString(d.due);
        line["key"] = d.key();
        for (const auto& [feed, how] : d.feeds) line["feeds"][std::string(feed)] = how;
        for (const auto& [slot, block] : d.slotBlocks)
            line["slots"][std::string(slot)] = block ? Json(*block) : Json(nullptr);
    }
    if (d.kind == Kind::Skip || d.kind == Kind::Defer) line["reason"] = d.reason;
    if (d.kind == Kind::Defer) line["until"] = base::toString(d.until);
    if (d.kind == Kind::Arm) line["arm"] = d.arm;
    if (!d.detail.empty()) line["detail"] = d.detail;
}

}  // namespace

const char* toString(Decision::Kind kind) {
    switch (kind) {
        case Decision::Kind::Enter:
            return "enter";
        case Decision::Kind::Send:
            return "send";
        case Decision::Kind::Skip:
            return "skip";
        case Decision::Kind::Defer:
            return "defer";
        case Decision::Kind::Deny:
            return "deny";
        case Decision::Kind::Arm:
            return "arm";
        case Decision::Kind::Webhook:
            return "webhook";
        case Decision::Kind::Merge:
            return "merge";
        case Decision::Kind::Exit:
            break;
    }
    return "exit";
}

std::string Decision::key() const {
    return fmt::format("{}/{}/{}/{}/{}", campaign, node, profile, trigger, pass);
}

void appendJsonLine(std::string& out, const Decision& decision) {
    Json line;
    line["at"] = base::toString(decision.at);
    line["profile"] = decision.profile;
    if (decision.kind != Decision::Kind::Merge) line["campaign"] = decision.campaign;
    line["decision"] = toString(decision.kind);
    addFields(line, decision);
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace rehearsal::journey
