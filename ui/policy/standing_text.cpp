#include "policy/standing_text.h"

#include <QCoreApplication>

#include "people/person_text.h"
#include "policy/laws.h"
#include "widgets/time_text.h"
#include "words/words.h"

namespace rehearsal::policy {
namespace {

using people::PolicySentence;
using Weight = PolicySentence::Weight;

struct Said {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::policy::Standing)
};

QString whoText(const bundle::Bundle& bundle, const bundle::Person& person) {
    const QString country = people::countryName(person);
    const QString city = widgets::zoneCity(people::timeZoneName(person, bundle.policy));
    return country.isEmpty() ? Said::tr("%1 (country unknown, %2)").arg(people::firstNameOf(person), city)
                             : Said::tr("%1 (%2, %3)").arg(people::firstNameOf(person), country, city);
}

void addLaw(StandingText& text, const explain::Standing& standing, const bundle::Person& person) {
    if (!standing.consent.rule) return;
    const QString country = QString::fromStdString(people::countryCode(person));
    const QString state = people::traitText(person, "state").toUpper();
    const Law law =
        country.isEmpty() ? Law() : lawOf(state.isEmpty() ? country : country + QLatin1Char('-') + state);
    const int number = static_cast<int>(*standing.consent.rule) + 1;
    text.sentences.push_back(
        {Weight::Neutral, law.isEmpty()
                              ? Said::tr("Rule %1 decides.").arg(number)
                              : Said::tr("Rule %1 decides. The law there is %2.").arg(number).arg(law.name)});
}

void addQuiet(StandingText& text, const explain::Standing& standing, const bundle::Policy& policy,
              const base::TimeZone& zone) {
    if (!policy.quietHours) return;
    if (!standing.quietUntil) {
        text.sentences.push_back({Weight::Good, Said::tr("No quiet hours now.")});
        return;
    }
    const QString end = words::timeOfDayWords(base::milliseconds(zone.at(*standing.quietUntil).msOfDay));
    const bool waits = policy.quietHours->mode == bundle::OnRefusal::Defer;
    text.sentences.push_back(
        {Weight::Hindrance, waits ? Said::tr("Quiet hours until %1: it would wait.").arg(end)
                                  : Said::tr("Quiet hours until %1: it would not be sent.").arg(end)});
}

QString perText(const bundle::Cap& cap) {
    if (cap.rolling) return Said::tr("in the last %1").arg(words::durationText(*cap.rolling));
    if (cap.calendar == bundle::Cap::Calendar::Day) return Said::tr("today");
    return cap.calendar == bundle::Cap::Calendar::Week ? Said::tr("this week") : Said::tr("this month");
}

void addCaps(StandingText& text, const explain::Standing& standing, const bundle::Policy& policy) {
    for (const explain::CapStanding& each : standing.caps) {
        const bundle::Cap& cap = policy.caps[each.cap];
        QString said = Said::tr("%1 of %2 messages %3 used (“%4”)")
                           .arg(each.count)
                           .arg(cap.max)
                           .arg(perText(cap), QString::fromStdString(cap.id));
        const bool waits = cap.mode == bundle::OnRefusal::Defer;
        if (each.full) said += waits ? Said::tr(": it would wait") : Said::tr(": it would not be sent");
        text.sentences.push_back({each.full ? Weight::Hindrance : Weight::Good, said + QLatin1Char('.')});
    }
}

}  // namespace

QString StandingText::whole() const {
    QStringList all{headline};
    for (const PolicySentence& sentence : sentences) all << sentence.text;
    return all.join(QLatin1Char(' '));
}

StandingText standingText(const explain::Standing& standing, const bundle::Bundle& bundle,
                          const bundle::Person& person) {
    StandingText text;
    text.goesOut = standing.goesOut();
    const QString who = whoText(bundle, person);
    const QString purpose = QString::fromStdString(standing.consent.purpose);
    text.headline = text.goesOut ? Said::tr("%1 would get the message now.").arg(who)
                                 : Said::tr("No %1 mail to %2 now.").arg(purpose, who);
    text.sentences = people::addressSentences(bundle, person);
    text.sentences.push_back(people::sentenceOf(standing.consent, bundle, person));
    addLaw(text, standing, person);
    const base::TimeZone zone =
        base::TimeZone::find(people::timeZoneName(person, bundle.policy)).value_or(base::TimeZone::utc());
    addQuiet(text, standing, bundle.policy, zone);
    addCaps(text, standing, bundle.policy);
    if (standing.heldOut) {
        text.sentences.push_back(
            {Weight::Hindrance, Said::tr("%1 is held out: one of the people who enter no marketing campaign.")
                                    .arg(people::firstNameOf(person))});
    }
    return text;
}

}  // namespace rehearsal::policy
