#include "people/consent_verdict.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string_view>

#include "people/person_text.h"

namespace rehearsal::people {

namespace {

constexpr std::array<std::string_view, 30> kEea = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

bool holdsRegion(const bundle::ConsentRule& rule, const bundle::Person& person) {
    const std::string country = countryCode(person);
    std::string region = country + "-" + traitText(person, "state").toUpper().toStdString();
    return std::any_of(rule.regions.begin(), rule.regions.end(), [&](const std::string& name) {
        if (name == "*") return true;
        if (country.empty()) return false;
        if (name == "EEA") return std::find(kEea.begin(), kEea.end(), country) != kEea.end();
        return name == country || name == region;
    });
}

const std::string* parentOf(const bundle::Policy& policy, const std::string& purpose) {
    for (const auto& [child, parent] : policy.consent.parents)
        if (child == purpose) return &parent;
    return nullptr;
}

/// Whether a list of purposes holds this one, as itself or through a purpose it is under.
bool holdsPurpose(const bundle::Policy& policy, const std::vector<std::string>& list, std::string purpose) {
    for (std::size_t depth = 0; depth <= policy.consent.parents.size(); ++depth) {
        if (std::find(list.begin(), list.end(), purpose) != list.end()) return true;
        const std::string* parent = parentOf(policy, purpose);
        if (!parent) return false;
        purpose = *parent;
    }
    return false;
}

const bundle::GivenConsent* given(const bundle::Person& person, const std::string& purpose) {
    for (const bundle::GivenConsent& consent : person.consent)
        if (consent.purpose == purpose) return &consent;
    return nullptr;
}

/// The consent that counts: the purpose's own, else its parent's; a parent that is denied denies it.
const bundle::GivenConsent* counting(const bundle::Policy& policy, const bundle::Person& person,
                                     const std::string& purpose) {
    const bundle::GivenConsent* result = given(person, purpose);
    const std::string* parent = parentOf(policy, purpose);
    for (std::size_t depth = 0; parent && depth <= policy.consent.parents.size(); ++depth) {
        const bundle::GivenConsent* above = given(person, *parent);
        if (above && (!result || above->status == "denied")) result = above;
        parent = parentOf(policy, *parent);
    }
    return result;
}

bool permits(const bundle::ConsentRule& rule, const std::string& status) {
    if (rule.basis == bundle::ConsentRule::Basis::OptOut) return status != "denied";
    return status == "confirmed" || (status == "granted" && !rule.doubleOptIn);
}

}  // namespace

ConsentVerdict consentVerdict(const bundle::Policy& policy, const bundle::Person& person,
                              const std::string& purpose) {
    ConsentVerdict verdict;
    verdict.purpose = purpose;
    if (const bundle::GivenConsent* consent = counting(policy, person, purpose)) {
        verdict.status = consent->status;
        verdict.since = consent->at;
    }
    verdict.exempt = holdsPurpose(policy, policy.consent.exempt, purpose);
    for (const bundle::ConsentRule& rule : policy.consent.rules) {
        if (!holdsRegion(rule, person)) continue;
        if (rule.purposes && !holdsPurpose(policy, *rule.purposes, purpose)) continue;
        verdict.rule = &rule;
        break;
    }
    verdict.permitted = verdict.exempt || (verdict.rule && permits(*verdict.rule, verdict.status));
    verdict.byImplied = !verdict.permitted && verdict.rule && verdict.rule->implied && verdict.status.empty();
    return verdict;
}

std::vector<std::string> purposesToShow(const bundle::Bundle& bundle, const bundle::Person& person) {
    std::set<std::string> purposes{"marketing"};
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        purposes.insert(campaign.purpose);
        for (const bundle::Node& node : campaign.nodes)
            if (const auto* send = std::get_if<bundle::Send>(&node.step); send && send->purpose)
                purposes.insert(*send->purpose);
    }
    for (const auto& [child, parent] : bundle.policy.consent.parents) purposes.insert(child);
    for (const bundle::GivenConsent& consent : person.consent) purposes.insert(consent.purpose);
    if (bundle.policy.consent.trackingEnforced) purposes.insert("tracking");
    std::vector<std::string> result(purposes.begin(), purposes.end());
    std::stable_partition(result.begin(), result.end(),
                          [](const std::string& p) { return p == "marketing"; });
    return result;
}

}  // namespace rehearsal::people
