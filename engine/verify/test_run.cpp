#include "verify/test_run.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/json_pointer.h"
#include "event/line_parser.h"
#include "journey/observer.h"
#include "profile/identity.h"
#include "verify/test_events.h"

namespace rehearsal::verify {
namespace {

/// A test runs for this long where it does not say (rule-bundle.md).
constexpr base::Duration kRunFor = base::days(90);

/// Keeps what one campaign decides, and who turned out to be whom.
class Listener : public journey::Observer {
  public:
    Listener(std::string campaign, base::Instant start) : campaign_(std::move(campaign)), start_(start) {}

    void decided(journey::Decision d) override {
        if (d.kind == journey::Decision::Kind::Merge) {
            merges_.emplace_back(d.from, d.profile);
        } else if (d.campaign == campaign_) {
            decisions_.emplace_back(
                std::string(d.profile),
                TestDecision{d.at - start_, d.kind, d.journey, std::string(d.node), std::string(d.reason),
                             std::string(d.detail), std::string(d.outcome), std::string(d.templateId),
                             std::string(d.arm)});
        }
    }

    /// The decisions about a person, in order of time, under every id that became one with `id`.
    std::vector<TestDecision> about(const std::string& id) const {
        std::set<std::string> ids{id};
        for (bool grew = true; grew;) {
            grew = false;
            for (const auto& [from, to] : merges_) {
                if (ids.contains(from) != ids.contains(to)) {
                    ids.insert({from, to});
                    grew = true;
                }
            }
        }
        std::vector<TestDecision> out;
        for (const auto& [profile, decision] : decisions_) {
            if (ids.contains(profile)) out.push_back(decision);
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const TestDecision& a, const TestDecision& b) { return a.after < b.after; });
        return out;
    }

  private:
    std::string campaign_;
    base::Instant start_;
    std::vector<std::pair<std::string, TestDecision>> decisions_;
    std::vector<std::pair<std::string, std::string>> merges_;
};

/// The profiles of a test while it runs.
class Stage {
  public:
    Stage(const journey::Core& core, base::Instant end, journey::Observer& observer)
        : core_(core), end_(end), observer_(observer) {}

    void know(const bundle::Person& person) {
        states_.emplace(person.id, journey::Core::begin(person));
        for (const std::string& id : person.anonymousIds) identity_.link(id, person.id);
    }

    void take(const event::Event& event) {
        const auto verdict =
            identity_.judge(event, [&](const std::string& id) { return states_.contains(id); });
        base::Instant arrival = event.receivedAt;
        const auto later = [&](const std::string& id) {
            const auto known = states_.find(id);
            if (known != states_.end()) arrival = std::max(arrival, known->second.profile.clock);
        };
        later(verdict.profile);
        for (const auto& join : verdict.joins) later(join.from);
        if (arrival > end_) return;
        identity_.accept(verdict);
        journey::State& state =
            states_.try_emplace(verdict.profile, journey::Core::begin(verdict.profile)).first->second;
        core_.advanceBefore(state, arrival, observer_);
        for (const auto& join : verdict.joins) {
            const auto other = states_.find(join.from);
            if (other != states_.end()) core_.advanceBefore(other->second, arrival, observer_);
        }
        for (const auto& join : verdict.joins) {
            const auto other = states_.find(join.from);
            if (other == states_.end()) continue;
            core_.merge(state, std::move(other->second), join.isUser, arrival, observer_);
            states_.erase(other);
        }
        core_.advance(state, event, arrival, observer_);
    }

    void finish() {
        for (auto& [id, state] : states_) core_.advanceThrough(state, end_, observer_);
    }

  private:
    const journey::Core& core_;
    base::Instant end_;
    journey::Observer& observer_;
    profile::Identity identity_;
    std::map<std::string, journey::State> states_;
};

/// The person a test is about, or nullptr.
const bundle::Person* personOf(const bundle::Bundle& bundle, const bundle::CampaignTest& test) {
    if (const auto* written = std::get_if<bundle::Person>(&test.profile)) return written;
    return bundle.person(std::get<std::string>(test.profile));
}

}  // namespace

base::Instant startOf(const bundle::CampaignTest& test) {
    static const base::Instant kStart = *base::parseInstant("2026-03-02T10:00:00Z");
    return test.start.value_or(kStart);
}

base::Expected<std::vector<TestDecision>> runTest(const journey::Core& core, const bundle::Bundle& bundle,
                                                  const bundle::Campaign& campaign, std::size_t index) {
    const bundle::CampaignTest& test = campaign.tests[index];
    const std::string file = fmt::format("campaigns/{}.json", campaign.id);
    const std::string pointer = base::childPointer("/tests", index);
    const bundle::Person* person = personOf(bundle, test);
    if (!person) {
        return tl::unexpected(base::Diagnostic{base::Severity::Error,
                                               file,
                                               pointer + "/profile",
                                               0,
                                               0,
                                               "There is no such person in profiles.ndjson.",
                                               {}});
    }
    const base::Instant start = startOf(test);
    const auto lines = linesOf(test, person->id, start, file, pointer);
    if (!lines) return tl::unexpected(lines.error());

    Listener listener(campaign.id, start);
    Stage stage(core, start + test.until.value_or(kRunFor), listener);
    stage.know(*person);
    std::uint64_t position = 0;
    for (const TestLine& line : *lines) {
        auto event = std::get<event::Event>(event::parseLine(line.text));
        event.position = ++position;
        stage.take(event);
    }
    stage.finish();
    return listener.about(person->id);
}

}  // namespace rehearsal::verify
