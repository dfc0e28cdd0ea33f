#include "profile/consent_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rehearsal::profile {
namespace {

using bundle::ConsentRule;

/// The European Economic Area: the 27 member states, Iceland, Liechtenstein and Norway (S13).
constexpr std::array<std::string_view, 30> kEea{"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
                                                "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU",
                                                "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

std::string upper(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    }
    return text;
}

struct Region {
    std::string country;
    std::string state;  ///< `US-CA`; empty where the state is not known.
};

Region regionOf(const Profile& profile) {
    const auto text = [&](std::string_view trait) {
        const base::Value* value = profile.trait(trait);
        return value && value->isString() ? upper(value->string()) : std::string();
    };
    Region region{text("country"), {}};
    const std::string state = text("state");
    if (!region.country.empty() && !state.empty()) region.state = region.country + "-" + state;
    return region;
}

bool regionMatches(const Region& region, const std::string& ruleRegion) {
    if (ruleRegion == "*") return true;
    if (region.country.empty()) return false;
    const std::string wanted = upper(ruleRegion);
    if (wanted == "EEA") return std::find(kEea.begin(), kEea.end(), region.country) != kEea.end();
    return wanted == region.country || wanted == region.state;
}

bool impliedHolds(const ConsentRule& rule, const Profile& profile, ConsentStatus status, base::Instant now) {
    if (!rule.implied || status == ConsentStatus::Denied || status == ConsentStatus::Pending) return false;
    const auto latest = profile.implied.find(rule.implied->event);
    return latest != profile.implied.end() && latest->second > now - rule.implied->duration;
}

bool basisHolds(const ConsentRule& rule, const Profile& profile, ConsentStatus status, base::Instant now) {
    if (rule.basis == ConsentRule::Basis::OptOut) return status != ConsentStatus::Denied;
    if (status == ConsentStatus::Confirmed || (status == ConsentStatus::Granted && !rule.doubleOptIn))
        return true;
    return impliedHolds(rule, profile, status, now);
}

}  // namespace

std::vector<std::string> ConsentRules::lineage(std::string_view purpose) const {
    std::vector<std::string> out{std::string(purpose)};
    for (std::size_t i = 0; i < out.size() && out.size() <= policy_.parents.size() + 1; ++i) {
        for (const auto& [child, parent] : policy_.parents) {
            if (child == out[i]) {
                out.push_back(parent);
                break;
            }
        }
    }
    return out;
}

bool ConsentRules::holds(const std::vector<std::string>& purposes, std::string_view purpose) const {
    const auto line = lineage(purpose);
    return std::any_of(line.begin(), line.end(), [&](const std::string& each) {
        return std::find(purposes.begin(), purposes.end(), each) != purposes.end();
    });
}

ConsentStatus ConsentRules::status(const Profile& profile, std::string_view purpose) const {
    ConsentStatus outcome = ConsentStatus::Absent;
    for (const std::string& each : lineage(purpose)) {
        const ConsentStatus own = profile.consent.status(each);
        if (own == ConsentStatus::Denied) return ConsentStatus::Denied;
        if (outcome == ConsentStatus::Absent) outcome = own;
    }
    return outcome;
}

ConsentVerdict ConsentRules::permits(const Profile& profile, std::string_view purpose,
                                     base::Instant now) const {
    if (holds(policy_.exempt, purpose)) return {true, "exempt"};
    const Region region = regionOf(profile);
    const std::string place = !region.country.empty() ? region.country : "unknown region";
    for (const ConsentRule& rule : policy_.rules) {
        const bool here = std::any_of(rule.regions.begin(), rule.regions.end(),
                                      [&](const std::string& r) { return regionMatches(region, r); });
        if (!here || (rule.purposes && !holds(*rule.purposes, purpose))) continue;
        const ConsentStatus current = status(profile, purpose);
        const char* basis = rule.basis == ConsentRule::Basis::OptOut ? "opt-out"
                            : rule.doubleOptIn                       ? "double opt-in"
                                                                     : "opt-in";
        return {basisHolds(rule, profile, current, now),
                fmt::format("{} {}: {}", place, basis, toString(current))};
    }
    return {false, fmt::format("{}: no rule permits it", place)};
}

std::vector<std::string> ConsentRules::implyingEvents() const {
    std::vector<std::string> out;
    for (const ConsentRule& rule : policy_.rules) {
        if (rule.implied) out.push_back(rule.implied->event);
    }
    return out;
}

}  // namespace rehearsal::profile
