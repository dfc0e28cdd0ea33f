#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/time_zone.h"
#include "bundle/policy.h"
#include "profile/consent_rules.h"
#include "profile/profile.h"

/// What the gates of S21 ask of the policy and of a person, apart from any journey: a run decides by these,
/// and who explains the policy asks the same.
namespace rehearsal::journey {

/// Whether the trait `email` is an address: one `@` between two parts.
bool hasAddress(const profile::Profile& profile);
/// Whether the policy wants a verified address and this person's is not.
bool lacksVerifiedAddress(const bundle::Policy& policy, const profile::Profile& profile);

/// Whether quiet hours hold for messages of a purpose (S23).
bool heedsQuietHours(const bundle::Policy& policy, const profile::ConsentRules& rules,
                     std::string_view purpose);

/// Whether a cap counts, and so limits, messages of a purpose and a campaign (S24).
bool capCounts(const bundle::Cap& cap, const profile::ConsentRules& rules, std::string_view purpose,
               std::string_view campaign);
/// A message counts for a cap at `now` if it was sent after this instant.
base::Instant capWindowStart(const bundle::Cap& cap, const base::TimeZone& zone, base::Instant now);
/// The first instant of the next calendar period of a cap that counts by the calendar.
base::Instant capPeriodEnd(const bundle::Cap& cap, const base::TimeZone& zone, base::Instant now);

/// The draw of a person, from 0 up to 1: they are held out where it is below the share (S20).
double holdoutDraw(const bundle::Holdout& holdout, std::string_view profileId);

}  // namespace rehearsal::journey
