#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/condition_reader.h"
#include "fields/field_spec.h"

namespace rehearsal::fields {

/// What a condition or path may look at where it stands: which roots, and which events `event` and `trigger`
/// stand for (none: any).
struct ConditionScope {
    bundle::Scope sees;
    std::vector<std::string> events;
    std::vector<std::string> triggers;

    /// The same inside a `where` about an event.
    ConditionScope about(const std::string& event) const;
};

/// The scope of a pointer into a file of a bundle (rule-bundle.md, Conditions).
ConditionScope scopeAt(std::string_view file, std::string_view pointer, const Json& document);

/// Which of its surroundings a condition asks about, besides the person.
struct AsksAbout {
    bool event = false;
    bool trigger = false;
    bool journey = false;  ///< Also `since: entry`.
};
AsksAbout asksAbout(const Json& condition);

/// A condition's JSON as the engine has it; what cannot be read never holds.
bundle::Condition readCondition(const Json& condition, const ConditionScope& scope);

/// A path as it is shown and typed, `profile.country`; a key that holds a dot in brackets. `pathJson` reads
/// it back.
QString pathText(const Json& path);
Json pathJson(const QString& text);

}  // namespace rehearsal::fields
