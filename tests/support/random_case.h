#pragma once

#include <rapidcheck.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "base/instant.h"
#include "bundle/bundle.h"
#include "bundle/people_reader.h"
#include "support/random_bundle.h"
#include "support/random_events.h"

namespace rehearsal::test {

/// A random bundle, the people known beforehand, and a stream.
struct RandomCase {
    bundle::Files files;
    bundle::Bundle bundle;
    std::string people;  ///< Lines of profiles.ndjson.
    std::vector<RandomLine> lines;
    base::Instant until;
};

/// Where a case leaves something out, or stands at another time than it would (S3).
struct CasePlan {
    Without without;
    bool named = false;
    base::Duration later;
};

/// What RapidCheck draws of a case; `make` does the rest.
struct CaseNumbers {
    std::uint64_t bundle = randomNumber();
    std::uint64_t people = randomNumber();
    std::vector<std::uint64_t> events = randomNumbers();
};

inline RandomCase makeCase(const CaseNumbers& numbers, const CasePlan& plan = {}) {
    RandomCase out;
    out.files = RandomBundle(numbers.bundle, plan.without).make();
    auto reading = bundle::readBundle(out.files);
    for (const base::Diagnostic& found : reading.diagnostics) {
        if (found.severity == base::Severity::Error) throw std::logic_error(base::toString(found));
    }
    out.bundle = std::move(reading.bundle);

    Draw draw(numbers.people);
    StreamPlan stream{randomStart(draw) + plan.later, plan.without.calendarAndChance, plan.named};
    out.people = RandomEvents(draw, stream).people();
    out.lines = randomLines(numbers.events, stream);
    out.until = stream.start + base::days(25);
    return out;
}

/// Everybody who is known beforehand, as a run takes them.
inline std::vector<bundle::Person> readRandomPeople(const std::string& text) {
    auto [people, findings] = bundle::readPeople(text, "profiles.ndjson");
    for (const base::Diagnostic& found : findings) throw std::logic_error(base::toString(found));
    return people;
}

}  // namespace rehearsal::test
