#include "explain/narration.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "explain/sentences.h"

namespace rehearsal::explain {
namespace {

using journey::TraceStep;
using Kind = TraceStep::Kind;
using Json = nlohmann::ordered_json;

/// Steps that open what belongs together: an event with all it does, a timer with all it sets off.
bool opens(const TraceStep& step) {
    return step.kind == Kind::Event || step.kind == Kind::NotTaken || step.kind == Kind::Timer ||
           step.kind == Kind::StillActive;
}

bool belongsToMessage(const TraceStep& step) {
    return step.kind == Kind::Gate || step.kind == Kind::FeedTried || step.kind == Kind::FeedServed;
}

bool isMessage(const TraceStep& step) {
    const std::string kind = step.kind == Kind::Decision ? step.text("decision") : std::string();
    return kind == "send" || kind == "skip" || kind == "defer";
}

/// Breaks a long sentence between words, further lines under its own beginning.
std::string wrapped(const std::string& sentence) {
    constexpr std::size_t kWidth = 100;
    std::string out;
    std::size_t begin = 0;
    while (sentence.size() - begin > kWidth) {
        const std::size_t space = sentence.rfind(' ', begin + kWidth);
        if (space == std::string::npos || space <= begin) break;
        out += sentence.substr(begin, space - begin) + "\n" + std::string(20, ' ');
        begin = space + 1;
    }
    return out + sentence.substr(begin);
}

/// Tells the steps in order, a line each but where one says all that another would.
class Narrator {
  public:
    Narrator(const Story& story, const bundle::Bundle& bundle) : story_(story), sentences_(bundle) {}

    std::string tell() {
        out_ = story_.profile;
        if (!story_.otherIds.empty()) out_ += fmt::format(", also {}", fmt::join(story_.otherIds, ", "));
        out_ += fmt::format("\nTimes are UTC. The run ends at {}.\n", base::toString(story_.end));
        for (std::size_t i = 0; i < story_.steps.size(); ++i) tell(i);
        if (story_.steps.empty()) out_ += "\nNothing happens.\n";
        return std::move(out_);
    }

  private:
    void tell(std::size_t i) {
        const TraceStep& step = story_.steps[i];
        if (belongsToMessage(step)) {
            asked_.push_back(step);
        } else if (isMessage(step)) {
            line(step, sentences_.ofMessage(step, asked_));
            asked_.clear();
        } else if (!isSaidByNeighbour(i)) {
            std::string sentence = sentences_.of(step);
            // Most events are just accepted: that needs no line of its own.
            if (step.kind == Kind::Event && isAccepted(i + 1)) sentence += "; accepted (S8)";
            line(step, sentence);
        }
    }

    bool isAccepted(std::size_t i) const {
        return i < story_.steps.size() && story_.steps[i].kind == Kind::Accepted;
    }

    /// Coming to a node goes without saying where the next step says what happens there; a denial, where the
    /// step before gave its reasons.
    bool isSaidByNeighbour(std::size_t i) const {
        const TraceStep& step = story_.steps[i];
        if (step.kind == Kind::Reached && i + 1 < story_.steps.size()) {
            const TraceStep& next = story_.steps[i + 1];
            return next.journey == step.journey && next.node == step.node && next.profile == step.profile;
        }
        if (i == 0) return false;
        const Kind before = story_.steps[i - 1].kind;
        if (step.kind == Kind::Accepted) return before == Kind::Event;
        return step.kind == Kind::Decision && step.text("decision") == "deny" && before == Kind::Refused;
    }

    void line(const TraceStep& step, const std::string& sentence) {
        constexpr std::size_t kTimeWidth = 12;
        const std::string at = base::toString(step.at);
        if (at.substr(0, at.find('T')) != day_) {
            day_ = at.substr(0, at.find('T'));
            time_.clear();
            out_ += fmt::format("\n{}\n", day_);
        }
        const std::string time = momentText(step.at, step.at);
        const bool heads = opens(step);
        const std::string shown = time == time_ && !heads ? "" : time;
        out_ += fmt::format("  {:<{}}  {}{}\n", shown, kTimeWidth, heads ? "" : "  ", wrapped(sentence));
        time_ = time;
    }

    const Story& story_;
    Sentences sentences_;
    std::vector<TraceStep> asked_;
    std::string out_;
    std::string day_;
    std::string time_;
};

Json toJson(const TraceStep& step, const Sentences& sentences) {
    Json out{{"at", base::toString(step.at)}, {"profile", step.profile}, {"step", toString(step.kind)}};
    if (!step.rule.empty()) out["rule"] = step.rule;
    if (!step.campaign.empty()) out["campaign"] = step.campaign;
    if (step.journey > 0) out["journey"] = step.journey;
    if (!step.node.empty()) out["node"] = step.node;
    for (const auto& [name, value] : step.facts) out[name] = base::toJson(value);
    out["text"] = sentences.of(step);
    return out;
}

}  // namespace

std::string toText(const Story& story, const bundle::Bundle& bundle) {
    return Narrator(story, bundle).tell();
}

Json toJson(const Story& story, const bundle::Bundle& bundle) {
    const Sentences sentences(bundle);
    Json steps = Json::array();
    for (const TraceStep& step : story.steps) steps.push_back(toJson(step, sentences));
    return {{"profile", story.profile},
            {"asked", story.asked},
            {"other_ids", story.otherIds},
            {"end", base::toString(story.end)},
            {"steps", std::move(steps)}};
}

}  // namespace rehearsal::explain
