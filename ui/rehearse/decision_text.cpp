#include "rehearse/decision_text.h"

#include <QCoreApplication>

#include "rehearse/reason_text.h"
#include "words/reason_words.h"

namespace rehearsal::rehearse {

namespace {

using Kind = journey::Decision::Kind;
using widgets::theme::Scale;

QString tr(const char* text) {
    return QCoreApplication::translate("rehearse", text);
}

QString sentText(const journey::Decision& decision, const RunNames& names) {
    const base::Duration late = decision.at - decision.due;
    const QString mail = names.emailTemplate(decision.templateId);
    // Under a second is the way of the event to us, not a delay anybody chose.
    if (late < base::seconds(1)) return tr("“%1” went out on time.").arg(mail);
    return tr("“%1” went out %2 after it was due.").arg(mail, widgets::durationText(late));
}

QString exitText(const journey::Decision& decision) {
    const QString outcome = words::outcomeText(decision.outcome);
    if (decision.reason.empty() || decision.outcome == "completed") return outcome + QLatin1Char('.');
    if (decision.outcome == "skipped")
        return outcome + QStringLiteral(". ") + reasonSentence(decision.reason, decision.detail);
    if (decision.reason == "when") return tr("%1: the condition of an exit came true.").arg(outcome);
    return tr("%1: %2.").arg(outcome, QString::fromUtf8(decision.reason));
}

}  // namespace

QString kindText(Kind kind) {
    switch (kind) {
        case Kind::Enter:
            return tr("Entered");
        case Kind::Send:
            return tr("Sent");
        case Kind::Skip:
            return tr("Not sent");
        case Kind::Defer:
            return tr("Put off");
        case Kind::Deny:
            return tr("Not entered");
        case Kind::Arm:
            return tr("Split");
        case Kind::Webhook:
            return tr("Webhook");
        case Kind::Merge:
            return tr("Merged");
        case Kind::Exit:
            return tr("Ended");
    }
    return {};
}

Scale kindScale(Kind kind) {
    switch (kind) {
        case Kind::Enter:
            return Scale::Indigo;
        case Kind::Send:
            return Scale::Teal;
        case Kind::Skip:
        case Kind::Deny:
            return Scale::Tomato;
        case Kind::Defer:
            return Scale::Amber;
        case Kind::Arm:
            return Scale::Violet;
        default:
            return Scale::Slate;
    }
}

QString whyText(const journey::Decision& decision, const RunNames& names, widgets::Year year) {
    const QString person = names.person(decision.profile);
    switch (decision.kind) {
        case Kind::Enter:
            return tr("The trigger matched.");
        case Kind::Send:
            return sentText(decision, names);
        case Kind::Skip:
        case Kind::Deny:
            return reasonSentence(decision.reason, decision.detail, person);
        case Kind::Defer:
            return tr("%1 Tried again %2.")
                .arg(reasonSentence(decision.reason, decision.detail, person),
                     widgets::timeText(decision.until, names.zone(decision.profile), year));
        case Kind::Arm:
            return tr("Drawn into “%1”.").arg(QString::fromUtf8(decision.arm));
        case Kind::Webhook:
            return tr("The call was recorded; a rehearsal calls nobody.");
        case Kind::Merge:
            return tr("%1 turned out to be the same person.").arg(QString::fromUtf8(decision.from));
        case Kind::Exit:
            return exitText(decision);
    }
    return {};
}

}  // namespace rehearsal::rehearse
