#include "people/person_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cctype>

#include "base/time_zone.h"

namespace rehearsal::people {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("people", text);
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

}  // namespace

QString traitText(const bundle::Person& person, const char* trait) {
    const base::Value* value = person.traits.find(trait);
    if (!value || value->isNull()) return {};
    return QString::fromStdString(value->isString() ? value->string() : toJsonText(*value));
}

QString nameOf(const bundle::Person& person) {
    const QString whole = traitText(person, "name").trimmed();
    if (!whole.isEmpty()) return whole;
    const QString parts =
        (traitText(person, "first_name") + QLatin1Char(' ') + traitText(person, "last_name")).trimmed();
    return parts.isEmpty() ? QString::fromStdString(person.id) : parts;
}

QString firstNameOf(const bundle::Person& person) {
    const QString first = traitText(person, "first_name").trimmed();
    return first.isEmpty() ? nameOf(person) : first;
}

std::string countryCode(const bundle::Person& person) {
    const base::Value* country = person.traits.find("country");
    return country && country->isString() ? upper(country->string()) : std::string();
}

QString countryName(const bundle::Person& person) {
    return countryOfCode(QString::fromStdString(countryCode(person)));
}

QString countryOfCode(const QString& code) {
    if (code.isEmpty()) return {};
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

QString regionName(const bundle::Person& person) {
    const QString country = countryName(person);
    const QString state = traitText(person, "state");
    if (country.isEmpty() || state.isEmpty()) return country;
    return tr("%1 (%2)").arg(country, state);
}

bool hasOwnTimeZone(const bundle::Person& person) {
    const base::Value* zone = person.traits.find("timezone");
    return zone && zone->isString() && base::TimeZone::find(zone->string());
}

std::string timeZoneName(const bundle::Person& person, const bundle::Policy& policy) {
    if (hasOwnTimeZone(person)) return person.traits.find("timezone")->string();
    return base::TimeZone::find(policy.timezone) ? policy.timezone : "UTC";
}

QString consentWord(const std::string& status) {
    if (status == "confirmed") return tr("Confirmed");
    if (status == "granted") return tr("Granted");
    if (status == "pending") return tr("Pending");
    if (status == "denied") return tr("Denied");
    return tr("Not asked");
}

}  // namespace rehearsal::people
