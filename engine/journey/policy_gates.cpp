#include "journey/policy_gates.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/sha256.h"

namespace rehearsal::journey {
namespace {

/// First and last day (exclusive) of the calendar period that holds a local time.
std::pair<std::int64_t, std::int64_t> periodOf(bundle::Cap::Calendar calendar, const base::LocalTime& local) {
    if (calendar == bundle::Cap::Calendar::Day) return {local.day, local.day + 1};
    if (calendar == bundle::Cap::Calendar::Week)
        return {local.day - local.weekday, local.day - local.weekday + 7};
    const bool december = local.month == 12;
    return {base::daysFromCivil(local.year, local.month, 1),
            base::daysFromCivil(local.year + (december ? 1 : 0), december ? 1 : local.month + 1, 1)};
}

}  // namespace

bool hasAddress(const profile::Profile& profile) {
    const base::Value* email = profile.trait("email");
    if (!email || !email->isString()) return false;
    const std::string& text = email->string();
    const std::size_t at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string::npos;
}

bool lacksVerifiedAddress(const bundle::Policy& policy, const profile::Profile& profile) {
    if (!policy.requireVerifiedEmail) return false;
    const base::Value* verified = profile.trait("email_verified");
    return !verified || !verified->isBoolean() || !verified->boolean();
}

bool heedsQuietHours(const bundle::Policy& policy, const profile::ConsentRules& rules,
                     std::string_view purpose) {
    return policy.quietHours &&
           (!policy.quietHours->purposes || rules.holds(*policy.quietHours->purposes, purpose));
}

bool capCounts(const bundle::Cap& cap, const profile::ConsentRules& rules, std::string_view purpose,
               std::string_view campaign) {
    if (cap.purposes && !rules.holds(*cap.purposes, purpose)) return false;
    return !cap.campaigns ||
           std::find(cap.campaigns->begin(), cap.campaigns->end(), campaign) != cap.campaigns->end();
}

base::Instant capWindowStart(const bundle::Cap& cap, const base::TimeZone& zone, base::Instant now) {
    if (cap.rolling) return now - *cap.rolling;
    return zone.instantOf(periodOf(cap.calendar, zone.at(now)).first, 0) - base::Duration{1};
}

base::Instant capPeriodEnd(const bundle::Cap& cap, const base::TimeZone& zone, base::Instant now) {
    return zone.instantOf(periodOf(cap.calendar, zone.at(now)).second, 0);
}

double holdoutDraw(const bundle::Holdout& holdout, std::string_view profileId) {
    const auto digest = base::sha256(fmt::format("holdout/{}/{}", holdout.salt, profileId));
    return base::unitInterval(base::bigEndian64(digest));
}

}  // namespace rehearsal::journey
