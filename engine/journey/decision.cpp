#include "journey/decision.h"

#include <charconv>

#include "base/json_string.h"

namespace rehearsal::journey {
namespace {

/// Writes the members of one line.
class Line {
  public:
    explicit Line(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view key, std::string_view value) {
        name(key);
        base::appendJsonString(out_, value);
    }
    void instant(std::string_view key, base::Instant value) {
        name(key);
        out_ += '"';
        base::append(out_, value);
        out_ += '"';
    }
    void number(std::string_view key, std::uint64_t value) {
        name(key);
        char digits[20];
        out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    void null(std::string_view key) {
        name(key);
        out_ += "null";
    }
    void begin(std::string_view key) {
        name(key);
        out_ += '{';
        first_ = true;
    }
    void end() {
        out_ += '}';
        first_ = false;
    }

  private:
    void name(std::string_view key) {
        if (!first_) out_ += ',';
        first_ = false;
        base::appendJsonString(out_, key);
        out_ += ':';
    }

    std::string& out_;
    bool first_ = true;
};

void addSend(Line& line, const Decision& d) {
    line.text("template", d.templateId);
    line.text("purpose", d.purpose);
    line.instant("due", d.due);
    line.text("key", d.key());
    if (!d.feeds.empty()) {
        line.begin("feeds");
        for (const auto& [feed, how] : d.feeds) line.text(feed, how);
        line.end();
    }
    if (!d.slotBlocks.empty()) {
        line.begin("slots");
        for (const auto& [slot, block] : d.slotBlocks) {
            if (block) {
                line.text(slot, *block);
            } else {
                line.null(slot);
            }
        }
        line.end();
    }
    if (d.failedBlocks.empty()) return;
    line.begin("failed_blocks");
    for (const auto& [slot, block] : d.failedBlocks) line.text(slot, block);
    line.end();
}

void addFields(Line& line, const Decision& d) {
    using Kind = Decision::Kind;
    switch (d.kind) {
        case Kind::Enter:
            line.text("trigger", d.trigger);
            line.instant("entered_at", d.enteredAt);
            line.number("journey", d.journey);
            return;
        case Kind::Deny:
            line.text("reason", d.reason);
            line.text("trigger", d.trigger);
            break;
        case Kind::Merge:
            line.text("from", d.from);
            line.begin("journeys");
            for (const auto& [before, after] : d.journeys) line.number(std::to_string(before), after);
            line.end();
            return;
        case Kind::Exit:
            line.number("journey", d.journey);
            line.text("outcome", d.outcome);
            if (!d.reason.empty()) line.text("reason", d.reason);
            break;
        default:
            line.number("journey", d.journey);
            line.text("node", d.node);
            break;
    }
    if (d.kind == Kind::Send) addSend(line, d);
    if (d.kind == Kind::Skip || d.kind == Kind::Defer) line.text("reason", d.reason);
    if (d.kind == Kind::Defer) line.instant("until", d.until);
    if (d.kind == Kind::Arm) line.text("arm", d.arm);
    if (!d.detail.empty()) line.text("detail", d.detail);
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
    std::string out;
    out.reserve(campaign.size() + node.size() + profile.size() + trigger.size() + 14);
    for (const std::string_view part : {campaign, node, profile, trigger}) out.append(part).append("/");
    return out.append(std::to_string(pass));
}

void appendJsonLine(std::string& out, const Decision& decision) {
    Line line(out);
    line.instant("at", decision.at);
    line.text("profile", decision.profile);
    if (decision.kind != Decision::Kind::Merge) line.text("campaign", decision.campaign);
    line.text("decision", toString(decision.kind));
    addFields(line, decision);
    line.end();
}

}  // namespace rehearsal::journey
