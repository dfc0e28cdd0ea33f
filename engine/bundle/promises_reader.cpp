#include <fmt/format.h>

#include <set>

#include "bundle/campaign_reader.h"
#include "bundle/condition_reader.h"

namespace rehearsal::bundle {
namespace {

/// `{"send": {"node": …, "template": …}}`: messages of this campaign, all of them for `{}`.
MessageMatch readMessage(const Place& place) {
    MessageMatch match;
    ObjectReader object(place);
    const auto send = object.require("send");
    if (!send) return match;
    ObjectReader inner(*send);
    if (const auto node = inner.find("node")) {
        match.node = readNonEmpty(*node, "the id of a node");
        node->refer(ReferenceKind::Node, *match.node);
    }
    if (const auto id = inner.find("template")) {
        match.templateId = readId(*id, "template");
        if (isId(*match.templateId)) id->refer(ReferenceKind::Template, *match.templateId);
    }
    return match;
}

base::Duration requireDuration(ObjectReader& object, std::string_view key) {
    const auto place = object.require(key);
    return place ? readDuration(*place) : base::Duration{};
}

AlwaysPromise readAlways(ObjectReader& object, const Place& message) {
    AlwaysPromise promise;
    promise.message = readMessage(message);
    if (const auto after = object.find("after")) {
        const bool isEntry = after->value->isString() && after->value->string() == "entry";
        if (!isEntry) promise.after = readEventMatch(*after, Scope::inJourney());
    }
    promise.within = requireDuration(object, "within");
    if (const auto unless = object.find("unless")) {
        for (const Place& outcome : readList(*unless, "outcomes")) {
            promise.unless.push_back(readWord(outcome, {"completed", "goal", "exit", "skipped", "restarted",
                                                        "merged", "runaway", "missing_time"}));
        }
    }
    return promise;
}

Promise readPromise(const Place& place) {
    Promise promise;
    ObjectReader object(place);
    if (!object.isObject()) return promise;
    if (const auto id = object.require("id")) promise.id = readId(*id, "promise");
    const std::vector<std::string> forms{"never", "at_most", "always", "every"};
    std::size_t given = 0;
    for (const std::string& form : forms) given += place.value->find(form) ? 1 : 0;
    if (given != 1) {
        place.error("A promise has one of \"never\", \"at_most\", \"always\" and \"every\"");
        object.allowAll();
        return promise;
    }
    if (const auto never = object.find("never")) {
        NeverPromise claim;
        claim.message = readMessage(*never);
        if (const auto after = object.require("after"))
            claim.after = readEventMatch(*after, Scope::inJourney());
        claim.within = requireDuration(object, "within");
        promise.claim = std::move(claim);
    } else if (const auto most = object.find("at_most")) {
        AtMostPromise claim;
        claim.atMost = readInteger(*most, 0, INT64_MAX);
        if (const auto of = object.require("of")) claim.of = readMessage(*of);
        claim.per = requireDuration(object, "per");
        promise.claim = std::move(claim);
    } else if (const auto always = object.find("always")) {
        promise.claim = readAlways(object, *always);
    } else if (const auto every = object.find("every")) {
        EveryPromise claim;
        claim.message = readMessage(*every);
        if (const auto condition = object.require("satisfies")) {
            claim.satisfies = readCondition(*condition, Scope::inJourney());
        }
        promise.claim = std::move(claim);
    }
    return promise;
}

}  // namespace

std::vector<Promise> readPromises(const Place& place) {
    std::vector<Promise> promises;
    std::set<std::string> ids;
    for (const Place& item : readList(place, "promises")) {
        promises.push_back(readPromise(item));
        const std::string& id = promises.back().id;
        if (!id.empty() && !ids.insert(id).second)
            item.error(fmt::format("There are two promises \"{}\"", id));
    }
    return promises;
}

}  // namespace rehearsal::bundle
