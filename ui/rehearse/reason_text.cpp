#include "rehearse/reason_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "people/person_text.h"
#include "words/reason_words.h"

namespace rehearsal::rehearse {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("rehearse", text);
}

QString saidText(const QString& status, const QString& person) {
    if (status == QLatin1String("pending")) return tr("%1’s is pending").arg(person);
    if (status == QLatin1String("granted")) return tr("%1 agreed, without confirming").arg(person);
    if (status == QLatin1String("denied")) return tr("%1 said no").arg(person);
    return tr("%1 was never asked").arg(person);
}

/// The engine's `DE double opt-in: pending` as people say it; anything else as it is.
QString consentText(const QString& detail, const QString& person) {
    static const QRegularExpression form(
        QStringLiteral("^([A-Z]{2}) (double opt-in|opt-in|opt-out): (\\w+)$"));
    const QRegularExpressionMatch match = form.match(detail);
    if (!match.hasMatch()) return detail;
    const QString place = people::countryOfCode(match.captured(1));
    const QString said = saidText(match.captured(3), person);
    if (match.captured(2) == QLatin1String("opt-out"))
        return tr("%1 allows it until someone objects; %2").arg(place, said);
    return match.captured(2) == QLatin1String("opt-in")
               ? tr("%1 needs an opt-in; %2").arg(place, said)
               : tr("%1 needs a confirmed opt-in; %2").arg(place, said);
}

}  // namespace

QString reasonSentence(std::string_view reason, std::string_view detail, const QString& person) {
    QString rest = detail.empty() ? words::reasonMeaning(reason) : QString::fromUtf8(detail);
    if (reason == "no_consent" && !person.isEmpty()) rest = consentText(rest, person);
    if (rest.isEmpty()) return words::reasonTitle(reason) + QLatin1Char('.');
    const QString text = tr("%1: %2").arg(words::reasonTitle(reason), rest);
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

}  // namespace rehearsal::rehearse
