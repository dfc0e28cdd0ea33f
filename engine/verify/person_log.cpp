#include "verify/person_log.h"

#include <algorithm>

namespace rehearsal::verify {
namespace {

using journey::Decision;
using Kind = Decision::Kind;

/// A journey's name at some time: the profile's id and the journey's number there.
using JourneyName = std::pair<std::string, std::uint32_t>;

/// Puts together the journeys of one person from the lines about them.
class Builder {
  public:
    /// A merge gives journeys other names. Within one instant the log is sorted by profile, so that a line
    /// may stand before the merge that came first: all merges are known before any line is read.
    void learn(const Decision& d) {
        if (d.kind != Kind::Merge) return;
        for (const auto& [before, after] : d.journeys) {
            renamed_[{std::string(d.from), before}] = {std::string(d.profile), after};
        }
    }

    void add(const Decision& d) {
        if (d.kind == Kind::Merge) return;
        if (d.kind == Kind::Deny) {
            out_.denials.push_back({std::string(d.campaign), std::string(d.trigger), std::string(d.reason)});
            return;
        }
        JourneyLog& journey = journeyOf(d);
        switch (d.kind) {
            case Kind::Enter:
                journey.trigger = d.trigger;
                journey.begun = d.at;
                journey.enteredAt = d.enteredAt;
                break;
            case Kind::Arm:
                journey.arms.emplace_back(d.node, d.arm);
                break;
            case Kind::Exit:
                journey.ended = d.at;
                journey.outcome = d.outcome;
                journey.reason = d.reason;
                break;
            case Kind::Send:
            case Kind::Skip:
            case Kind::Defer:
                addToVisit(journey, d);
                break;
            default:
                break;
        }
    }

    PersonLog take() && { return std::move(out_); }

  private:
    JourneyLog& journeyOf(const Decision& d) {
        JourneyName name{std::string(d.profile), d.journey};
        for (auto found = renamed_.find(name); found != renamed_.end(); found = renamed_.find(name))
            name = found->second;
        const auto [found, isNew] = places_.try_emplace(name, out_.journeys.size());
        if (isNew) {
            out_.journeys.emplace_back();
            out_.journeys.back().campaign = d.campaign;
        }
        return out_.journeys[found->second];
    }

    static void addToVisit(JourneyLog& journey, const Decision& d) {
        const std::string node(d.node);
        std::uint32_t before = 0;
        Visit* open = nullptr;
        for (Visit& visit : journey.visits) {
            if (visit.node != node) continue;
            ++before;
            if (visit.fate == Visit::Fate::Open) open = &visit;
        }
        if (!open) {
            open = &journey.visits.emplace_back();
            open->node = node;
            open->pass = before + 1;
        }
        open->at = d.at;
        if (d.kind == Kind::Defer) {
            open->deferrals.push_back({std::string(d.reason), std::string(d.detail), d.until});
            return;
        }
        open->fate = d.kind == Kind::Send ? Visit::Fate::Sent : Visit::Fate::Skipped;
        open->reason = d.reason;
        open->detail = d.detail;
        open->due = d.due;
        open->templateId = d.templateId;
        open->purpose = d.purpose;
        for (const auto& [slot, block] : d.slotBlocks)
            open->blocks[std::string(slot)] = std::string(block.value_or(""));
    }

    PersonLog out_;
    std::map<JourneyName, JourneyName> renamed_;
    std::map<JourneyName, std::size_t> places_;
};

}  // namespace

const JourneyLog* PersonLog::journey(const std::string& campaign, const std::string& trigger) const {
    const auto found = std::find_if(journeys.begin(), journeys.end(), [&](const JourneyLog& each) {
        return each.campaign == campaign && each.trigger == trigger;
    });
    return found == journeys.end() ? nullptr : &*found;
}

const Denial* PersonLog::denial(const std::string& campaign, const std::string& trigger) const {
    const auto found = std::find_if(denials.begin(), denials.end(), [&](const Denial& each) {
        return each.campaign == campaign && each.trigger == trigger;
    });
    return found == denials.end() ? nullptr : &*found;
}

void People::add(const DecisionLog& log) {
    for (std::size_t i = 0; i < log.size(); ++i) {
        const auto& d = log[i];
        if (d.kind == Kind::Merge) became_.try_emplace(std::string(d.from), std::string(d.profile));
    }
}

const std::string& People::finalId(const std::string& profile) const {
    const std::string* id = &profile;
    for (auto found = became_.find(*id); found != became_.end(); found = became_.find(*id))
        id = &found->second;
    return *id;
}

LogByPerson::LogByPerson(const DecisionLog& log, const People& people) : log_(log) {
    for (std::size_t i = 0; i < log.size(); ++i)
        lines_[people.finalId(std::string(log[i].profile))].push_back(i);
}

std::vector<std::string> LogByPerson::persons() const {
    std::vector<std::string> out;
    for (const auto& [person, lines] : lines_) out.push_back(person);
    return out;
}

PersonLog LogByPerson::of(const std::string& person) const {
    const auto lines = lines_.find(person);
    if (lines == lines_.end()) return {};
    Builder builder;
    for (const std::size_t line : lines->second) builder.learn(log_[line]);
    for (const std::size_t line : lines->second) builder.add(log_[line]);
    return std::move(builder).take();
}

}  // namespace rehearsal::verify
