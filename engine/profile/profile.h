#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/instant.h"
#include "base/time_zone.h"
#include "base/value.h"
#include "bundle/person.h"
#include "profile/consent.h"
#include "profile/history.h"

namespace rehearsal::profile {

/// A value a feed gave, kept for `ttl` and `max_stale` (S26).
struct FeedValue {
    base::Instant fetchedAt;
    base::Value value;
};

/// What is known of one person: all that decides about them besides their journeys. A plain value; it can be
/// copied, written out and read back at any point.
struct Profile {
    std::string id;
    base::Instant clock = base::Instant::min();  ///< S3
    Order lastOrder;                             ///< Of the latest thing noted.
    base::Value::Object traits;
    std::optional<std::pair<Order, std::string>> contextZone;  ///< The latest valid context.timezone (S9).
    Consent consent;
    bool suppressed = false;  ///< For every purpose (S14).
    std::optional<base::Value>
        suppressedAddress;  ///< The trait `email` as it was when its address bounced (S14).
    History history;
    std::map<std::string, base::Instant, std::less<>>
        implied;  ///< Latest time of events that imply consent (S13).
    /// First arrival by messageId (S8).
    std::unordered_map<std::string, base::Instant, condition::TextHash, std::equal_to<>> seen;
    bool hasTrackedEvent = false;
    std::map<std::string, FeedValue, std::less<>> feeds;

    /// A trait, or nullptr.
    const base::Value* trait(std::string_view name) const;
    /// Sets a trait, or removes it where the value is null. Another `email` lifts the suppression of the
    /// former (S14).
    void setTrait(std::string_view name, const base::ValueView& value);
    /// The next place in the order of what this profile notes.
    Order nextOrder();
};

/// A profile as `profiles.ndjson` describes it.
Profile fromPerson(const bundle::Person& person);

/// The zone of a person: trait `timezone`, the latest of a context, the policy's, UTC; unknown ones count as
/// absent (S9). Lives as long as the thread.
const base::TimeZone& zoneOf(const Profile& profile, const std::string& policyZone);

/// Looks a zone up, remembering the answer for this thread; nullptr where there is none of that name.
const base::TimeZone* findZone(std::string_view name);

/// Takes what belongs to the person over into `into` (S7). `betweenUsers`: the other was a user, not a
/// visitor.
void merge(Profile& into, Profile&& other, bool betweenUsers);

}  // namespace rehearsal::profile
