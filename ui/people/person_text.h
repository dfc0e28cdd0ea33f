#pragma once

#include <QString>
#include <optional>
#include <string>

#include "bundle/person.h"
#include "bundle/policy.h"

/// What is known of a person, in words.
namespace rehearsal::people {

/// The full name, the first name, or else the id.
QString nameOf(const bundle::Person& person);
/// How a sentence calls the person: the first name, or else the id.
QString firstNameOf(const bundle::Person& person);
/// A trait as text; empty where there is none. Texts as they are, everything else as JSON.
QString traitText(const bundle::Person& person, const char* trait);

/// `FR`, upper case; empty where no country is known.
std::string countryCode(const bundle::Person& person);
/// `France` for `FR`; the code itself where it is none of ISO 3166.
QString countryOfCode(const QString& code);
/// `France`; the code where it is none of ISO 3166, empty where there is none.
QString countryName(const bundle::Person& person);
/// The region rules speak of: `California, United States`.
QString regionName(const bundle::Person& person);

/// The zone their clock shows: the trait where it names one, else the policy's, else UTC (S9).
std::string timeZoneName(const bundle::Person& person, const bundle::Policy& policy);
/// Whether the zone comes from the person's own trait.
bool hasOwnTimeZone(const bundle::Person& person);

/// `Confirmed`, `Pending`, …; `Not asked` for an empty status.
QString consentWord(const std::string& status);

}  // namespace rehearsal::people
