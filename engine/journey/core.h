#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bundle/bundle.h"
#include "event/line_parser.h"
#include "journey/observer.h"
#include "journey/program.h"
#include "journey/state.h"

namespace rehearsal::journey {

/// What became of an event.
enum class Taken : std::uint8_t { Accepted, Untracked, Duplicate };

/// The decision core (semantics.md, S3 to S29): a profile's state and an event or a time in, decisions out.
/// It asks no clock, reads no file and keeps nothing between calls; the window, the command line, a test and
/// a stream processor all call this. Immutable; any number of threads may use one core on different states.
class Core {
  public:
    /// A bundle without errors; `onlyCampaigns` empty takes all but the archived. `wholeEvents`: events are
    /// to be kept whole, also what no rule reads, for rendering and explaining. `feedFaults`: what befalls
    /// feeds.
    explicit Core(const bundle::Bundle& bundle, const std::vector<std::string>& onlyCampaigns = {},
                  std::uint64_t seed = 0, bool wholeEvents = false, FeedFaults feedFaults = {});

    /// Reads a line of a stream for this core; `position` orders it among the profile's (S3).
    std::variant<event::ParsedEvent, event::Rejection> parse(std::string_view line,
                                                             std::uint64_t position) const {
        return event::parseLine(line, program_->interests, position);
    }

    /// A person known beforehand, or one nobody knew.
    static State begin(const bundle::Person& person);
    static State begin(const std::string& profileId);

    /// When an event of these profiles arrives (S3): the latest of their clocks and its receivedAt.
    static base::Instant arrival(const event::Event& event, std::initializer_list<const State*> states);

    /// Takes an event, read for this core, at its arrival: timers before it first, then S8 to S11.
    Taken advance(State& state, const event::Event& event, base::Instant arrival, Observer& observer) const;
    /// Fires all timers before `time`, or up to it.
    void advanceBefore(State& state, base::Instant time, Observer& observer) const;
    void advanceThrough(State& state, base::Instant time, Observer& observer) const;
    /// When the next timer fires, if one is pending.
    std::optional<base::Instant> nextWakeUp(const State& state) const;

    /// Makes `from` part of `into` (S7) at an arrival; the timers of both before it must have fired.
    void merge(State& into, State&& from, bool betweenUsers, base::Instant arrival, Observer& observer) const;

    const Program& program() const { return *program_; }
    std::shared_ptr<const Program> sharedProgram() const { return program_; }

  private:
    std::shared_ptr<const Program> program_;
};

}  // namespace rehearsal::journey
