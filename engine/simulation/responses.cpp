#include "simulation/responses.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "base/value.h"
#include "bundle/findings.h"
#include "bundle/json_text.h"
#include "bundle/place.h"

namespace rehearsal::simulation {
namespace {

using base::Value;
using bundle::ObjectReader;
using bundle::Place;

struct KindName {
    const char* kind;
    const char* event;
};
constexpr std::array<KindName, Responses::kKinds> kNames{{{"open", "Email Opened"},
                                                          {"click", "Email Link Clicked"},
                                                          {"buy", "Order Completed"},
                                                          {"unsubscribe", "Unsubscribed"}}};

/// What a template's own chances leave out holds as in general; where nothing does, it is missing.
Responses::Chance readChance(const Place& place, const Responses::Chance* general) {
    Responses::Chance out;
    if (general) out = *general;
    ObjectReader object(place);
    const auto chance = general ? object.find("chance") : object.require("chance");
    if (chance) out.chance = bundle::readNumber(*chance, 0, 1);
    const auto after = general ? object.find("after") : object.require("after");
    if (after) {
        ObjectReader inner(*after);
        out.after = readDelay(inner);
    }
    return out;
}

/// The kinds an object gives, on top of what holds without it.
void readChances(ObjectReader& object, std::array<bool, Responses::kKinds>& given,
                 Responses::Chances& chances) {
    for (std::size_t i = 0; i < Responses::kKinds; ++i) {
        const auto place = object.find(kNames[i].kind);
        if (!place) continue;
        chances[i] = readChance(*place, given[i] ? &chances[i] : nullptr);
        given[i] = true;
    }
}

void readByTemplate(const Place& place, const std::array<bool, Responses::kKinds>& given,
                    Responses& responses) {
    if (!place.value->isObject()) {
        place.expected("an object of reactions by the ids of templates");
        return;
    }
    for (const auto& member : place.value->object()) {
        const Place one = place.member(member);
        one.refer(bundle::ReferenceKind::Template, member.first);
        ObjectReader object(one);
        auto known = given;
        Responses::Chances chances = responses.general;
        readChances(object, known, chances);
        responses.byTemplate.emplace(member.first, chances);
    }
}

Responses readDocument(const Place& place) {
    Responses responses;
    ObjectReader object(place);
    std::array<bool, Responses::kKinds> given{};
    readChances(object, given, responses.general);
    if (const auto by = object.find("by")) {
        ObjectReader inner(*by);
        if (const auto byTemplate = inner.require("template")) readByTemplate(*byTemplate, given, responses);
    }
    return responses;
}

/// The line of a reaction: a Segment event of the profile, which says what message it is about as `$sent`
/// does.
std::string lineOf(const SentMessage& message, const KindName& name, base::Instant at) {
    constexpr std::string_view kAnonymous = "anon:";
    const std::string id = fmt::format("{}/{}", message.key, name.kind);
    const std::string when = base::toString(at);
    Value::Object properties{{"campaign", message.campaign},
                             {"node", message.node},
                             {"template", message.templateId},
                             {"purpose", message.purpose}};
    if (name.kind == kNames[Responses::Buy].kind) properties.emplace_back("order_id", id);
    Value::Object event{{"type", "track"}, {"event", name.event}};
    if (message.profile.starts_with(kAnonymous)) {
        event.emplace_back("anonymousId", message.profile.substr(kAnonymous.size()));
    } else {
        event.emplace_back("userId", message.profile);
    }
    event.emplace_back("messageId", id);
    event.emplace_back("timestamp", when);
    event.emplace_back("receivedAt", when);
    event.emplace_back("properties", std::move(properties));
    return base::toJsonText(Value(std::move(event)));
}

}  // namespace

bool Responses::empty() const {
    const auto isSilent = [](const Chances& chances) {
        return std::all_of(chances.begin(), chances.end(), [](const Chance& one) { return one.chance <= 0; });
    };
    return isSilent(general) && std::all_of(byTemplate.begin(), byTemplate.end(),
                                            [&](const auto& chances) { return isSilent(chances.second); });
}

std::pair<Responses, base::Diagnostics> readResponses(std::string_view text, std::string fileName,
                                                      const bundle::Bundle& bundle) {
    bundle::Findings findings(std::move(fileName));
    Responses responses;
    if (const auto value = bundle::parseJson(text, findings))
        responses = readDocument({&*value, {}, &findings});
    std::vector<std::string> known;
    for (const bundle::Template& one : bundle.templates) known.push_back(one.id);
    for (const bundle::Reference& reference : findings.takeReferences()) {
        if (std::find(known.begin(), known.end(), reference.id) != known.end()) continue;
        findings.warning(reference.pointer, fmt::format("The bundle has no template \"{}\"", reference.id),
                         base::didYouMean(reference.id, known));
    }
    return {std::move(responses), findings.takeDiagnostics()};
}

std::vector<Response> responsesTo(const SentMessage& message, const Responses& responses,
                                  std::uint64_t seed) {
    const auto own = responses.byTemplate.find(message.templateId);
    const Responses::Chances& chances = own == responses.byTemplate.end() ? responses.general : own->second;
    std::vector<Response> out;
    for (std::size_t i = 0; i < Responses::kKinds; ++i) {
        if (chances[i].chance <= 0) continue;
        const Draw drawn = draw(seed, kNames[i].kind, message.key);
        if (drawn.first >= chances[i].chance) continue;
        const base::Duration after = std::max(chances[i].after.at(drawn.second), base::milliseconds(1));
        const base::Instant at = writable(message.at + after);
        out.push_back({at, lineOf(message, kNames[i], at)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Response& a, const Response& b) { return a.at < b.at; });
    return out;
}

}  // namespace rehearsal::simulation
