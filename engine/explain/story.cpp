#include "explain/story.h"

#include <algorithm>

#include "event/stream.h"
#include "explain/circle.h"
#include "explain/recorder.h"
#include "simulation/faulty_stream.h"
#include "simulation/group_run.h"
#include "simulation/rendering_observer.h"
#include "simulation/responding_observer.h"

namespace rehearsal::explain {
namespace {

/// Without `--until` a run ends this long after the latest arrival (S4).
constexpr base::Duration kRunOn = base::days(90);

/// Reads the streams from their beginning, once more each time it is asked.
class Reader {
  public:
    Reader(std::vector<event::StreamInput> inputs, const journey::Core& core, simulation::RunControl& control)
        : inputs_(std::move(inputs)), interests_(core.program().interests), control_(control) {}

    /// An event is good until the next.
    base::Expected<void> forEach(const std::function<void(const event::Event&)>& each) const {
        return forEachItem([&](const event::Stream::Item&, const event::Event& event) { each(event); });
    }

    /// Only the events of a circle; what is made of them may stay.
    base::Expected<void> forEachOf(const Circle& circle,
                                   const std::function<void(const event::Event&)>& each) const {
        event::RecordReader again(interests_);
        return forEachItem([&](const event::Stream::Item& item, const event::Event& event) {
            if (!circle.holds(event)) return;
            const auto own = std::make_shared<const std::string>(item.record, item.recordSize);
            each(again.read(event::Record(own->data()), own));
        });
    }

  private:
    template <class Each>
    base::Expected<void> forEachItem(const Each& each) const {
        constexpr std::uint64_t kLinesBetweenReports = 8192;
        auto stream = event::Stream::open(inputs_, interests_);
        if (!stream) return tl::unexpected(stream.error());
        event::RecordReader reader(interests_);
        for (std::uint64_t lines = 1;; ++lines) {
            const auto item = stream->next();
            if (!item) return tl::unexpected(item.error());
            if (!*item || control_.cancelled) return {};
            if ((*item)->record) each(**item, reader.read(event::Record((*item)->record)));
            if (lines % kLinesBetweenReports == 0 && control_.progress)
                control_.progress(stream->fraction(), lines);
        }
    }

    std::vector<event::StreamInput> inputs_;
    const condition::EventInterests& interests_;
    simulation::RunControl& control_;
};

/// The inputs as they arrive: with faults, a text of its own.
base::Expected<std::vector<event::StreamInput>> arriving(const simulation::RunOptions& options) {
    if (!options.faults.changeTheStream()) return options.events;
    auto lines = simulation::readWithFaults(options.events, options.faults);
    if (!lines) return tl::unexpected(lines.error());
    return std::vector<event::StreamInput>{std::make_shared<const std::string>(std::move(lines->text))};
}

/// Tells of each message that is about to go out before it is made.
class Telling : public simulation::RenderingObserver {
  public:
    Telling(simulation::GroupObserver& next, const simulation::MessageMaker& maker,
            const simulation::Deliver& deliver, const Outgoing& outgoing)
        : RenderingObserver(next, maker, deliver), maker_(maker), outgoing_(outgoing) {}

    journey::Made make(const journey::Outgoing& message) override {
        if (outgoing_) outgoing_(message, maker_);
        return RenderingObserver::make(message);
    }

  private:
    const simulation::MessageMaker& maker_;
    const Outgoing& outgoing_;
};

}  // namespace

base::Expected<Story> storyOf(const std::string& id, const bundle::Bundle& bundle,
                              const simulation::RunOptions& options, simulation::RunControl& control,
                              const Outgoing& outgoing) {
    // Whole events: their names are told also where no rule asks for them.
    const journey::Core core(bundle, options.campaigns, options.seed, true, options.faults.feeds);
    auto inputs = arriving(options);
    if (!inputs) return tl::unexpected(inputs.error());
    const Reader reader(std::move(*inputs), core, control);
    base::Instant latest = base::Instant::min();
    const auto events = [&](const std::function<void(const event::Event&)>& each) {
        return reader.forEach([&](const event::Event& event) {
            latest = std::max(latest, event.receivedAt);
            each(event);
        });
    };
    const auto circle = Circle::around(id, events, options.people);
    if (!circle) return tl::unexpected(circle.error());

    std::vector<bundle::Person> people;
    for (const bundle::Person& person : options.people) {
        if (circle->holds(person)) people.push_back(person);
    }
    const simulation::PersonIndex index(people);
    Story story;
    story.asked = id;
    story.end = options.until ? *options.until : latest == base::Instant::min() ? latest : latest + kRunOn;
    Recorder recorder(core.program(), story.end, people);
    simulation::PendingResponses pending(options.responses, options.seed);
    std::optional<simulation::MessageMaker> maker;
    std::optional<Telling> rendering;
    if (options.render) {
        maker.emplace(bundle, core.sharedProgram(), options.deliver != nullptr);
        rendering.emplace(recorder, *maker, options.deliver, outgoing);
    }
    simulation::GroupObserver& observer =
        rendering ? static_cast<simulation::GroupObserver&>(*rendering) : recorder;
    simulation::RespondingObserver responding(observer, pending);
    const bool respond = !options.responses.empty();
    simulation::GroupRun run = respond ? simulation::GroupRun(core, index, story.end, responding, &pending)
                                       : simulation::GroupRun(core, index, story.end, observer);
    const auto ran = reader.forEachOf(*circle, [&](const event::Event& event) { run.take(event); });
    if (!ran) return tl::unexpected(ran.error());
    run.finish();

    const std::string user = recorder.userOf(circle->anonymousId());
    story.profile = user.empty() ? recorder.finalId(circle->profile()) : user;
    story.otherIds = recorder.idsOf(story.profile);
    story.steps = recorder.stepsOf(story.profile);
    return story;
}

}  // namespace rehearsal::explain
