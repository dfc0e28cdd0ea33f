#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "event/byte_source.h"
#include "journey/program.h"
#include "journey/state.h"

namespace rehearsal::fields {

/// The sample people with what they did in the workspace's streams: who is who (S6), what they did and what
/// is known of them, as of the end of the streams. Immutable; shared with whoever counts.
struct PeopleHistories {
    struct Person {
        std::string id;    ///< As the sample people have it.
        std::string name;  ///< For people: first name, else the address, else the id.
        journey::State state;
    };
    std::vector<Person> people;
    std::shared_ptr<const journey::Program> program;  ///< Whose names of events the histories are kept by.
    base::Instant asOf = base::Instant::min();        ///< The latest arrival; without streams unknown.
    bool isCut = false;                               ///< The streams go on beyond what was read.
    bool hasStreams = false;
};

/// What a person is called.
std::string nameOf(const bundle::Person& person);

/// Lets the sample people live through the streams. `events`: the names that occur in them.
std::shared_ptr<const PeopleHistories> readHistories(const bundle::Bundle& bundle,
                                                     const std::vector<event::StreamInput>& streams,
                                                     const std::vector<std::string>& events,
                                                     const std::atomic<bool>& cancelled);

/// A bundle of this one's people-facing rules and one campaign that enters by `where` alone: what the engine
/// compiles to judge a condition outside any run. It is started by `triggers`, or by nothing.
bundle::Bundle judgingBundle(const bundle::Bundle& bundle, bundle::Condition where,
                             const std::vector<std::string>& triggers);

}  // namespace rehearsal::fields
