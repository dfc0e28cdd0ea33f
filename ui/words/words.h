#pragma once

#include <QString>
#include <optional>

#include "base/instant.h"
#include "base/value.h"
#include "bundle/path.h"

/// The marketer's words for what documents name: events, fields, values, lengths of time.
namespace rehearsal::words {

/// An event as something a person does: `Product Added` is "adds a product to the cart".
struct EventWords {
    QString does;     ///< "adds a product to the cart"
    QString theyDo;   ///< "add a product to the cart"
    QString hasDone;  ///< "added a product to the cart"
};
EventWords eventWords(const std::string& event);

/// A field in words: `profile.country` is "country", `trigger.properties.value` "the trigger's value".
QString fieldWords(const bundle::Path& path);

/// A literal in words: text in quotes, "yes" and "no", numbers plainly.
QString valueWords(const base::Value& value);

/// "30 minutes", "1 day"; "1 h 30 m" where several units count.
QString durationWords(base::Duration duration);

/// What a field shows for a duration: "30 m", "1 h 30 m". `parseDurationText` reads it back.
QString durationText(base::Duration duration);

/// Reads "30m", "1 h 30 m", "90 min", "2 days", "1.5 h" and the like; nothing for anything else.
std::optional<base::Duration> parseDurationText(const QString& text);

/// "9:00" of a time since midnight.
QString timeOfDayWords(base::Duration sinceMidnight);

/// "a, b and c" or "a, b or c".
QString listAnd(const QStringList& items);
QString listOr(const QStringList& items);

}  // namespace rehearsal::words
