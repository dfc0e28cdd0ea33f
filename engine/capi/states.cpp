// Deciding on one profile's state, from C.
#include <algorithm>

#include "capi/guard.h"
#include "capi/handles.h"
#include "journey/state_bytes.h"

namespace rehearsal::capi {
namespace {

/// Writes what is decided as lines of the log.
class LogText : public journey::Observer {
  public:
    void decided(const journey::Decision& decision) override {
        journey::appendJsonLine(text_, decision);
        text_ += '\n';
    }
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

journey::State read(const rehearsal_bundle& bundle, rehearsal_text bytes) {
    auto state = journey::decode(view(bytes, "state"), bundle.core.program(), bundle.hash);
    if (!state) fail(REHEARSAL_BAD_STATE, state.error());
    return std::move(*state);
}

std::string write(const rehearsal_bundle& bundle, const journey::State& state) {
    return journey::encode(state, bundle.hash);
}

/// Hands a state and what was decided to the caller: both, or neither.
void give(const rehearsal_bundle& bundle, const journey::State& state, const LogText& log,
          rehearsal_buffer* newState, rehearsal_buffer* decisions) {
    *newState = copy(write(bundle, state));
    try {
        *decisions = copy(log.text());
    } catch (...) {
        rehearsal_buffer_free(newState);
        throw;
    }
}

void needAll(const rehearsal_bundle* bundle, rehearsal_buffer* newState, rehearsal_buffer* decisions) {
    need(bundle, "bundle");
    need(newState, "new_state");
    need(decisions, "decisions");
    *newState = {};
    *decisions = {};
}

}  // namespace
}  // namespace rehearsal::capi

using namespace rehearsal;
using namespace rehearsal::capi;

extern "C" rehearsal_code rehearsal_state_new(const rehearsal_bundle* bundle, rehearsal_text profile,
                                              rehearsal_buffer* state, rehearsal_error* error) {
    return guarded(error, [&] {
        need(bundle, "bundle");
        need(state, "state");
        *state = {};
        const std::string id(view(profile, "profile"));
        if (id.empty()) fail(REHEARSAL_BAD_ARGUMENT, "A profile has an id that is not empty.");
        *state = copy(write(*bundle, journey::Core::begin(id)));
    });
}

extern "C" rehearsal_code rehearsal_state_of_person(const rehearsal_bundle* bundle, rehearsal_text person,
                                                    rehearsal_buffer* state, rehearsal_error* error) {
    return guarded(error, [&] {
        need(bundle, "bundle");
        need(state, "state");
        *state = {};
        *state = copy(write(*bundle, journey::Core::begin(readPerson(person))));
    });
}

extern "C" rehearsal_code rehearsal_arrival(const rehearsal_bundle* bundle, const rehearsal_event* event,
                                            const rehearsal_text* states, size_t state_count,
                                            int64_t* arrival, rehearsal_error* error) {
    return guarded(error, [&] {
        need(bundle, "bundle");
        need(event, "event");
        need(arrival, "arrival");
        if (state_count > 0) need(states, "states");
        base::Instant latest = event->event->receivedAt;
        for (std::size_t i = 0; i < state_count; ++i) {
            const journey::State state = read(*bundle, states[i]);
            latest = std::max(latest, journey::Core::arrival(*event->event, {&state}));
        }
        *arrival = latest.ms;
    });
}

extern "C" rehearsal_code rehearsal_advance(const rehearsal_bundle* bundle, rehearsal_text state,
                                            const rehearsal_event* event, int64_t arrival,
                                            rehearsal_buffer* new_state, rehearsal_buffer* decisions,
                                            rehearsal_taken* taken, rehearsal_error* error) {
    return guarded(error, [&] {
        needAll(bundle, new_state, decisions);
        need(event, "event");
        if (event->program != bundle->core.sharedProgram()) {
            fail(REHEARSAL_BAD_ARGUMENT, "The event was read for another bundle.");
        }
        journey::State current = read(*bundle, state);
        const base::Instant at{arrival};
        if (at < journey::Core::arrival(*event->event, {&current})) {
            fail(REHEARSAL_BAD_ARGUMENT,
                 "The arrival is before the event's own, or before the profile's clock.");
        }
        LogText log;
        const journey::Taken became = bundle->core.advance(current, *event->event, at, log);
        give(*bundle, current, log, new_state, decisions);
        if (!taken) return;
        *taken = became == journey::Taken::Duplicate   ? REHEARSAL_DUPLICATE
                 : became == journey::Taken::Untracked ? REHEARSAL_UNTRACKED
                                                       : REHEARSAL_ACCEPTED;
    });
}

namespace {

/// Advances a profile by its timers alone; `fire` says whether those at `time` itself as well.
rehearsal_code fireTimers(void (journey::Core::*fire)(journey::State&, base::Instant, journey::Observer&)
                              const,
                          const rehearsal_bundle* bundle, rehearsal_text state, int64_t time,
                          rehearsal_buffer* new_state, rehearsal_buffer* decisions, rehearsal_error* error) {
    return guarded(error, [&] {
        needAll(bundle, new_state, decisions);
        journey::State current = read(*bundle, state);
        LogText log;
        (bundle->core.*fire)(current, base::Instant{time}, log);
        give(*bundle, current, log, new_state, decisions);
    });
}

}  // namespace

extern "C" rehearsal_code rehearsal_advance_before(const rehearsal_bundle* bundle, rehearsal_text state,
                                                   int64_t time, rehearsal_buffer* new_state,
                                                   rehearsal_buffer* decisions, rehearsal_error* error) {
    return fireTimers(&journey::Core::advanceBefore, bundle, state, time, new_state, decisions, error);
}

extern "C" rehearsal_code rehearsal_advance_through(const rehearsal_bundle* bundle, rehearsal_text state,
                                                    int64_t time, rehearsal_buffer* new_state,
                                                    rehearsal_buffer* decisions, rehearsal_error* error) {
    return fireTimers(&journey::Core::advanceThrough, bundle, state, time, new_state, decisions, error);
}

extern "C" rehearsal_code rehearsal_next_wake_up(const rehearsal_bundle* bundle, rehearsal_text state,
                                                 int* is_pending, int64_t* time, rehearsal_error* error) {
    return guarded(error, [&] {
        need(bundle, "bundle");
        need(is_pending, "is_pending");
        need(time, "time");
        *is_pending = 0;
        const auto next = bundle->core.nextWakeUp(read(*bundle, state));
        if (!next) return;
        *is_pending = 1;
        *time = next->ms;
    });
}

extern "C" rehearsal_code rehearsal_merge(const rehearsal_bundle* bundle, rehearsal_text into,
                                          rehearsal_text from, int from_user, int64_t arrival,
                                          rehearsal_buffer* new_state, rehearsal_buffer* decisions,
                                          rehearsal_error* error) {
    return guarded(error, [&] {
        needAll(bundle, new_state, decisions);
        journey::State united = read(*bundle, into);
        LogText log;
        bundle->core.merge(united, read(*bundle, from), from_user != 0, base::Instant{arrival}, log);
        give(*bundle, united, log, new_state, decisions);
    });
}
