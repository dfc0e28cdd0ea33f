#include <algorithm>

#include "bundle/campaign_reader.h"
#include "bundle/people_reader.h"

namespace rehearsal::bundle {
namespace {

/// What a message of the Segment spec may carry; the engine's reader decides what it makes of each.
const std::vector<std::string> kEventKeys{
    "type",     "event",        "userId",  "anonymousId", "messageId",        "timestamp", "receivedAt",
    "sentAt",   "properties",   "traits",  "context",     "previousId",       "groupId",   "name",
    "category", "integrations", "channel", "version",     "originalTimestamp"};

CampaignTest::Event readEvent(const Place& place) {
    CampaignTest::Event event;
    ObjectReader object(place);
    if (!object.isObject()) return event;
    if (const auto after = object.find("after")) event.after = readDuration(*after);
    for (const std::string& key : kEventKeys) object.allow(key);
    const auto type = object.find("type");
    const bool isTrack = !type || (type->value->isString() && type->value->string() == "track");
    if (type) readWord(*type, {"track", "identify", "page", "screen", "group", "alias"});
    const auto name = isTrack ? object.require("event") : object.find("event");
    if (name && !readNonEmpty(*name, "the name of an event").empty()) {
        name->refer(ReferenceKind::Event, name->value->string());
    }
    base::ObjectBuilder rest;
    for (const auto& [key, value] : place.value->object()) {
        if (key != "after") rest.set(key, value);
    }
    event.event = std::move(rest).build();
    return event;
}

std::string readNodeReference(ObjectReader& object) {
    const auto node = object.require("node");
    if (!node) return {};
    std::string id = readNonEmpty(*node, "the id of a node");
    if (!id.empty()) node->refer(ReferenceKind::Node, id);
    return id;
}

std::optional<base::Duration> readAfter(ObjectReader& object) {
    const auto after = object.find("after");
    if (!after) return std::nullopt;
    return readDuration(*after);
}

void readExpectation(const Place& place, CampaignTest& test) {
    ObjectReader object(place);
    if (const auto sends = object.find("sends")) {
        test.sends.emplace();
        for (const Place& item : readList(*sends, "messages")) {
            ObjectReader inner(item);
            CampaignTest::ExpectedSend send;
            send.node = readNodeReference(inner);
            send.after = readAfter(inner);
            test.sends->push_back(std::move(send));
        }
    }
    if (const auto skips = object.find("skips")) {
        test.skips.emplace();
        for (const Place& item : readList(*skips, "skipped messages")) {
            ObjectReader inner(item);
            CampaignTest::ExpectedSkip skip;
            skip.node = readNodeReference(inner);
            if (const auto reason = inner.require("reason")) {
                skip.reason =
                    readWord(*reason, {"suppressed", "no_address", "unverified", "no_consent", "duplicate",
                                       "quiet_hours", "capped", "feed_failed", "render_failed"});
            }
            skip.after = readAfter(inner);
            test.skips->push_back(std::move(skip));
        }
    }
    if (const auto outcome = object.find("outcome")) {
        test.outcome = readWord(*outcome, {"completed", "goal", "exit", "skipped", "restarted", "merged",
                                           "runaway", "missing_time"});
    }
}

CampaignTest readTest(const Place& place) {
    CampaignTest test;
    ObjectReader object(place);
    if (!object.isObject()) return test;
    if (const auto name = object.require("name")) test.name = readNonEmpty(*name, "what the test shows");
    if (const auto profile = object.require("profile")) {
        if (profile->value->isString()) {
            test.profile = profile->value->string();
            profile->refer(ReferenceKind::Person, profile->value->string());
        } else {
            test.profile = readPerson(*profile);
        }
    }
    if (const auto start = object.find("start")) test.start = readInstant(*start);
    if (const auto until = object.find("until")) test.until = readDuration(*until);
    if (const auto events = object.require("events")) {
        for (const Place& event : readList(*events, "events")) test.events.push_back(readEvent(event));
    }
    if (const auto expect = object.require("expect")) readExpectation(*expect, test);
    return test;
}

}  // namespace

std::vector<CampaignTest> readTests(const Place& place) {
    std::vector<CampaignTest> tests;
    for (const Place& item : readList(place, "tests")) tests.push_back(readTest(item));
    return tests;
}

}  // namespace rehearsal::bundle
