#include "verify/test_run.h"

#include <fmt/format.h>

#include <set>

#include "base/json_pointer.h"
#include "simulation/group_run.h"
#include "simulation/rendering_observer.h"
#include "verify/test_events.h"

namespace rehearsal::verify {
namespace {

/// A test runs for this long where it does not say (rule-bundle.md).
constexpr base::Duration kRunFor = base::days(90);

/// Keeps what one campaign decides, and who turned out to be whom.
class Listener : public simulation::GroupObserver {
  public:
    Listener(std::string campaign, base::Instant start) : campaign_(std::move(campaign)), start_(start) {}

    void decided(const journey::Decision& d) override {
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

base::Expected<std::vector<TestDecision>> runTest(const journey::Core& core,
                                                  const simulation::MessageMaker& maker,
                                                  const bundle::Bundle& bundle,
                                                  const bundle::Campaign& campaign, std::size_t place) {
    const bundle::CampaignTest& test = campaign.tests[place];
    const std::string file = fmt::format("campaigns/{}.json", campaign.id);
    const std::string pointer = base::childPointer("/tests", place);
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
    const std::vector<bundle::Person> people{*person};
    const simulation::PersonIndex index(people);
    simulation::RenderingObserver rendering(listener, maker, {});
    simulation::GroupRun group(core, index, start + test.until.value_or(kRunFor), rendering);
    std::uint64_t position = 0;
    for (const TestLine& line : *lines) {
        const auto event = core.parse(line.text, ++position);
        group.take(*std::get<event::ParsedEvent>(event));
    }
    group.finish();
    return listener.about(person->id);
}

}  // namespace rehearsal::verify
