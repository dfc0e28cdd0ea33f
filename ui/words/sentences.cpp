#include "words/sentences.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "words/words.h"

namespace rehearsal::words {
namespace {

struct SentenceText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::words::Sentences)
};

/// Each event of a match through `words` ("does", "do"), joined with "or".
QString events(const bundle::EventMatch& match, QString EventWords::*form) {
    QStringList items;
    for (const auto& one : match.any) {
        QString words = eventWords(one.event).*form;
        if (one.where) words = SentenceText::tr("%1 where %2").arg(words, sentence(*one.where));
        items << words;
    }
    return items.isEmpty() ? SentenceText::tr("(no event yet)") : listOr(items);
}

QString weekdays(const std::vector<int>& days) {
    static const char* names[] = {QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Monday"),
                                  QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Tuesday"),
                                  QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Wednesday"),
                                  QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Thursday"),
                                  QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Friday"),
                                  QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Saturday"),
                                  QT_TRANSLATE_NOOP("rehearsal::words::Sentences", "Sunday")};
    if (days.empty() || days.size() == 7) return {};
    if (days == std::vector<int>{0, 1, 2, 3, 4}) return SentenceText::tr(" on a weekday");
    if (days == std::vector<int>{5, 6}) return SentenceText::tr(" at the weekend");
    QStringList items;
    for (const int day : days) {
        if (day >= 0 && day < 7) items << SentenceText::tr(names[day]);
    }
    return SentenceText::tr(" on %1").arg(listOr(items));
}

QString ofWait(const bundle::WaitFor& wait) {
    const QString plain = SentenceText::tr("Wait %1").arg(durationWords(wait.duration));
    if (!wait.resetOn || wait.resetOn->any.empty()) return plain;
    return SentenceText::tr("%1; starts again if they %2")
        .arg(plain, events(*wait.resetOn, &EventWords::theyDo));
}
QString ofWait(const bundle::WaitUntil& wait) {
    QString days = weekdays(wait.weekdays);
    if (wait.inDays && *wait.inDays > 0) {
        const QString count = durationWords(base::days(*wait.inDays));
        days = wait.weekdays.empty() ? SentenceText::tr(" in %1").arg(count)
                                     : SentenceText::tr(" in %1%2").arg(count, days);
    }
    return SentenceText::tr("Wait until %1%2, their time").arg(timeOfDayWords(wait.timeOfDay), days);
}
QString ofWait(const bundle::WaitUntilField& wait) {
    const QString field = fieldWords(wait.field);
    if (wait.offset.ms == 0) return SentenceText::tr("Wait until %1").arg(field);
    const QString offset = durationWords(wait.offset);
    return wait.before ? SentenceText::tr("Wait until %1 before %2").arg(offset, field)
                       : SentenceText::tr("Wait until %1 after %2").arg(offset, field);
}

/// A weight as a share of the sum of all.
QString share(const bundle::Split& split, const bundle::Split::Arm& arm) {
    double sum = 0;
    for (const auto& each : split.arms) sum += each.weight.isNumber() ? each.weight.real() : 0;
    const double part = arm.weight.isNumber() && sum > 0 ? 100 * arm.weight.real() / sum : 0;
    return SentenceText::tr("%1 %").arg(QString::number(std::round(part * 10) / 10));
}

QStringList valueNames(const std::vector<std::pair<std::string, bundle::Operand>>& values) {
    QStringList items;
    for (const auto& [name, value] : values) {
        const QString words = value.reference ? fieldWords(*value.reference) : valueWords(value.literal);
        items << SentenceText::tr("%1 to %2")
                     .arg(QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' ')), words);
    }
    return items;
}

struct SaysStep {
    const bundle::Bundle& bundle;

    QString operator()(const bundle::Wait& wait) const {
        return std::visit([](const auto& kind) { return ofWait(kind); }, wait.kind);
    }
    QString operator()(const bundle::WaitForEvent& wait) const {
        return SentenceText::tr("Wait until they %1, for at most %2")
            .arg(events(wait.event, &EventWords::theyDo), durationWords(wait.timeout));
    }
    QString operator()(const bundle::Branch& branch) const {
        if (branch.cases.empty()) return SentenceText::tr("Everyone takes the same way");
        if (branch.cases.size() == 1) return SentenceText::tr("If %1").arg(sentence(branch.cases[0].when));
        QStringList items;
        for (const auto& each : branch.cases) items << QString::fromStdString(each.name);
        return SentenceText::tr("By the first that holds: %1").arg(items.join(QStringLiteral(", ")));
    }
    QString operator()(const bundle::Split& split) const {
        QStringList items;
        for (const auto& arm : split.arms) {
            items << SentenceText::tr("%1 %2").arg(share(split, arm), QString::fromStdString(arm.name));
        }
        return items.isEmpty() ? SentenceText::tr("Split with no arms")
                               : SentenceText::tr("By chance: %1").arg(listAnd(items));
    }
    QString operator()(const bundle::Send& send) const {
        if (send.templateId.empty()) return SentenceText::tr("Send an email, not chosen yet");
        const bundle::Template* found = bundle.emailTemplate(send.templateId);
        const std::string& name = found && !found->name.empty() ? found->name : send.templateId;
        return SentenceText::tr("Send “%1”").arg(QString::fromStdString(name));
    }
    QString operator()(const bundle::Set& set) const {
        QStringList items = valueNames(set.values) + valueNames(set.traits);
        return items.isEmpty() ? SentenceText::tr("Remember nothing yet")
                               : SentenceText::tr("Set %1").arg(listAnd(items));
    }
    QString operator()(const bundle::Webhook& hook) const {
        return hook.url.empty() ? SentenceText::tr("Call an address, not given yet")
                                : SentenceText::tr("Call %1").arg(QString::fromStdString(hook.url));
    }
    QString operator()(const bundle::ExitNode& exit) const {
        const bool goal = exit.outcome == "goal";
        if (exit.reason.empty())
            return goal ? SentenceText::tr("Ends: goal reached") : SentenceText::tr("Ends here");
        const QString reason = QString::fromStdString(exit.reason);
        return goal ? SentenceText::tr("Ends, goal reached: %1").arg(reason)
                    : SentenceText::tr("Ends: %1").arg(reason);
    }
};

struct SaysTrigger {
    QString operator()(const bundle::EventTrigger& trigger) const {
        return SentenceText::tr("When someone %1").arg(eventSentence(trigger.match));
    }
    QString operator()(const bundle::CountTrigger& trigger) const {
        QString out = SentenceText::tr("When someone %1 %2 times")
                          .arg(eventSentence(trigger.match))
                          .arg(trigger.atLeast);
        if (trigger.same) out = SentenceText::tr("%1 with the same %2").arg(out, spacedLast(*trigger.same));
        return trigger.within ? SentenceText::tr("%1 within %2").arg(out, durationWords(*trigger.within))
                              : out;
    }
    QString operator()(const bundle::InactivityTrigger& trigger) const {
        return SentenceText::tr("When someone does not %1 for %2")
            .arg(events(trigger.of, &EventWords::theyDo), durationWords(trigger.duration));
    }
    QString operator()(const bundle::SegmentTrigger& trigger) const {
        return SentenceText::tr("When someone enters “%1”").arg(QString::fromStdString(trigger.enters));
    }
    static QString spacedLast(const bundle::Path& path) {
        return path.empty()
                   ? QString()
                   : QString::fromStdString(path.steps.back()).replace(QLatin1Char('_'), QLatin1Char(' '));
    }
};

}  // namespace

QString eventSentence(const bundle::EventMatch& match) {
    return events(match, &EventWords::does);
}

QString sentence(const bundle::Trigger& trigger) {
    return std::visit(SaysTrigger{}, trigger);
}

QString entrySentence(const bundle::Entry& entry) {
    if (entry.triggers.empty()) return SentenceText::tr("No one enters yet: choose what starts it");
    QStringList items;
    for (const bundle::Trigger& trigger : entry.triggers) {
        QString one = sentence(trigger);
        const QString when = SentenceText::tr("When ");
        items << (items.isEmpty() || !one.startsWith(when) ? one : one.mid(when.size()));
    }
    return items.join(SentenceText::tr(", or when "));
}

QString sentence(const bundle::Exit& exit) {
    QStringList reasons;
    if (exit.on) reasons << SentenceText::tr("they %1").arg(events(*exit.on, &EventWords::theyDo));
    if (exit.when) reasons << sentence(*exit.when);
    const QString out = SentenceText::tr("Leaves when %1").arg(listAnd(reasons));
    return exit.outcome == "goal" ? SentenceText::tr("%1 (goal)").arg(out) : out;
}

QString sentence(const bundle::Node& node, const bundle::Bundle& bundle) {
    return std::visit(SaysStep{bundle}, node.step);
}

QString kindName(std::string_view type) {
    if (type == "wait") return SentenceText::tr("Wait");
    if (type == "wait_for") return SentenceText::tr("Wait for an event");
    if (type == "branch") return SentenceText::tr("Branch");
    if (type == "split") return SentenceText::tr("Split");
    if (type == "send") return SentenceText::tr("Send email");
    if (type == "set") return SentenceText::tr("Set");
    if (type == "webhook") return SentenceText::tr("Webhook");
    if (type == "exit") return SentenceText::tr("Exit");
    return QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()));
}

}  // namespace rehearsal::words
