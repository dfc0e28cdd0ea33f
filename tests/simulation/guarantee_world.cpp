#include "guarantee_world.h"

#include <algorithm>
#include <sstream>

namespace rehearsal::guarantee {
namespace {

using base::Instant;

std::string idIn(const Json& event, const char* key) {
    const auto found = event.find(key);
    if (found == event.end()) return {};
    if (found->is_string()) return *found;
    return found->is_number_integer() ? found->dump() : std::string();
}

std::optional<Instant> instantIn(const Json& event, const char* key) {
    const auto found = event.find(key);
    return found != event.end() && found->is_string() ? base::parseInstant(found->get<std::string>())
                                                      : std::nullopt;
}

/// What a line says, its outer shell of delivery taken away: equal for two deliveries of one event (S8).
std::string contentOf(Json event) {
    if (event.contains("timestamp")) event.erase("receivedAt");
    event.erase("sentAt");
    event.erase("messageId");
    return "content " + event.dump();
}

std::string nameOf(const Json& event) {
    const std::string type = event.at("type");
    return type == "track" ? event.at("event").get<std::string>() : "$" + type;
}

Json part(const Json& event, std::initializer_list<const char*> path) {
    Json at = event;
    for (const char* key : path) {
        if (!at.is_object() || !at.contains(key)) return nullptr;
        at = Json(at[key]);
    }
    return at;
}

void setTraits(Facts& facts, const Json& traits) {
    for (const auto& [name, value] : traits.items()) facts.setTrait(name, value);
}

}  // namespace

std::vector<const Facts*> Tale::at(Instant now) const {
    std::vector<const Facts*> out;
    const Facts* last = &before;
    for (const Moment& moment : moments) {
        if (moment.arrival < now) last = &moment.facts;
        if (moment.arrival == now) out.push_back(&moment.facts);
    }
    if (out.empty()) out.push_back(last);
    return out;
}

World::World(const Policy& policy, const std::string& people, const std::vector<std::string>& lines,
             Instant until)
    : policy_(policy), until_(until) {
    std::istringstream text(people);
    for (std::string line; std::getline(text, line);) know(Json::parse(line));
    for (std::size_t i = 0; i < lines.size(); ++i) take(i, Json::parse(lines[i]));
}

const Tale* World::find(const std::string& profile) const {
    const auto found = tales_.find(profile);
    return found == tales_.end() ? nullptr : &found->second;
}

void World::know(const Json& person) {
    const std::string id = person.at("id");
    Facts facts;
    facts.traits = person.value("traits", Json::object());
    facts.suppressed = person.value("suppressed", false);
    const Json consent = person.value("consent", Json::object());
    for (const auto& [purpose, given] : consent.items()) {
        const auto at = instantIn(given, "at");
        facts.consent[purpose].emplace_back(at.value_or(Instant::min()), given.at("status"));
    }
    const Json visitors = person.value("anonymous_ids", Json::array());
    for (const Json& visitor : visitors) visitors_[visitor] = id;
    tales_[id].before = facts;
    live_[id].facts = std::move(facts);
}

std::string World::meaning(std::string user) const {
    for (auto found = aliases_.find(user); found != aliases_.end(); found = aliases_.find(user))
        user = found->second;
    return user;
}

void World::linkVisitor(Who& who, const std::string& visitor) const {
    if (visitors_.contains(visitor)) return;  // Theirs, or a conflict: it stays where it is.
    who.links.emplace_back(visitor, who.profile);
    who.joining.emplace_back("anon:" + visitor, false);
}

World::Who World::whoIs(const Json& event) const {
    Who who;
    const std::string user = idIn(event, "userId");
    const std::string visitor = idIn(event, "anonymousId");
    if (user.empty()) {
        const auto linked = visitors_.find(visitor);
        who.profile = linked == visitors_.end() ? "anon:" + visitor : meaning(linked->second);
        return who;
    }
    who.profile = meaning(user);
    if (!visitor.empty()) linkVisitor(who, visitor);
    const std::string previous = event.at("type") == "alias" ? idIn(event, "previousId") : std::string();
    if (previous.empty() || previous == user || aliases_.contains(previous)) return who;
    if (live_.contains(previous)) {
        if (previous == who.profile) return who;
        who.alias = {previous, who.profile};
        who.joining.emplace_back(previous, true);
    } else if (previous != visitor) {
        linkVisitor(who, previous);
    }
    return who;
}

void World::take(std::size_t line, const Json& event) {
    const Who who = whoIs(event);
    const auto given = instantIn(event, "timestamp");
    const auto received = instantIn(event, "receivedAt");
    Instant arrival = received ? *received : *given;
    std::vector<std::string> involved{who.profile};
    for (const auto& [profile, isUser] : who.joining) involved.push_back(profile);
    for (const std::string& profile : involved) {
        const auto live = live_.find(profile);
        if (live != live_.end() && live->second.clock) arrival = std::max(arrival, *live->second.clock);
    }
    if (arrival > until_) return;

    for (const auto& [visitor, user] : who.links) visitors_.emplace(visitor, user);
    if (who.alias) aliases_.insert(*who.alias);
    Live& live = live_[who.profile];
    Tale& tale = tales_[who.profile];
    for (const auto& [profile, isUser] : who.joining) {
        const auto from = live_.find(profile);
        if (from == live_.end()) continue;
        unite(live, from->second, isUser);
        live_.erase(from);
        unions_.push_back({line, arrival, profile, who.profile});
    }
    live.clock = arrival;
    if (!isDuplicate(live, event, arrival)) {
        const TakenEvent taken{line,
                               arrival,
                               std::min(given ? *given : *received, arrival),
                               nameOf(event),
                               idIn(event, "messageId"),
                               event};
        learn(live, taken);
        tale.events.push_back(taken);
    }
    tale.moments.push_back({line, arrival, live.facts});
}

void World::unite(Live& into, const Live& from, bool isUser) const {
    Facts& facts = into.facts;
    const auto ownBounce = facts.bouncedAddress;
    for (const auto& [name, value] : from.facts.traits.items()) {
        if (!facts.traits.contains(name)) facts.setTrait(name, value);
    }
    const Json email = facts.traits.value("email", Json());
    if (ownBounce && *ownBounce == email) facts.bouncedAddress = ownBounce;
    if (!facts.bouncedAddress && from.facts.bouncedAddress && *from.facts.bouncedAddress == email) {
        facts.bouncedAddress = email;
    }
    facts.suppressed = facts.suppressed || from.facts.suppressed;
    for (const auto& [purpose, updates] : from.facts.consent) {
        for (const auto& update : updates) {
            if (!isUser || update.second == "denied") facts.consent[purpose].push_back(update);
        }
    }
    for (const auto& [name, time] : from.facts.lastTime) {
        const auto [found, isNew] = facts.lastTime.emplace(name, time);
        if (!isNew) found->second = std::max(found->second, time);
    }
    if (from.facts.contextZone && (!facts.contextZone || *facts.contextZone < *from.facts.contextZone)) {
        facts.contextZone = from.facts.contextZone;
    }
    for (const auto& [id, first] : from.seen) {
        const auto [found, isNew] = into.seen.emplace(id, first);
        if (!isNew) found->second = std::min(found->second, first);
    }
}

bool World::isDuplicate(Live& live, const Json& event, Instant arrival) const {
    const std::string id = idIn(event, "messageId");
    const auto [found, isNew] = live.seen.emplace(id.empty() ? contentOf(event) : "id " + id, arrival);
    if (isNew) return false;
    if (arrival - found->second < policy_.dedupWindow()) return true;
    found->second = arrival;
    return false;
}

void World::learn(Live& live, const TakenEvent& taken) const {
    Facts& facts = live.facts;
    const Json& event = taken.event;
    if (taken.name == "Consent Updated") {
        const Json purpose = part(event, {"properties", "purpose"});
        const Json status = part(event, {"properties", "status"});
        const bool known =
            status == "denied" || status == "pending" || status == "granted" || status == "confirmed";
        if (known && purpose.is_string()) facts.consent[purpose].emplace_back(taken.time, status);
    }
    if (taken.name == "Unsubscribed") facts.consent["marketing"].emplace_back(taken.time, "denied");
    const Json categories = policy_.categories();
    for (const auto& [purpose, category] : categories.items()) {
        const std::string name = category;
        const Json choice = part(event, {"context", "consent", "categoryPreferences", name.c_str()});
        if (choice.is_boolean())
            facts.consent[purpose].emplace_back(taken.time, choice.get<bool>() ? "granted" : "denied");
    }
    if (taken.name == "Email Marked as Spam") facts.suppressed = true;
    const Json type = part(event, {"properties", "type"});
    if (taken.name == "Email Bounced" && (type.is_null() || type == "hard")) {
        facts.bouncedAddress = facts.traits.value("email", Json());
    }

    const bool tracked =
        !policy_.tracksOnlyWithConsent() || policy_.permits(facts, "tracking", taken.arrival);
    if (tracked) {
        setTraits(facts, part(event, {"context", "traits"}));
        const Json zone = part(event, {"context", "timezone"});
        if (zone.is_string() && isZone(zone)) facts.contextZone = {taken.line, zone.get<std::string>()};
    }
    if (taken.name == "$identify") setTraits(facts, part(event, {"traits"}));
    const auto [last, isNew] = facts.lastTime.emplace(taken.name, taken.time);
    if (!isNew) last->second = std::max(last->second, taken.time);
}

}  // namespace rehearsal::guarantee
