#include "bundle/policy_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/time_zone.h"

namespace rehearsal::bundle {
namespace {

const std::vector<std::pair<std::string, OnRefusal>> kModes{{"skip", OnRefusal::Skip},
                                                            {"defer", OnRefusal::Defer}};

/// `{"newsletter": "marketing", …}`, in the order of the file.
std::vector<std::pair<std::string, std::string>> readPairs(const Place& place, std::string_view what) {
    std::vector<std::pair<std::string, std::string>> pairs;
    if (!place.value->isObject()) {
        place.expected(fmt::format("an object of {}", what));
        return pairs;
    }
    for (const auto& member : place.value->object()) {
        pairs.emplace_back(member.first, readNonEmpty(place.member(member), "a name"));
    }
    return pairs;
}

void checkRegions(const Place& place) {
    if (!place.value->isArray()) return;
    if (place.value->array().empty())
        place.error("A rule without regions holds for nobody", "\"*\" stands for any");
    for (const Place& region : readList(place, "regions")) {
        if (!region.value->isString()) continue;
        const std::string& name = region.value->string();
        const bool hasLower =
            std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (hasLower)
            region.error(fmt::format("No profile is in the region \"{}\"", name),
                         "regions are in upper case");
    }
}

ConsentRule readRule(const Place& place) {
    ObjectReader object(place);
    ConsentRule rule;
    if (const auto regions = object.require("regions")) {
        rule.regions = readStrings(*regions, "regions");
        checkRegions(*regions);
    }
    if (const auto purposes = object.find("purposes")) rule.purposes = readStrings(*purposes, "purposes");
    if (const auto basis = object.require("basis")) {
        rule.basis = readChoice<ConsentRule::Basis>(
            *basis, {{"opt-in", ConsentRule::Basis::OptIn}, {"opt-out", ConsentRule::Basis::OptOut}});
    }
    const bool optOut = rule.basis == ConsentRule::Basis::OptOut;
    if (const auto twice = object.find("double")) {
        rule.doubleOptIn = readBoolean(*twice);
        if (rule.doubleOptIn && optOut) twice->error("\"double\" belongs to \"opt-in\"");
    }
    if (const auto implied = object.find("implied")) {
        if (optOut) implied->error("\"implied\" belongs to \"opt-in\"");
        ObjectReader inner(*implied);
        ConsentRule::Implied basis;
        if (const auto event = inner.require("event"))
            basis.event = readNonEmpty(*event, "the name of an event");
        if (const auto duration = inner.require("for")) basis.duration = readDuration(*duration);
        rule.implied = std::move(basis);
    }
    return rule;
}

void checkParents(const Place& place, const std::vector<std::pair<std::string, std::string>>& parents) {
    for (const auto& [purpose, parent] : parents) {
        std::set<std::string> seen{purpose};
        std::string at = parent;
        while (true) {
            if (!seen.insert(at).second) {
                if (at == purpose)
                    place.error(fmt::format("The purpose \"{}\" is put under itself", purpose));
                break;
            }
            const auto next =
                std::find_if(parents.begin(), parents.end(), [&](const auto& p) { return p.first == at; });
            if (next == parents.end()) break;
            at = next->second;
        }
    }
}

ConsentPolicy readConsent(const Place& place) {
    ObjectReader object(place);
    ConsentPolicy consent = defaultPolicy().consent;
    if (const auto exempt = object.find("exempt")) consent.exempt = readStrings(*exempt, "purposes");
    if (const auto rules = object.find("rules")) {
        consent.rules.clear();
        for (const Place& rule : readList(*rules, "rules")) consent.rules.push_back(readRule(rule));
    }
    if (const auto purposes = object.find("purposes")) {
        consent.parents = readPairs(*purposes, "purposes");
        checkParents(*purposes, consent.parents);
    }
    if (const auto tracking = object.find("tracking")) {
        consent.trackingEnforced = readChoice<bool>(*tracking, {{"off", false}, {"enforced", true}});
    }
    if (const auto categories = object.find("categories"))
        consent.categories = readPairs(*categories, "categories");
    return consent;
}

QuietHours readQuietHours(const Place& place) {
    ObjectReader object(place);
    QuietHours quiet;
    const auto from = object.require("from");
    const auto to = object.require("to");
    if (from) quiet.from = readTimeOfDay(*from);
    if (to) quiet.to = readTimeOfDay(*to);
    if (from && to && from->value->isString() && *from->value == *to->value) {
        place.error("Quiet hours begin and end at the same time", "give them a length, or leave them out");
    }
    if (const auto mode = object.find("mode")) quiet.mode = readChoice(*mode, kModes);
    if (const auto purposes = object.find("purposes")) quiet.purposes = readStrings(*purposes, "purposes");
    return quiet;
}

void readPer(const Place& place, Cap& cap) {
    const std::vector<std::pair<std::string, Cap::Calendar>> calendar{
        {"day", Cap::Calendar::Day}, {"week", Cap::Calendar::Week}, {"month", Cap::Calendar::Month}};
    if (place.value->isString()) {
        const std::string& text = place.value->string();
        for (const auto& [word, meaning] : calendar) {
            if (text != word) continue;
            cap.calendar = meaning;
            return;
        }
        cap.rolling = base::parseDuration(text);
        if (cap.rolling && cap.rolling->ms > 0) return;
    }
    const std::string word = place.value->isString() ? place.value->string() : std::string();
    place.expected("a duration longer than nothing, or \"day\", \"week\" or \"month\"",
                   base::didYouMean(word, {"day", "week", "month"}));
}

Cap readCap(const Place& place) {
    ObjectReader object(place);
    Cap cap;
    if (const auto id = object.require("id")) cap.id = readId(*id, "cap");
    if (const auto max = object.require("max")) cap.max = readInteger(*max, 0, INT64_MAX);
    if (const auto per = object.require("per")) readPer(*per, cap);
    if (const auto purposes = object.find("purposes")) cap.purposes = readStrings(*purposes, "purposes");
    if (const auto campaigns = object.find("campaigns")) {
        cap.campaigns = readStrings(*campaigns, "campaigns");
        for (const Place& id : readList(*campaigns, "campaigns")) {
            if (id.value->isString()) id.refer(ReferenceKind::Campaign, id.value->string());
        }
    }
    if (const auto mode = object.find("mode")) cap.mode = readChoice(*mode, kModes);
    return cap;
}

std::vector<Cap> readCaps(const Place& place) {
    std::vector<Cap> caps;
    std::set<std::string> ids;
    for (const Place& item : readList(place, "caps")) {
        caps.push_back(readCap(item));
        const std::string& id = caps.back().id;
        if (!id.empty() && !ids.insert(id).second) item.error(fmt::format("There are two caps \"{}\"", id));
    }
    return caps;
}

std::string readTimeZone(const Place& place) {
    std::string name = readNonEmpty(place, "the name of a time zone, such as \"Europe/Paris\"");
    if (!name.empty() && !base::TimeZone::find(name)) {
        place.error(fmt::format("There is no time zone \"{}\"", name),
                    base::didYouMean(name, base::TimeZone::names()));
        return "UTC";
    }
    return name;
}

}  // namespace

Policy defaultPolicy() {
    Policy policy;
    ConsentRule everywhere;
    everywhere.regions = {"*"};
    policy.consent.rules.push_back(std::move(everywhere));
    return policy;
}

Policy readPolicy(const Place& place) {
    ObjectReader object(place);
    Policy policy = defaultPolicy();
    if (!object.isObject()) return policy;
    readFormat(object, "rehearsal.policy/1");
    if (const auto timezone = object.find("timezone")) policy.timezone = readTimeZone(*timezone);
    if (const auto dedup = object.find("dedup")) {
        ObjectReader inner(*dedup);
        if (const auto window = inner.require("window")) policy.dedupWindow = readDuration(*window);
    }
    if (const auto consent = object.find("consent")) policy.consent = readConsent(*consent);
    if (const auto verified = object.find("require_verified_email")) {
        policy.requireVerifiedEmail = readBoolean(*verified);
    }
    if (const auto quiet = object.find("quiet_hours")) policy.quietHours = readQuietHours(*quiet);
    if (const auto caps = object.find("caps")) policy.caps = readCaps(*caps);
    if (const auto holdout = object.find("holdout")) {
        ObjectReader inner(*holdout);
        policy.holdout.emplace();
        if (const auto percent = inner.require("percent"))
            policy.holdout->percent = readNumber(*percent, 0, 100);
        if (const auto salt = inner.find("salt")) policy.holdout->salt = readString(*salt);
    }
    return policy;
}

}  // namespace rehearsal::bundle
