#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bundle/campaign_reader.h"
#include "bundle/condition_reader.h"

namespace rehearsal::bundle {
namespace {

const Scope kScope = Scope::inJourney();

Next readTarget(const Place& place) {
    if (place.isNull()) return std::nullopt;
    std::string id = readNonEmpty(place, "the id of a node, or null");
    if (id.empty()) return std::nullopt;
    place.refer(ReferenceKind::Node, id);
    return id;
}

Next readNext(ObjectReader& object, std::string_view key = "next") {
    const auto place = object.find(key);
    if (place) return readTarget(*place);
    if (object.isObject()) {
        object.place().warning(fmt::format("\"{}\" is missing, so the journey ends here", key),
                               fmt::format("write \"{}\": null if it should", key));
    }
    return std::nullopt;
}

WaitFor readWaitFor(ObjectReader& object, const Place& duration) {
    WaitFor wait;
    wait.duration = readDuration(duration);
    if (const auto reset = object.find("reset_on")) wait.resetOn = readEventMatch(*reset, kScope);
    if (const auto limit = object.find("reset_limit")) {
        wait.resetLimit = readDuration(*limit);
        if (!wait.resetOn) limit->error("\"reset_limit\" needs \"reset_on\"");
    }
    return wait;
}

WaitUntil readWaitUntil(const Place& place) {
    static const std::vector<std::pair<std::string, int>> kWeekdays{
        {"mon", 0}, {"tue", 1}, {"wed", 2}, {"thu", 3}, {"fri", 4}, {"sat", 5}, {"sun", 6}};
    WaitUntil wait;
    ObjectReader object(place);
    if (const auto time = object.require("time")) wait.timeOfDay = readTimeOfDay(*time);
    if (const auto weekdays = object.find("weekdays")) {
        std::set<int> days;
        for (const Place& day : readList(*weekdays, "weekdays")) days.insert(readChoice(day, kWeekdays));
        if (weekdays->value->isArray() && days.empty()) {
            weekdays->error("An empty list allows no weekday", "leave \"weekdays\" out to allow all");
        }
        wait.weekdays.assign(days.begin(), days.end());
    }
    if (const auto days = object.find("in_days")) wait.inDays = static_cast<int>(readInteger(*days, 0, 3660));
    return wait;
}

WaitUntilField readWaitUntilField(ObjectReader& node, const Place& place) {
    WaitUntilField wait;
    ObjectReader object(place);
    if (const auto field = object.require("field")) wait.field = readPath(*field, kScope);
    if (const auto offset = object.find("offset")) wait.offset = readDuration(*offset);
    if (const auto before = object.find("before")) wait.before = readBoolean(*before);
    if (const auto missing = node.find("on_missing")) wait.onMissing = readTarget(*missing);
    return wait;
}

Wait readWait(ObjectReader& object) {
    Wait wait;
    const auto duration = object.find("for");
    const auto until = object.find("until");
    const auto field = object.find("until_field");
    const int given = (duration ? 1 : 0) + (until ? 1 : 0) + (field ? 1 : 0);
    if (given != 1) {
        object.place().error("A wait has one of \"for\", \"until\" and \"until_field\"",
                             given == 0 ? "give one" : "remove the others");
    }
    if (given != 1) object.allowAll();
    if (duration) {
        wait.kind = readWaitFor(object, *duration);
    } else if (until) {
        wait.kind = readWaitUntil(*until);
    } else if (field) {
        wait.kind = readWaitUntilField(object, *field);
    }
    wait.next = readNext(object);
    return wait;
}

WaitForEvent readWaitForEvent(ObjectReader& object) {
    WaitForEvent wait;
    if (const auto event = object.require("event")) wait.event = readEventMatch(*event, kScope);
    if (const auto timeout = object.require("timeout")) wait.timeout = readDuration(*timeout);
    wait.then = readNext(object, "then");
    wait.onTimeout = readNext(object, "on_timeout");
    return wait;
}

Branch readBranch(ObjectReader& object) {
    Branch branch;
    if (const auto cases = object.require("cases")) {
        for (const Place& place : readList(*cases, "cases")) {
            ObjectReader inner(place);
            Branch::Case item;
            if (const auto name = inner.find("name")) item.name = readString(*name);
            if (const auto when = inner.require("when")) item.when = readCondition(*when, kScope);
            item.next = readNext(inner);
            branch.cases.push_back(std::move(item));
        }
    }
    branch.otherwise = readNext(object, "otherwise");
    return branch;
}

Split readSplit(ObjectReader& object) {
    Split split;
    const auto arms = object.require("arms");
    if (!arms) return split;
    double total = 0;
    std::set<std::string> names;
    for (const Place& place : readList(*arms, "arms")) {
        ObjectReader inner(place);
        Split::Arm arm;
        if (const auto name = inner.require("name")) {
            arm.name = readNonEmpty(*name, "the name of an arm");
            if (!arm.name.empty() && !names.insert(arm.name).second) {
                name->error(fmt::format("There are two arms \"{}\"", arm.name));
            }
        }
        arm.weight = base::Value(0);
        if (const auto weight = inner.require("weight")) {
            total += readNumber(*weight, 0, 1e9);
            if (weight->value->isNumber()) arm.weight = *weight->value;
        }
        arm.next = readNext(inner);
        split.arms.push_back(std::move(arm));
    }
    if (arms->value->isArray() && !(total > 0)) {
        arms->error("The weights of the arms add up to nothing", "give at least one arm a weight above 0");
    }
    return split;
}

std::string readBlock(const Place& place) {
    std::string id = readId(place, "block");
    if (isId(id)) place.refer(ReferenceKind::Block, id);
    return id;
}

Slot readSlot(const Place& place) {
    Slot slot;
    ObjectReader object(place);
    if (const auto choose = object.find("choose")) {
        for (const Place& item : readList(*choose, "choices")) {
            ObjectReader inner(item);
            Slot::Choice choice;
            if (const auto when = inner.require("when")) choice.when = readCondition(*when, kScope);
            if (const auto block = inner.require("block")) choice.block = readBlock(*block);
            slot.choose.push_back(std::move(choice));
        }
    }
    if (const auto fallback = object.find("fallback"); fallback && !fallback->isNull()) {
        slot.fallback = readBlock(*fallback);
    }
    return slot;
}

OncePer readOncePer(const Place& place) {
    OncePer once;
    ObjectReader object(place);
    if (const auto key = object.require("key")) {
        for (const Place& path : readList(*key, "paths")) once.key.push_back(readPath(path, kScope));
    }
    if (const auto within = object.find("within")) once.within = readDuration(*within);
    return once;
}

Send readSend(ObjectReader& object) {
    Send send;
    if (const auto id = object.require("template")) {
        send.templateId = readId(*id, "template");
        if (isId(send.templateId)) id->refer(ReferenceKind::Template, send.templateId);
    }
    if (const auto purpose = object.find("purpose"))
        send.purpose = readNonEmpty(*purpose, "the name of a purpose");
    if (const auto slots = object.find("slots")) {
        if (!slots->value->isObject()) slots->expected("an object of slots by their names");
        if (slots->value->isObject()) {
            for (const auto& member : slots->value->object()) {
                send.contentSlots.emplace_back(member.first, readSlot(slots->member(member)));
            }
        }
    }
    if (const auto feeds = object.find("feeds")) {
        for (const Place& feed : readList(*feeds, "feeds")) {
            send.feeds.push_back(readId(feed, "feed"));
            if (isId(send.feeds.back())) feed.refer(ReferenceKind::Feed, send.feeds.back());
        }
    }
    if (const auto once = object.find("once_per")) send.oncePer = readOncePer(*once);
    if (const auto skip = object.find("on_skip")) {
        send.exitOnSkip = readChoice<bool>(*skip, {{"continue", false}, {"exit", true}});
    }
    send.next = readNext(object);
    return send;
}

std::vector<std::pair<std::string, Operand>> readOperands(const Place& place) {
    std::vector<std::pair<std::string, Operand>> out;
    if (!place.value->isObject()) {
        place.expected("an object of values by their names");
        return out;
    }
    for (const auto& member : place.value->object()) {
        out.emplace_back(member.first, readOperand(place.member(member), kScope));
    }
    return out;
}

Set readSet(ObjectReader& object) {
    Set set;
    if (const auto values = object.find("values")) {
        set.values = readOperands(*values);
        for (const auto& member : set.values) {
            if (member.first != "entered_at" && member.first != "campaign") continue;
            values->error(fmt::format("\"{}\" is the journey's own and cannot be set", member.first));
        }
    }
    if (const auto traits = object.find("traits")) set.traits = readOperands(*traits);
    set.next = readNext(object);
    return set;
}

Webhook readWebhook(ObjectReader& object) {
    Webhook hook;
    if (const auto url = object.require("url")) hook.url = readNonEmpty(*url, "a web address");
    if (const auto body = object.find("body")) hook.body = readString(*body);
    hook.next = readNext(object);
    return hook;
}

ExitNode readExitNode(ObjectReader& object) {
    ExitNode exit;
    if (const auto outcome = object.find("outcome")) exit.outcome = readWord(*outcome, {"exit", "goal"});
    if (const auto reason = object.find("reason")) exit.reason = readString(*reason);
    return exit;
}

}  // namespace

Node readNode(const Place& place, std::string id) {
    Node node;
    node.id = std::move(id);
    ObjectReader object(place);
    if (!object.isObject()) return node;
    const auto type = requireKind(object, "type",
                                  {"wait", "wait_for", "branch", "split", "send", "set", "webhook", "exit"});
    if (!type) return node;
    if (*type == "wait") node.step = readWait(object);
    if (*type == "wait_for") node.step = readWaitForEvent(object);
    if (*type == "branch") node.step = readBranch(object);
    if (*type == "split") node.step = readSplit(object);
    if (*type == "send") node.step = readSend(object);
    if (*type == "set") node.step = readSet(object);
    if (*type == "webhook") node.step = readWebhook(object);
    if (*type == "exit") node.step = readExitNode(object);
    return node;
}

}  // namespace rehearsal::bundle
