#include "guarantee_policy.h"

#include <algorithm>
#include <set>

namespace rehearsal::guarantee {
namespace {

using base::Instant;

const std::set<std::string>& eea() {
    static const std::set<std::string> kCountries{"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR",
                                                  "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL",
                                                  "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO"};
    return kCountries;
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

bool isIn(const Json& regions, const Facts& facts) {
    const std::string country = upper(facts.text("country"));
    const std::string state = upper(facts.text("state"));
    return std::any_of(regions.begin(), regions.end(), [&](const Json& region) {
        if (region == "*") return true;
        if (country.empty()) return false;
        if (region == "EEA") return eea().contains(country);
        return region == country || (!state.empty() && region == country + "-" + state);
    });
}

/// What the updates of one purpose come to, in order of their time, a denial last among equals (S12).
std::string outcomeOf(std::vector<std::pair<Instant, std::string>> updates) {
    const std::vector<std::string> rising{"", "denied", "pending", "granted", "confirmed"};
    const auto rank = [&](const std::string& status) {
        return std::find(rising.begin(), rising.end(), status) - rising.begin();
    };
    std::stable_sort(updates.begin(), updates.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second == "denied") < std::pair(b.first, b.second == "denied");
    });
    std::string outcome;
    for (const auto& [time, status] : updates) {
        if (status == "denied" || rank(status) > rank(outcome)) outcome = status;
    }
    return outcome;
}

std::int64_t msOfDay(const std::string& clock) {
    return (std::stoll(clock.substr(0, 2)) * 60 + std::stoll(clock.substr(3, 2))) * 60'000;
}

}  // namespace

void Facts::setTrait(const std::string& name, const Json& value) {
    const Json before = traits.value(name, Json());
    if (name == "email" && before != value) bouncedAddress.reset();
    if (value.is_null()) {
        traits.erase(name);
    } else {
        traits[name] = value;
    }
}

std::string Facts::text(const char* trait) const {
    const auto found = traits.find(trait);
    return found != traits.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isZone(const std::string& name) {
    return base::TimeZone::find(name).has_value();
}

Policy::Policy(Json policy)
    : policy_(std::move(policy)), consent_(policy_.value("consent", Json::object())) {}

std::vector<std::string> Policy::lineage(const std::string& purpose) const {
    const Json parents = consent_.value("purposes", Json::object());
    std::vector<std::string> out{purpose};
    while (parents.contains(out.back())) out.push_back(parents[out.back()]);
    return out;
}

bool Policy::holds(const Json* purposes, const std::string& purpose) const {
    if (purposes == nullptr) return true;
    const auto line = lineage(purpose);
    return std::any_of(purposes->begin(), purposes->end(), [&](const Json& each) {
        return std::find(line.begin(), line.end(), each) != line.end();
    });
}

std::string Policy::status(const Facts& facts, const std::string& purpose) const {
    std::string outcome;
    for (const std::string& each : lineage(purpose)) {
        const auto updates = facts.consent.find(each);
        if (updates == facts.consent.end()) continue;
        const std::string own = outcomeOf(updates->second);
        if (own == "denied") return own;
        if (outcome.empty()) outcome = own;
    }
    return outcome;
}

bool Policy::permits(const Facts& facts, const std::string& purpose, Instant now) const {
    const Json exempt = consent_.value("exempt", Json::array({"transactional"}));
    if (holds(&exempt, purpose)) return true;
    const Json everywhere = Json::parse(R"([{"regions": ["*"], "basis": "opt-in"}])");
    const Json rules = consent_.value("rules", everywhere);
    for (const Json& rule : rules) {
        if (!isIn(rule.at("regions"), facts)) continue;
        if (!holds(rule.contains("purposes") ? &rule["purposes"] : nullptr, purpose)) continue;
        const std::string current = status(facts, purpose);
        if (rule.at("basis") == "opt-out") return current != "denied";
        if (current == "confirmed" || (current == "granted" && !rule.value("double", false))) return true;
        if (!rule.contains("implied") || current == "denied" || current == "pending") return false;
        const auto last = facts.lastTime.find(rule["implied"]["event"].get<std::string>());
        const auto length = base::parseDuration(rule["implied"]["for"].get<std::string>());
        return last != facts.lastTime.end() && last->second > now - *length;
    }
    return false;
}

base::TimeZone Policy::zone(const Facts& facts) const {
    if (const auto zone = base::TimeZone::find(facts.text("timezone"))) return *zone;
    if (facts.contextZone) return *base::TimeZone::find(facts.contextZone->second);
    return *base::TimeZone::find(policy_.value("timezone", "UTC"));
}

bool Policy::isQuiet(const Facts& facts, const std::string& purpose, Instant now) const {
    if (!policy_.contains("quiet_hours")) return false;
    const Json& quiet = policy_["quiet_hours"];
    if (!holds(quiet.contains("purposes") ? &quiet["purposes"] : nullptr, purpose)) return false;
    const std::int64_t from = msOfDay(quiet.at("from"));
    const std::int64_t to = msOfDay(quiet.at("to"));
    const std::int64_t local = zone(facts).at(now).msOfDay;
    return from < to ? local >= from && local < to : local >= from || local < to;
}

base::Duration Policy::dedupWindow() const {
    if (!policy_.contains("dedup")) return base::days(7);
    return *base::parseDuration(policy_["dedup"]["window"].get<std::string>());
}

}  // namespace rehearsal::guarantee
