#include "explain/standing.h"

#include <algorithm>
#include <set>

#include "journey/policy_gates.h"
#include "journey/quiet_hours.h"

namespace rehearsal::explain {
namespace {

using profile::ConsentStatus;

ConsentVerdict verdictOf(const profile::PurposeRules& rules, const profile::Profile& profile,
                         const std::string& purpose, base::Instant now) {
    ConsentVerdict verdict;
    verdict.purpose = purpose;
    verdict.exempt = rules.isExempt();
    if (const auto said = rules.decisive(profile)) {
        verdict.status = profile::toString(said->status);
        if (said->time != base::Instant::min()) verdict.since = said->time;
    }
    const auto judged = rules.judge(profile, now);
    verdict.rule = rules.placeOf(judged);
    verdict.permitted = judged.permitted;
    verdict.byImplied =
        !judged.permitted && judged.rule && judged.rule->implied && judged.status == ConsentStatus::Absent;
    return verdict;
}

std::vector<CapStanding> capsOf(const bundle::Policy& policy, const profile::ConsentRules& rules,
                                const std::string& purpose, const std::string& campaign,
                                const base::TimeZone& zone, base::Instant now,
                                const std::vector<EarlierMessage>& earlier) {
    std::vector<CapStanding> out;
    for (std::size_t i = 0; i < policy.caps.size(); ++i) {
        const bundle::Cap& cap = policy.caps[i];
        if (!journey::capCounts(cap, rules, purpose, campaign)) continue;
        const base::Instant from = journey::capWindowStart(cap, zone, now);
        const std::int64_t count =
            std::count_if(earlier.begin(), earlier.end(), [&](const EarlierMessage& sent) {
                return sent.at > from && sent.at <= now &&
                       journey::capCounts(cap, rules, sent.purpose, sent.campaign);
            });
        out.push_back({i, count, count >= cap.max});
        if (count >= cap.max) break;
    }
    return out;
}

}  // namespace

ConsentVerdict consentVerdict(const bundle::Policy& policy, const bundle::Person& person,
                              const std::string& purpose) {
    const profile::ConsentRules rules(policy.consent);
    return verdictOf(rules.of(purpose), profile::fromPerson(person), purpose, base::Instant());
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

bool Standing::goesOut() const {
    const bool capped = !caps.empty() && caps.back().full;
    return !suppressed && hasAddress && !unverified && consent.permitted && !quietUntil && !capped &&
           !heldOut;
}

Standing standingOf(const bundle::Policy& policy, const bundle::Person& person, const std::string& purpose,
                    const std::string& campaign, base::Instant now,
                    const std::vector<EarlierMessage>& earlier) {
    const profile::ConsentRules rules(policy.consent);
    const profile::Profile profile = profile::fromPerson(person);
    const base::TimeZone& zone = profile::zoneOf(profile, policy.timezone);
    Standing standing;
    standing.consent = verdictOf(rules.of(purpose), profile, purpose, now);
    standing.suppressed = profile.suppressed;
    standing.hasAddress = journey::hasAddress(profile);
    standing.unverified = journey::lacksVerifiedAddress(policy, profile);
    if (journey::heedsQuietHours(policy, rules, purpose) && journey::isQuiet(*policy.quietHours, zone, now))
        standing.quietUntil = journey::endOfQuiet(*policy.quietHours, zone, now);
    standing.caps = capsOf(policy, rules, purpose, campaign, zone, now, earlier);
    standing.heldOut = policy.holdout && rules.holds({"marketing"}, purpose) &&
                       journey::holdoutDraw(*policy.holdout, person.id) < policy.holdout->percent / 100;
    return standing;
}

}  // namespace rehearsal::explain
