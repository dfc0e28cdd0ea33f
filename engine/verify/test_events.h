#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "bundle/campaign.h"

namespace rehearsal::verify {

/// An event of a test as the line of a stream.
struct TestLine {
    std::string text;
    base::Instant arrival;
};

/// The events of a test as lines in their order of arrival. What an event leaves out is filled in: its `type`
/// (`track`), whose it is (the test's person), a `messageId` of its own, and `timestamp` and `receivedAt`
/// (`start` plus `after`). An error where one is rejected as a line of a stream would be (S2); `file` and
/// `pointer` say where the test stands.
base::Expected<std::vector<TestLine>> linesOf(const bundle::CampaignTest& test, const std::string& person,
                                              base::Instant start, const std::string& file,
                                              const std::string& pointer);

}  // namespace rehearsal::verify
