#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "bundle/bundle.h"
#include "event/byte_source.h"
#include "simulation/decision_log.h"
#include "simulation/faults.h"
#include "simulation/rendering_observer.h"
#include "simulation/responses.h"
#include "simulation/summary.h"

namespace rehearsal::simulation {

struct RunOptions {
    std::vector<event::StreamInput> events;  ///< NDJSON, plain, .gz or .zst; files or text.
    std::vector<bundle::Person> people;      ///< Who is known beforehand.
    std::optional<base::Instant> until;      ///< Inclusive; without it 90 days after the latest arrival (S4).
    std::uint64_t seed = 0;
    std::vector<std::string> campaigns;  ///< Empty: all but the archived.
    int threads = 1;
    Faults faults;
    Responses responses;       ///< How people react to messages.
    bool keepStream = false;   ///< Give the stream as decided on. It is held in memory, as with faults.
    bool wholeEvents = false;  ///< Keep all of every event, also what no rule reads.
    bool render = false;       ///< Make each message before it goes out (S21, `render_failed`).
    /// Takes each message made, from any of the run's threads; only where `render`.
    Deliver deliver;
};

/// What the outside may do to a run while it goes on; safe from any thread.
struct RunControl {
    std::atomic<bool> cancelled = false;
    /// Called from the run's own thread now and then: the share done (0 to 1) and the events read so far.
    std::function<void(double fraction, std::uint64_t events)> progress;
};

struct RunResult {
    Summary summary;
    DecisionLog decisions;
    std::shared_ptr<const std::string> stream;  ///< As decided on, a line an event; only where asked for.
    base::Instant end;                          ///< When the run ended, in the stream's time.
    bool cancelled = false;                     ///< Then summary and decisions are empty.
};

/// Runs a bundle over streams. The same bundle, streams, people, options and seed give the same result, with
/// any number of threads. A stream that cannot be read is an error; a line that cannot is counted (S2).
base::Expected<RunResult> run(const bundle::Bundle& bundle, const RunOptions& options, RunControl& control);

}  // namespace rehearsal::simulation
