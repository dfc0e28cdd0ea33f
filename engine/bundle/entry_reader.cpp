#include "bundle/campaign_reader.h"
#include "bundle/condition_reader.h"

namespace rehearsal::bundle {
namespace {

EventMatch readTriggerEvent(ObjectReader& object) {
    EventMatch::One one;
    if (const auto event = object.require("event")) one.event = readEventName(*event);
    one.where = readWhere(object, Scope::inJourney());
    EventMatch match;
    match.any.push_back(std::move(one));
    return match;
}

CountTrigger readCountTrigger(ObjectReader& object) {
    CountTrigger trigger;
    trigger.match = readTriggerEvent(object);
    if (const auto atLeast = object.require("at_least"))
        trigger.atLeast = readInteger(*atLeast, 1, INT64_MAX);
    if (const auto within = object.find("within")) trigger.within = readDuration(*within);
    if (const auto same = object.find("same")) {
        trigger.same = readPath(*same, Scope::inJourney().withEvent());
        if (!trigger.same->empty() && trigger.same->steps.front() != "event") {
            same->error("The counted events agree on a path of the event",
                        "such as event.properties.product_id");
        }
    }
    return trigger;
}

Trigger readTrigger(const Place& place) {
    ObjectReader object(place);
    const auto type = requireKind(object, "type", {"event", "count", "inactivity", "segment"});
    if (!type || *type == "event") return type ? EventTrigger{readTriggerEvent(object)} : EventTrigger{};
    if (*type == "count") return readCountTrigger(object);
    if (*type == "inactivity") {
        InactivityTrigger trigger;
        if (const auto of = object.require("of")) trigger.of = readEventMatch(*of, Scope::inJourney());
        if (const auto duration = object.require("for")) trigger.duration = readDuration(*duration);
        return trigger;
    }
    SegmentTrigger trigger;
    if (const auto enters = object.require("enters")) {
        trigger.enters = readId(*enters, "segment");
        if (isId(trigger.enters)) enters->refer(ReferenceKind::Segment, trigger.enters);
    }
    return trigger;
}

Reentry readReentry(const Place& place) {
    Reentry reentry;
    ObjectReader object(place);
    if (const auto active = object.find("while_active")) {
        reentry.whileActive = readChoice<WhileActive>(*active, {{"ignore", WhileActive::Ignore},
                                                                {"restart", WhileActive::Restart},
                                                                {"parallel", WhileActive::Parallel}});
    }
    if (const auto key = object.find("key")) reentry.key = readPath(*key, Scope::inJourney());
    if (const auto cooldown = object.find("cooldown")) {
        reentry.once = cooldown->value->isString() && cooldown->value->string() == "once";
        if (!reentry.once) reentry.cooldown = readDuration(*cooldown);
    }
    return reentry;
}

}  // namespace

Entry readEntry(const Place& place) {
    Entry entry;
    ObjectReader object(place);
    if (const auto triggers = object.require("triggers")) {
        for (const Place& trigger : readList(*triggers, "triggers"))
            entry.triggers.push_back(readTrigger(trigger));
        if (triggers->value->isArray() && entry.triggers.empty()) {
            triggers->warning("Without a trigger nobody enters this campaign");
        }
    }
    if (const auto where = object.find("where")) {
        entry.where = readCondition(*where, Scope::inJourney().withEvent());
    }
    if (const auto reentry = object.find("reentry")) entry.reentry = readReentry(*reentry);
    if (const auto age = object.find("max_trigger_age")) entry.maxTriggerAge = readDuration(*age);
    return entry;
}

std::vector<Exit> readExits(const Place& place) {
    std::vector<Exit> exits;
    for (const Place& item : readList(place, "exits")) {
        ObjectReader object(item);
        Exit exit;
        if (const auto on = object.find("on")) exit.on = readEventMatch(*on, Scope::inJourney());
        if (const auto when = object.find("when")) exit.when = readCondition(*when, Scope::inJourney());
        if (object.isObject() && exit.on.has_value() == exit.when.has_value()) {
            item.error("An exit has one of \"on\" (an event) and \"when\" (a condition)");
        }
        if (const auto outcome = object.find("outcome")) exit.outcome = readWord(*outcome, {"exit", "goal"});
        exits.push_back(std::move(exit));
    }
    return exits;
}

}  // namespace rehearsal::bundle
