#include "journey/state_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

namespace rehearsal::journey {
namespace {

using base::Instant;
using base::Value;
using Json = nlohmann::ordered_json;

Json toJson(const profile::Order& order) {
    return Json::array({order.arrival.ms, order.position, order.step});
}

Json contentJson(const base::PackedValue& content) {
    return base::toJson(content.view().toValue());
}
base::PackedValue contentFrom(const Json& json) {
    return base::PackedValue(base::toValue(json));
}

/// The members of an object; an exception of the library's where it is none.
Value::Object objectFrom(const Json& json) {
    if (!json.is_object()) throw Json::type_error::create(302, "an object is expected", &json);
    return base::toValue(json).object();
}

Instant instantFrom(const Json& json) {
    return {json.get<std::int64_t>()};
}

profile::Order orderFrom(const Json& json) {
    return {instantFrom(json.at(0)), json.at(1).get<std::uint64_t>(), json.at(2).get<std::uint32_t>()};
}

/// Instants by key, in the order of the keys: hash tables have none of their own.
template <class Map>
Json instants(const Map& map) {
    const std::map<std::string, Instant> sorted(map.begin(), map.end());
    Json out = Json::object();
    for (const auto& [key, instant] : sorted) out[key] = instant.ms;
    return out;
}

Json consentJson(const profile::Consent& consent) {
    Json out = Json::object();
    for (const auto& [purpose, known] : consent.all()) {
        for (const auto& update : known.updates) {
            out[purpose].push_back({update.time.ms, static_cast<int>(update.status)});
        }
    }
    return out;
}

Json historyJson(const profile::History& history) {
    Json out = Json::array();
    for (std::size_t name = 0; name < history.names(); ++name) {
        for (const auto& past : history.of(static_cast<condition::EventNameId>(name))) {
            out.push_back({name, past.time.ms, toJson(past.order), contentJson(past.content)});
        }
    }
    return out;
}

Json profileJson(const profile::Profile& profile) {
    Json feeds = Json::object();
    for (const auto& [id, feed] : profile.feeds) feeds[id] = {feed.fetchedAt.ms, base::toJson(feed.value)};
    Json out{{"id", profile.id},
             {"clock", profile.clock.ms},
             {"order", toJson(profile.lastOrder)},
             {"traits", base::toJson(Value(profile.traits))},
             {"consent", consentJson(profile.consent)},
             {"suppressed", profile.suppressed},
             {"history", historyJson(profile.history)},
             {"implied", instants(profile.implied)},
             {"seen", instants(profile.seen)},
             {"tracked", profile.hasTrackedEvent},
             {"feeds", std::move(feeds)}};
    if (profile.contextZone) out["zone"] = {toJson(profile.contextZone->first), profile.contextZone->second};
    if (profile.suppressedAddress) out["bounced"] = base::toJson(*profile.suppressedAddress);
    return out;
}

Json journeyJson(const Journey& j) {
    Json passes = Json::array();
    for (const auto& [node, count] : j.passes) passes.push_back({node, count});
    Json firings = Json::array();
    for (const auto& [node, instant] : j.lastFirings) firings.push_back({node, instant.ms});
    Json out{{"number", j.number},
             {"rank", j.rank},
             {"key", j.key},
             {"entered", j.enteredAt.ms},
             {"at", j.at.ms},
             {"order", toJson(j.entryOrder)},
             {"trigger", j.triggerId},
             {"event", contentJson(j.trigger)},
             {"values", base::toJson(Value(j.values))},
             {"passes", std::move(passes)},
             {"firings", std::move(firings)},
             {"node", j.node},
             {"due", j.due.ms},
             {"fire", j.fire.ms},
             {"deferred", j.deferred}};
    if (j.firstDeferral) out["first"] = j.firstDeferral->ms;
    return out;
}

profile::Profile profileFrom(const Json& json, std::size_t knownNames) {
    profile::Profile out;
    out.id = json.at("id").get<std::string>();
    out.clock = instantFrom(json.at("clock"));
    out.lastOrder = orderFrom(json.at("order"));
    out.traits = objectFrom(json.at("traits"));
    for (const auto& [purpose, updates] : json.at("consent").items()) {
        for (const Json& update : updates) {
            out.consent.update(
                purpose, {instantFrom(update.at(0)),
                          static_cast<profile::ConsentStatus>(std::clamp(update.at(1).get<int>(), 0, 4))});
        }
    }
    out.suppressed = json.at("suppressed").get<bool>();
    for (const Json& past : json.at("history")) {
        const auto name = past.at(0).get<condition::EventNameId>();
        if (name >= knownNames) throw Json::out_of_range::create(401, "history", &past);
        out.history.add(name, {instantFrom(past.at(1)), orderFrom(past.at(2)), contentFrom(past.at(3))});
    }
    for (const auto& [event, instant] : json.at("implied").items()) out.implied[event] = instantFrom(instant);
    for (const auto& [id, instant] : json.at("seen").items()) out.seen[id] = instantFrom(instant);
    out.hasTrackedEvent = json.at("tracked").get<bool>();
    for (const auto& [id, feed] : json.at("feeds").items()) {
        out.feeds[id] = {instantFrom(feed.at(0)), base::toValue(feed.at(1))};
    }
    if (json.contains("zone")) {
        out.contextZone.emplace(orderFrom(json["zone"].at(0)), json["zone"].at(1).get<std::string>());
    }
    if (json.contains("bounced")) out.suppressedAddress = base::toValue(json["bounced"]);
    return out;
}

bool isSend(const Program& program, const SentMessage& sent) {
    return sent.rank < program.campaigns.size() && sent.node < program.campaigns[sent.rank].steps.size() &&
           std::holds_alternative<SendStep>(program.campaigns[sent.rank].steps[sent.node].kind);
}

/// Whether a journey can stand at its node: where nothing waits, none does.
bool canStandAt(const Step& step) {
    return std::holds_alternative<WaitForStep>(step.kind) ||
           std::holds_alternative<WaitUntilStep>(step.kind) ||
           std::holds_alternative<WaitUntilFieldStep>(step.kind) ||
           std::holds_alternative<WaitForEventStep>(step.kind) || std::holds_alternative<SendStep>(step.kind);
}

Journey journeyFrom(const Json& json, const Program& program) {
    Journey j;
    j.number = json.at("number").get<std::uint32_t>();
    j.rank = json.at("rank").get<std::uint32_t>();
    j.node = json.at("node").get<std::uint32_t>();
    if (j.rank >= program.campaigns.size() || j.node >= program.campaigns[j.rank].steps.size()) {
        throw Json::out_of_range::create(401, "journey", &json);
    }
    if (!canStandAt(program.campaigns[j.rank].steps[j.node]))
        throw Json::out_of_range::create(401, "journey", &json);
    j.key = json.at("key").get<std::string>();
    j.enteredAt = instantFrom(json.at("entered"));
    j.at = instantFrom(json.at("at"));
    j.entryOrder = orderFrom(json.at("order"));
    j.triggerId = json.at("trigger").get<std::string>();
    j.trigger = contentFrom(json.at("event"));
    j.values = objectFrom(json.at("values"));
    for (const Json& pass : json.at("passes"))
        j.passes.emplace_back(pass.at(0).get<std::uint32_t>(), pass.at(1).get<std::uint32_t>());
    for (const Json& firing : json.at("firings")) {
        j.lastFirings.emplace_back(firing.at(0).get<std::uint32_t>(), instantFrom(firing.at(1)));
    }
    j.due = instantFrom(json.at("due"));
    j.fire = instantFrom(json.at("fire"));
    j.deferred = json.at("deferred").get<bool>();
    if (json.contains("first")) j.firstDeferral = instantFrom(json["first"]);
    return j;
}

State stateFrom(const Json& json, const Program& program) {
    State state;
    state.profile = profileFrom(json.at("profile"), program.interests.size());
    state.journeysBegun = json.at("begun").get<std::uint32_t>();
    for (const Json& journey : json.at("active")) {
        state.active.push_back(journeyFrom(journey, program));
        const Journey& last = state.active.back();
        const Journey* before = state.active.size() > 1 ? &state.active[state.active.size() - 2] : nullptr;
        const bool inOrder =
            !before || std::tie(before->rank, before->number) < std::tie(last.rank, last.number);
        if (!inOrder || last.number > state.journeysBegun)
            throw Json::out_of_range::create(401, "active", &journey);
    }
    for (const Json& entry : json.at("entries")) {
        state.lastEntries[{entry.at(0).get<std::uint32_t>(), entry.at(1).get<std::string>()}] =
            instantFrom(entry.at(2));
    }
    const Json& silences = json.at("silences");
    if (silences.size() > program.inactivities.size())
        throw Json::out_of_range::create(401, "silences", &json);
    for (const Json& silence : silences) {
        auto& out = state.silences.emplace_back();
        if (!silence.is_null()) out = Silence{instantFrom(silence.at(0)), silence.at(1).get<bool>()};
    }
    for (const Json& sent : json.at("sent")) {
        state.sent.push_back(
            {instantFrom(sent.at(0)), sent.at(1).get<std::uint32_t>(), sent.at(2).get<std::uint32_t>()});
        if (!isSend(program, state.sent.back())) throw Json::out_of_range::create(401, "sent", &sent);
    }
    for (const Json& once : json.at("once")) {
        state.lastOnce[{once.at(0).get<std::uint32_t>(), once.at(1).get<std::uint32_t>(),
                        once.at(2).get<std::string>()}] = instantFrom(once.at(3));
    }
    for (const Json& key : json.at("keys")) state.sentKeys.insert(key.get<std::string>());
    return state;
}

}  // namespace

std::string encode(const State& state, std::string_view bundleHash) {
    Json active = Json::array();
    for (const Journey& journey : state.active) active.push_back(journeyJson(journey));
    Json entries = Json::array();
    for (const auto& [key, instant] : state.lastEntries)
        entries.push_back({key.first, key.second, instant.ms});
    Json silences = Json::array();
    for (const auto& silence : state.silences)
        silences.push_back(silence ? Json{silence->last.ms, silence->fired} : Json(nullptr));
    Json sent = Json::array();
    for (const SentMessage& s : state.sent) sent.push_back({s.time.ms, s.rank, s.node});
    Json once = Json::array();
    for (const auto& [key, instant] : state.lastOnce)
        once.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), instant.ms});
    std::vector<std::string> keys(state.sentKeys.begin(), state.sentKeys.end());
    std::sort(keys.begin(), keys.end());
    const Json out{{"version", kStateVersion},
                   {"bundle", bundleHash},
                   {"profile", profileJson(state.profile)},
                   {"begun", state.journeysBegun},
                   {"active", std::move(active)},
                   {"entries", std::move(entries)},
                   {"silences", std::move(silences)},
                   {"sent", std::move(sent)},
                   {"once", std::move(once)},
                   {"keys", std::move(keys)}};
    std::string bytes;
    Json::to_cbor(out, bytes);
    return bytes;
}

namespace {

base::Expected<State> readState(std::string_view bytes, const Program& program, std::string_view bundleHash) {
    const Json json = Json::from_cbor(bytes);
    if (!json.is_object() || !json.contains("version") || !json.contains("bundle")) {
        return base::failure("state", "These bytes are not a profile's state.");
    }
    if (json["version"] != kStateVersion) {
        const std::string version = json["version"].dump(-1, ' ', true, Json::error_handler_t::replace);
        return base::failure("state", fmt::format("The state has version {}, this engine reads version {}.",
                                                  version, kStateVersion));
    }
    if (json["bundle"] != bundleHash) {
        return base::failure("state", "The state belongs to another bundle.",
                             "run the stream again with the bundle at hand");
    }
    return stateFrom(json, program);
}

}  // namespace

base::Expected<State> decode(std::string_view bytes, const Program& program, std::string_view bundleHash) {
    try {
        return readState(bytes, program, bundleHash);
    } catch (
        const std::exception&) {  // The library's own way to say that something is not there, or too long.
        return base::failure("state", "The state is damaged, or is none.");
    }
}

}  // namespace rehearsal::journey
