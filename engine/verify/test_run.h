#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "bundle/bundle.h"
#include "journey/core.h"
#include "journey/decision.h"
#include "simulation/message_maker.h"

namespace rehearsal::verify {

/// A decision of a test's campaign about its person, as far as a test is about it.
struct TestDecision {
    base::Duration after;  ///< Since the start of the test.
    journey::Decision::Kind kind = journey::Decision::Kind::Enter;
    std::uint32_t journey = 0;
    std::string node;
    std::string reason;
    std::string detail;
    std::string outcome;
    std::string templateId;
    std::string arm;
};

/// When a test begins (rule-bundle.md).
base::Instant startOf(const bundle::CampaignTest& test);

/// Runs the events of one test through the core, making the messages, and gives what `campaign` decided about
/// the test's person, under whichever id it was known at the time. An error, with the event's place below
/// `pointer`, where an event is none that a stream may hold.
base::Expected<std::vector<TestDecision>> runTest(const journey::Core& core,
                                                  const simulation::MessageMaker& maker,
                                                  const bundle::Bundle& bundle,
                                                  const bundle::Campaign& campaign, std::size_t index);

}  // namespace rehearsal::verify
