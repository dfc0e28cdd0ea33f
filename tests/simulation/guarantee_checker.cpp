#include "guarantee_checker.h"

#include <algorithm>

namespace rehearsal::guarantee {
namespace {

using base::Instant;

Instant instantOf(const Json& line, const char* key) {
    return *base::parseInstant(line.at(key).get<std::string>());
}

/// Whether an event match holds whatever the event's content; what has a `where` is passed over.
bool names(const Json& match, const std::string& event) {
    if (match.is_string()) return match == event;
    if (match.is_object()) return match.at("event") == event && !match.contains("where");
    return std::any_of(match.begin(), match.end(), [&](const Json& each) { return names(each, event); });
}

bool isAddress(const Json& email) {
    if (!email.is_string()) return false;
    const std::string text = email;
    const auto at = text.find('@');
    return std::count(text.begin(), text.end(), '@') == 1 && at > 0 && at + 1 < text.size();
}

/// The calendar period of a local time, as text: equal for two times in the same one.
std::string period(const std::string& per, const base::LocalTime& local) {
    if (per == "day") return std::to_string(local.day);
    if (per == "week") return std::to_string(local.day - local.weekday);
    return std::to_string(local.year) + "-" + std::to_string(local.month);
}

}  // namespace

std::vector<Violation> Checker::check(const std::vector<std::string>& log) {
    log_.clear();
    for (const std::string& line : log) log_.push_back(Json::parse(line));
    done_.assign(log.size(), false);
    for (line_ = 0; line_ < log.size(); ++line_)
        checkOrder(log_[line_].at("profile"), instantOf(log_[line_], "at"));
    for (std::size_t i = 0; i < log.size(); ++i) checkLine(i);
    line_ = log.size();
    if (unions_ != world_.unions().size()) breaks("merge");
    return violations_;
}

void Checker::checkLine(std::size_t number) {
    if (done_[number]) return;
    done_[number] = true;
    const Json& line = log_[number];
    const std::string profile = line.at("profile");
    const std::string decision = line.at("decision");
    const Instant at = instantOf(line, "at");
    // What a profile decided before it was merged stands behind the merge where its id comes later.
    for (std::size_t i = number + 1;
         decision == "merge" && i < log_.size() && log_[i].at("at") == line.at("at"); ++i) {
        if (log_[i].at("profile") == line.at("from")) checkLine(i);
    }
    line_ = number;
    if (decision == "enter") enter(line, profile, at);
    if (decision == "merge") merge(line, profile, at);
    if (decision == "enter" || decision == "merge" || decision == "deny") return;
    auto& journeys = journeys_[profile];
    const auto journey = journeys.find(line.at("journey"));
    if (journey == journeys.end() || journey->second.campaign != line.at("campaign")) {
        breaks("no_journey");
        if (decision == "send") checkPerson(profile, line.at("purpose"), at);
        return;
    }
    if (decision == "send") checkSend(line, profile, at, journey->second);
    if (decision == "exit") journeys.erase(journey);
}

void Checker::checkOrder(const std::string& profile, Instant at) {
    std::pair<Instant, std::string> now{at, profile};
    if (now < last_) breaks("order");
    last_ = std::move(now);
}

void Checker::enter(const Json& line, const std::string& profile, Instant at) {
    Journey journey;
    journey.campaign = line.at("campaign");
    journey.enteredAt = instantOf(line, "entered_at");
    journey.began = at;
    journey.triggerId = line.at("trigger");
    Span span{world_.find(profile), 0, at, SIZE_MAX};
    if (span.tale == nullptr) return breaks("no_journey");
    for (const TakenEvent& event : span.tale->events) {
        if (event.arrival != at || event.id.empty() || event.id != journey.triggerId) continue;
        span.first = event.line + 1;
        span.after = Instant::min();
        journey.trigger = event.event;
        journey.isKnown = true;
    }
    if (journey.triggerId.starts_with("inactivity@")) journey.isKnown = true;
    journey.spans.push_back(span);
    if (!journeys_[profile].emplace(line.at("journey"), std::move(journey)).second) breaks("no_journey");
}

void Checker::merge(const Json& line, const std::string& into, Instant at) {
    const std::string from = line.at("from");
    const auto found = std::find_if(world_.unions().begin(), world_.unions().end(), [&](const Union& each) {
        return each.from == from && each.into == into && each.arrival == at;
    });
    if (found == world_.unions().end()) return breaks("merge");
    ++unions_;
    auto& sent = sent_[into];
    sent.insert(sent.end(), sent_[from].begin(), sent_[from].end());
    sent_.erase(from);
    auto moving = std::move(journeys_[from]);
    journeys_.erase(from);
    for (auto& [number, journey] : moving) {
        const Json& numbers = line.at("journeys");
        if (!numbers.contains(std::to_string(number))) {
            breaks("merge");
            continue;
        }
        journey.spans.back().end = found->line;
        journey.spans.push_back({world_.find(into), found->line, Instant::min(), SIZE_MAX});
        journeys_[into].emplace(numbers[std::to_string(number)], std::move(journey));
    }
}

void Checker::checkSend(const Json& line, const std::string& profile, Instant at, const Journey& journey) {
    const Json& campaign = campaigns_.at(journey.campaign);
    const auto node = campaign.at("nodes").find(line.at("node"));
    if (node == campaign["nodes"].end()) return breaks("wrong_message");
    checkMessage(line, profile, journey, *node);
    checkPerson(profile, line.at("purpose"), at);
    if (isEnded(journey, at)) breaks("after_exit");
    const Sent message{at, journey.campaign, line.at("node"), line.at("purpose"),
                       onceKey(*node, profile, journey)};
    checkOncePer(profile, message, *node);
    checkCaps(profile, message);
    sent_[profile].push_back(message);
}

void Checker::checkMessage(const Json& line, const std::string& profile, const Journey& journey,
                           const Json& node) {
    const std::string purpose =
        node.value("purpose", campaigns_.at(journey.campaign).value("purpose", "marketing"));
    const std::string prefix = journey.campaign + "/" + line.at("node").get<std::string>() + "/" + profile +
                               "/" + journey.triggerId + "/";
    const std::string key = line.at("key");
    const std::string pass = key.starts_with(prefix) ? key.substr(prefix.size()) : std::string();
    const bool isPass =
        !pass.empty() && pass.find_first_not_of("0123456789") == std::string::npos && pass != "0";
    if (line.at("purpose") != purpose || line.at("template") != node.value("template", "") || !isPass) {
        breaks("wrong_message");
    }
    if (!keys_.insert(key).second) breaks("key_repeated");
}

void Checker::checkPerson(const std::string& profile, const std::string& purpose, Instant at) {
    const Tale* tale = world_.find(profile);
    if (tale == nullptr) return breaks("no_journey");
    const auto facts = tale->at(at);
    const auto none = [&](const auto& holds) { return std::none_of(facts.begin(), facts.end(), holds); };
    if (none([](const Facts* f) { return !f->suppressed && !f->bouncedAddress; })) breaks("suppressed");
    if (none([](const Facts* f) { return isAddress(f->traits.value("email", Json())); }))
        breaks("no_address");
    if (policy_.requiresVerifiedEmail() &&
        none([](const Facts* f) { return f->traits.value("email_verified", Json()) == true; })) {
        breaks("unverified");
    }
    if (none([&](const Facts* f) { return policy_.permits(*f, purpose, at); })) breaks("no_consent");
    if (none([&](const Facts* f) { return !policy_.isQuiet(*f, purpose, at); })) breaks("quiet_hours");
}

bool Checker::counts(const Json& cap, const std::string& campaign, const std::string& purpose) const {
    if (!policy_.holds(cap.contains("purposes") ? &cap["purposes"] : nullptr, purpose)) return false;
    return !cap.contains("campaigns") ||
           std::find(cap["campaigns"].begin(), cap["campaigns"].end(), campaign) != cap["campaigns"].end();
}

bool Checker::isFull(const Json& cap, const std::vector<Sent>& sent, const Facts& facts, Instant now) const {
    const std::string per = cap.at("per");
    const auto length = base::parseDuration(per);
    const base::TimeZone zone = policy_.zone(facts);
    const auto count = std::count_if(sent.begin(), sent.end(), [&](const Sent& each) {
        if (!counts(cap, each.campaign, each.purpose)) return false;
        return length ? each.time > now - *length
                      : period(per, zone.at(each.time)) == period(per, zone.at(now));
    });
    return count >= cap.at("max").get<std::int64_t>();
}

void Checker::checkCaps(const std::string& profile, const Sent& message) {
    const auto facts = world_.find(profile)->at(message.time);
    const Json caps = policy_.caps();
    for (const Json& cap : caps) {
        if (!counts(cap, message.campaign, message.purpose)) continue;
        if (std::all_of(facts.begin(), facts.end(),
                        [&](const Facts* f) { return isFull(cap, sent_[profile], *f, message.time); })) {
            breaks("capped");
        }
    }
}

Json Checker::onceKey(const Json& node, const std::string& profile, const Journey& journey) const {
    if (!node.contains("once_per") || !journey.isKnown) return {};
    Json key = Json::array();
    for (const Json& path : node["once_per"].at("key")) {
        const std::string text = path;
        if (text == "profile.id") {
            key.push_back(profile);
            continue;
        }
        // The rest of the path leads into the trigger.
        Json at = journey.trigger;
        for (std::size_t begin = text.find('.') + 1; begin > 0 && !at.is_null();) {
            const std::size_t end = text.find('.', begin);
            const std::string step = text.substr(begin, end - begin);
            at = at.is_object() ? Json(at.value(step, Json())) : Json();
            begin = end == std::string::npos ? 0 : end + 1;
        }
        key.push_back(at);
    }
    return key;
}

void Checker::checkOncePer(const std::string& profile, const Sent& message, const Json& node) {
    if (message.onceKey.is_null()) return;
    const Json& rule = node.at("once_per");
    const auto within =
        rule.contains("within") ? base::parseDuration(rule["within"].get<std::string>()) : std::nullopt;
    for (const Sent& each : sent_[profile]) {
        const bool isRecent = !within || each.time > message.time - *within;
        if (isRecent && each.campaign == message.campaign && each.node == message.node &&
            each.onceKey == message.onceKey) {
            return breaks("once_per");
        }
    }
}

bool Checker::isEnded(const Journey& journey, Instant at) const {
    const Json exits = campaigns_.at(journey.campaign).value("exits", Json::array());
    const auto ends = [&](const TakenEvent& event) {
        return event.time >= journey.enteredAt &&
               std::any_of(exits.begin(), exits.end(), [&](const Json& exit) {
                   return exit.contains("on") && names(exit["on"], event.name);
               });
    };
    for (const Span& span : journey.spans) {
        std::optional<Instant> before;
        for (const TakenEvent& event : span.tale->events) {
            // What is sent at an event's arrival may have been sent by one that arrived with it, but earlier.
            // Only of the first of them is it certain that it came before all that was sent at that time.
            const bool isFirst = before != event.arrival;
            before = event.arrival;
            if (event.line < span.first || event.line >= span.end || event.arrival <= span.after) continue;
            const bool isKnown = event.arrival < at || (event.arrival == at && isFirst && journey.began < at);
            if (isKnown && ends(event)) return true;
        }
    }
    return false;
}

}  // namespace rehearsal::guarantee
