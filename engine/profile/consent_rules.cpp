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
    if (region.country.empty()) return region;
    const std::string state = text("state");
    if (!state.empty()) region.state = region.country + "-" + state;
    return region;
}

bool isInEea(const std::string& country) {
    return std::find(kEea.begin(), kEea.end(), country) != kEea.end();
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

ConsentStatus PurposeRules::status(const Profile& profile) const {
    ConsentStatus outcome = ConsentStatus::Absent;
    if (profile.consent.all().empty()) return outcome;
    for (const std::string& each : lineage_) {
        const ConsentStatus own = profile.consent.status(each);
        if (own == ConsentStatus::Denied) return ConsentStatus::Denied;
        if (outcome == ConsentStatus::Absent) outcome = own;
    }
    return outcome;
}

std::optional<ConsentUpdate> PurposeRules::decisive(const Profile& profile) const {
    std::optional<ConsentUpdate> outcome;
    for (const std::string& each : lineage_) {
        const auto own = profile.consent.decisive(each);
        if (own && own->status == ConsentStatus::Denied) return own;
        if (!outcome) outcome = own;
    }
    return outcome;
}

std::optional<std::size_t> PurposeRules::placeOf(const Verdict& verdict) const {
    if (!verdict.rule || !policy_) return std::nullopt;
    return static_cast<std::size_t>(verdict.rule - policy_->rules.data());
}

PurposeRules::Verdict PurposeRules::judge(const Profile& profile, base::Instant now) const {
    if (exempt_) return {true, nullptr, status(profile)};
    const Region region = regionOf(profile);
    for (const Rule& rule : rules_) {
        const bool here =
            rule.anywhere ||
            (!region.country.empty() &&
             ((rule.eea && isInEea(region.country)) ||
              std::any_of(rule.places.begin(), rule.places.end(), [&](const std::string& place) {
                  return place == region.country || place == region.state;
              })));
        if (!here) continue;
        const ConsentStatus current = status(profile);
        return {basisHolds(*rule.source, profile, current, now), rule.source, current};
    }
    return {false, nullptr, status(profile)};
}

std::string PurposeRules::describe(const Profile& profile, base::Instant now) const {
    if (exempt_) return "exempt";
    const Verdict verdict = judge(profile, now);
    const std::string country = regionOf(profile).country;
    const std::string place = country.empty() ? "unknown region" : country;
    if (!verdict.rule) return fmt::format("{}: no rule permits it", place);
    const char* basis = verdict.rule->basis == ConsentRule::Basis::OptOut ? "opt-out"
                        : verdict.rule->doubleOptIn                       ? "double opt-in"
                                                                          : "opt-in";
    return fmt::format("{} {}: {}", place, basis, toString(verdict.status));
}

std::vector<std::string> ConsentRules::lineage(std::string_view purpose) const {
    std::vector<std::string> out{std::string(purpose)};
    for (std::size_t i = 0; i < out.size() && out.size() <= policy_->parents.size() + 1; ++i) {
        for (const auto& [child, parent] : policy_->parents) {
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

PurposeRules ConsentRules::of(std::string_view purpose) const {
    PurposeRules out;
    out.policy_ = policy_;
    out.exempt_ = holds(policy_->exempt, purpose);
    out.lineage_ = lineage(purpose);
    for (const ConsentRule& rule : policy_->rules) {
        if (rule.purposes && !holds(*rule.purposes, purpose)) continue;
        PurposeRules::Rule& compiled = out.rules_.emplace_back();
        compiled.source = &rule;
        for (const std::string& region : rule.regions) {
            const std::string place = upper(region);
            if (place == "*") compiled.anywhere = true;
            if (place == "EEA") compiled.eea = true;
            compiled.places.push_back(place);
        }
    }
    return out;
}

std::vector<std::string> ConsentRules::implyingEvents() const {
    std::vector<std::string> out;
    for (const ConsentRule& rule : policy_->rules) {
        if (rule.implied) out.push_back(rule.implied->event);
    }
    return out;
}

}  // namespace rehearsal::profile
