#include "people/policy_text.h"

#include <QCoreApplication>

#include "base/time_zone.h"
#include "people/person_text.h"
#include "widgets/time_text.h"

namespace rehearsal::people {

namespace {

using explain::ConsentVerdict;
using Weight = PolicySentence::Weight;

QString tr(const char* text) {
    return QCoreApplication::translate("people", text);
}

base::TimeZone zoneOf(const bundle::Bundle& bundle, const bundle::Person& person) {
    return base::TimeZone::find(timeZoneName(person, bundle.policy)).value_or(base::TimeZone::utc());
}

/// `Lena's is pending since 4 March`: what the person said so far.
QString saidSoFar(const ConsentVerdict& verdict, const bundle::Bundle& bundle, const bundle::Person& person) {
    const QString name = firstNameOf(person);
    if (verdict.status.empty()) return tr("%1 was not asked yet").arg(name);
    QString text;
    if (verdict.status == "confirmed") text = tr("%1 confirmed").arg(name);
    if (verdict.status == "granted") text = tr("%1 agreed, without confirming").arg(name);
    if (verdict.status == "pending") text = tr("%1’s is pending").arg(name);
    if (verdict.status == "denied") text = tr("%1 said no").arg(name);
    if (!verdict.since) return text;
    const QString date = widgets::dateText(*verdict.since, zoneOf(bundle, person), widgets::Year::Shown);
    return verdict.status == "pending" ? tr("%1 since %2").arg(text, date) : tr("%1 on %2").arg(text, date);
}

QString demandOf(const bundle::ConsentRule& rule, const bundle::Person& person) {
    const QString country =
        countryName(person).isEmpty() ? tr("A person of unknown country") : regionName(person);
    if (rule.basis == bundle::ConsentRule::Basis::OptOut)
        return tr("%1 allows it until someone objects").arg(country);
    return rule.doubleOptIn ? tr("%1 needs a confirmed opt-in").arg(country)
                            : tr("%1 needs an opt-in").arg(country);
}

QString purposeWord(const std::string& purpose) {
    QString word = QString::fromStdString(purpose).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!word.isEmpty()) word[0] = word[0].toUpper();
    return word;
}

QString impliedText(const bundle::ConsentRule& rule) {
    return tr("; “%1” within %2 would count as consent")
        .arg(QString::fromStdString(rule.implied->event), widgets::durationText(rule.implied->duration));
}

}  // namespace

PolicySentence sentenceOf(const explain::ConsentVerdict& verdict, const bundle::Bundle& bundle,
                          const bundle::Person& person) {
    const QString head = purposeWord(verdict.purpose) + QStringLiteral(": ");
    if (verdict.exempt) return {Weight::Good, head + tr("always allowed, no consent needed.")};
    if (!verdict.rule) {
        const QString where = countryName(person).isEmpty() ? tr("an unknown country") : regionName(person);
        return {Weight::Hindrance,
                head + tr("no rule of the policy covers %1, so nothing is sent.").arg(where)};
    }
    const bundle::ConsentRule& rule = bundle.policy.consent.rules[*verdict.rule];
    QString text = head + tr("%1; %2").arg(demandOf(rule, person), saidSoFar(verdict, bundle, person));
    if (verdict.byImplied) text += impliedText(rule);
    return {verdict.permitted ? Weight::Good : Weight::Hindrance, text + QLatin1Char('.')};
}

std::vector<PolicySentence> addressSentences(const bundle::Bundle& bundle, const bundle::Person& person) {
    std::vector<PolicySentence> sentences;
    const QString name = firstNameOf(person);
    if (person.suppressed)
        sentences.push_back(
            {Weight::Hindrance, tr("%1 is suppressed: no mail goes out, whatever it is for.").arg(name)});
    const QString email = traitText(person, "email");
    if (email.count(QLatin1Char('@')) != 1 || email.startsWith(QLatin1Char('@')) ||
        email.endsWith(QLatin1Char('@')))
        sentences.push_back(
            {Weight::Hindrance, email.isEmpty()
                                    ? tr("%1 has no email address, so no mail can go out.").arg(name)
                                    : tr("“%1” is no email address, so no mail can go out.").arg(email)});
    const base::Value* verified = person.traits.find("email_verified");
    if (bundle.policy.requireVerifiedEmail && !(verified && verified->isBoolean() && verified->boolean()))
        sentences.push_back({Weight::Hindrance,
                             tr("Only verified addresses are mailed, and %1’s is not verified.").arg(name)});
    return sentences;
}

std::vector<PolicySentence> policySentences(const bundle::Bundle& bundle, const bundle::Person& person) {
    std::vector<PolicySentence> sentences = addressSentences(bundle, person);
    for (const std::string& purpose : explain::purposesToShow(bundle, person))
        sentences.push_back(
            sentenceOf(explain::consentVerdict(bundle.policy, person, purpose), bundle, person));
    const QString city = widgets::zoneCity(timeZoneName(person, bundle.policy));
    sentences.push_back(
        {Weight::Neutral,
         hasOwnTimeZone(person)
             ? tr("Times are those of %1.").arg(city)
             : tr("No time zone is known; times are those of %1, from the policy.").arg(city)});
    return sentences;
}

}  // namespace rehearsal::people
