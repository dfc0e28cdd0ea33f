#include "fields/people_histories.h"

#include <unordered_map>

#include "event/stream.h"
#include "fields/stream_catalog.h"
#include "simulation/group_run.h"

namespace rehearsal::fields {
namespace {

/// A name that no event has: names that people write are not empty.
constexpr char kNothing[] = "\x01";
constexpr std::uint64_t kEventsBetweenLooks = 1024;

/// A condition that looks back at every event there is, so that none is forgotten.
bundle::Condition everything(const std::vector<std::string>& events) {
    bundle::Any any;
    for (const std::string& name : events) {
        bundle::Did did;
        did.event = name;
        did.atLeast = 1;
        any.of.push_back({did});
    }
    return {any};
}

/// Keeps the profiles as a run leaves them, and whom each id came to stand for.
class Keeper : public simulation::GroupObserver {
  public:
    void decided(const journey::Decision&) override {}
    void ended(const journey::State& state) override { states.emplace(state.profile.id, state); }

    std::unordered_map<std::string, journey::State> states;
};

std::string textOf(const base::Value* value) {
    return value && value->isString() ? value->string() : std::string();
}

base::Instant latestOf(const std::vector<event::StreamInput>& streams, const journey::Core& core,
                       simulation::GroupRun& run, PeopleHistories& out, const std::atomic<bool>& cancelled) {
    base::Instant latest = base::Instant::min();
    auto stream = event::Stream::open(streams, core.program().interests);
    if (!stream) return latest;
    event::RecordReader reader(core.program().interests);
    for (std::uint64_t read = 0; read < kMostEventsLookedAt;) {
        const auto item = stream->next();
        if (!item || !*item) return latest;
        if (!(*item)->record) continue;
        if (++read % kEventsBetweenLooks == 0 && cancelled) return latest;
        const auto own = std::make_shared<const std::string>((*item)->record, (*item)->recordSize);
        const event::Event& event = reader.read(event::Record(own->data()), own);
        latest = std::max(latest, event.receivedAt);
        run.take(event);
    }
    out.isCut = true;
    return latest;
}

}  // namespace

std::string nameOf(const bundle::Person& person) {
    for (const char* trait : {"first_name", "firstName", "name", "email"}) {
        if (std::string name = textOf(person.traits.find(trait)); !name.empty()) return name;
    }
    return person.id;
}

bundle::Bundle judgingBundle(const bundle::Bundle& bundle, bundle::Condition where,
                             const std::vector<std::string>& triggers) {
    bundle::Bundle out;
    out.policy = bundle.policy;
    out.segments = bundle.segments;
    out.views = bundle.views;
    bundle::Campaign campaign;
    campaign.id = "sample";
    bundle::EventTrigger trigger;
    for (const std::string& name : triggers) trigger.match.any.push_back({name, nullptr});
    if (trigger.match.any.empty()) trigger.match.any.push_back({kNothing, nullptr});
    campaign.entry.triggers.emplace_back(std::move(trigger));
    campaign.entry.where = std::move(where);
    out.campaigns.push_back(std::move(campaign));
    return out;
}

std::shared_ptr<const PeopleHistories> readHistories(const bundle::Bundle& bundle,
                                                     const std::vector<event::StreamInput>& streams,
                                                     const std::vector<std::string>& events,
                                                     const std::atomic<bool>& cancelled) {
    auto out = std::make_shared<PeopleHistories>();
    const journey::Core core(judgingBundle(bundle, everything(events), {}), {}, 0, true);
    out->program = core.sharedProgram();
    out->hasStreams = !streams.empty();
    const simulation::PersonIndex index(bundle.people);
    Keeper keeper;
    simulation::GroupRun run(core, index, base::Instant::max(), keeper);
    if (!streams.empty()) out->asOf = latestOf(streams, core, run, *out, cancelled);
    std::vector<std::string> finalIds;
    for (const bundle::Person& person : bundle.people)
        finalIds.emplace_back(run.identity().canonical(person.id));
    run.finish();
    for (std::size_t i = 0; i < bundle.people.size(); ++i) {
        const bundle::Person& person = bundle.people[i];
        const auto found = keeper.states.find(finalIds[i]);
        out->people.push_back({person.id, nameOf(person),
                               found == keeper.states.end() ? journey::Core::begin(person) : found->second});
    }
    return out;
}

}  // namespace rehearsal::fields
