// Events and whose they are, from C.
#include <memory>

#include "base/instant.h"
#include "bundle/people_reader.h"
#include "capi/guard.h"
#include "capi/handles.h"

namespace rehearsal::capi {

bundle::Person readPerson(rehearsal_text line) {
    auto [people, diagnostics] = bundle::readPeople(view(line, "person"), "profile");
    for (const base::Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == base::Severity::Error) fail(REHEARSAL_BAD_PROFILE, diagnostic);
    }
    if (people.size() != 1) fail(REHEARSAL_BAD_PROFILE, "The text is not one line of profiles.ndjson.");
    return std::move(people.front());
}

}  // namespace rehearsal::capi

using namespace rehearsal;
using namespace rehearsal::capi;

extern "C" rehearsal_code rehearsal_instant_read(rehearsal_text text, int64_t* instant,
                                                 rehearsal_error* error) {
    return guarded(error, [&] {
        need(instant, "instant");
        const auto read = base::parseInstant(view(text, "text"));
        if (!read) fail(REHEARSAL_BAD_ARGUMENT, "The text is no instant such as 2026-03-01T12:30:00Z.");
        *instant = read->ms;
    });
}

extern "C" rehearsal_code rehearsal_event_read(const rehearsal_bundle* bundle, rehearsal_text line,
                                               uint64_t position, rehearsal_event** event,
                                               const char** reason, rehearsal_error* error) {
    return guarded(error, [&] {
        need(bundle, "bundle");
        need(event, "event");
        *event = nullptr;
        if (reason) *reason = nullptr;
        auto parsed = bundle->core.parse(view(line, "line"), position);
        if (const auto* rejection = std::get_if<event::Rejection>(&parsed)) {
            if (reason) *reason = event::toString(*rejection);
            return;
        }
        *event = new rehearsal_event{bundle->core.sharedProgram(),
                                     std::get<event::ParsedEvent>(std::move(parsed))};
    });
}

extern "C" void rehearsal_event_free(rehearsal_event* event) {
    delete event;
}

extern "C" rehearsal_code rehearsal_identity_new(rehearsal_identity** identity, rehearsal_error* error) {
    return guarded(error, [&] {
        need(identity, "identity");
        *identity = new rehearsal_identity();
    });
}

extern "C" void rehearsal_identity_free(rehearsal_identity* identity) {
    delete identity;
}

extern "C" rehearsal_code rehearsal_identity_know(rehearsal_identity* identity, rehearsal_text person,
                                                  rehearsal_buffer* profile, rehearsal_error* error) {
    return guarded(error, [&] {
        need(identity, "identity");
        need(profile, "profile");
        *profile = {};
        const bundle::Person read = readPerson(person);
        if (identity->profiles.contains(read.id)) {
            fail(REHEARSAL_BAD_PROFILE, "\"" + read.id + "\" is known already.");
        }
        *profile = copy(read.id);
        identity->profiles.insert(read.id);
        for (const std::string& id : read.anonymousIds) identity->links.link(id, read.id);
    });
}

extern "C" rehearsal_code rehearsal_identity_judge(const rehearsal_identity* identity,
                                                   const rehearsal_event* event, rehearsal_verdict** verdict,
                                                   rehearsal_error* error) {
    return guarded(error, [&] {
        need(identity, "identity");
        need(event, "event");
        need(verdict, "verdict");
        *verdict = nullptr;
        const auto exists = [&](std::string_view id) { return identity->profiles.contains(std::string(id)); };
        auto handle = std::make_unique<rehearsal_verdict>();
        handle->verdict = identity->links.judge(*event->event, exists);
        std::erase_if(handle->verdict.joins, [&](const auto& join) { return !exists(join.from); });
        *verdict = handle.release();
    });
}

extern "C" rehearsal_code rehearsal_identity_accept(rehearsal_identity* identity,
                                                    const rehearsal_verdict* verdict,
                                                    rehearsal_error* error) {
    return guarded(error, [&] {
        need(identity, "identity");
        need(verdict, "verdict");
        identity->links.accept(verdict->verdict);
        identity->profiles.insert(verdict->verdict.profile);
        for (const auto& join : verdict->verdict.joins) identity->profiles.erase(join.from);
    });
}

extern "C" rehearsal_text rehearsal_verdict_profile(const rehearsal_verdict* verdict) {
    return verdict ? lend(verdict->verdict.profile) : rehearsal_text{};
}

extern "C" size_t rehearsal_verdict_join_count(const rehearsal_verdict* verdict) {
    return verdict ? verdict->verdict.joins.size() : 0;
}

extern "C" rehearsal_text rehearsal_verdict_join(const rehearsal_verdict* verdict, size_t index,
                                                 int* is_user) {
    if (!verdict || index >= verdict->verdict.joins.size()) return {};
    const auto& join = verdict->verdict.joins[index];
    if (is_user) *is_user = join.isUser ? 1 : 0;
    return lend(join.from);
}

extern "C" int rehearsal_verdict_conflicts(const rehearsal_verdict* verdict) {
    return verdict ? verdict->verdict.conflicts : 0;
}

extern "C" void rehearsal_verdict_free(rehearsal_verdict* verdict) {
    delete verdict;
}
