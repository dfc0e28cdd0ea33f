#pragma once

#include <string>

#include "event/event.h"
#include "journey/observer.h"
#include "profile/identity.h"

namespace rehearsal::simulation {

/// Tells an observer that traces that an event of a profile came (S3), and whether ids of it are linked
/// elsewhere (S6).
void traceArrival(journey::Observer& observer, const event::Event& event, const std::string& profile,
                  base::Instant arrival, int conflicts);

/// Tells of an event that came after the end of the run (S4).
void traceNotTaken(journey::Observer& observer, const event::Event& event, const std::string& profile,
                   base::Instant arrival);

/// Tells whom an event links with whom (S6).
void traceLinks(journey::Observer& observer, const profile::Identity::Verdict& verdict,
                base::Instant arrival);

}  // namespace rehearsal::simulation
