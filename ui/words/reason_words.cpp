#include "words/reason_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace rehearsal::words {

namespace {

struct Reason {
    const char* id;
    const char* title;
    const char* meaning;
};

constexpr std::array kReasons = {
    // Why somebody did not enter (S16).
    Reason{"untracked", QT_TRANSLATE_NOOP("rehearse", "Not tracked"),
           QT_TRANSLATE_NOOP("rehearse", "their consent does not allow acting on what they do")},
    Reason{"too_late", QT_TRANSLATE_NOOP("rehearse", "Too late"),
           QT_TRANSLATE_NOOP("rehearse", "the event arrived too long after it happened")},
    Reason{"holdout", QT_TRANSLATE_NOOP("rehearse", "Held out"),
           QT_TRANSLATE_NOOP("rehearse", "they belong to the group that gets no marketing")},
    Reason{"already_active", QT_TRANSLATE_NOOP("rehearse", "Already under way"),
           QT_TRANSLATE_NOOP("rehearse", "their earlier journey in this campaign was still going on")},
    Reason{"cooldown", QT_TRANSLATE_NOOP("rehearse", "Too soon again"),
           QT_TRANSLATE_NOOP("rehearse", "they entered this campaign too recently")},
    Reason{"once", QT_TRANSLATE_NOOP("rehearse", "Only once"),
           QT_TRANSLATE_NOOP("rehearse", "they had been in this campaign before")},
    // Why a message was not sent (S21).
    Reason{"suppressed", QT_TRANSLATE_NOOP("rehearse", "Suppressed"),
           QT_TRANSLATE_NOOP("rehearse", "mails to them bounced, or they marked one as spam")},
    Reason{"no_address", QT_TRANSLATE_NOOP("rehearse", "No address"),
           QT_TRANSLATE_NOOP("rehearse", "there is no usable email address")},
    Reason{"unverified", QT_TRANSLATE_NOOP("rehearse", "Address not verified"),
           QT_TRANSLATE_NOOP("rehearse", "only verified addresses are mailed")},
    Reason{"no_consent", QT_TRANSLATE_NOOP("rehearse", "No consent"),
           QT_TRANSLATE_NOOP("rehearse", "the policy asks for a consent that was not given")},
    Reason{"duplicate", QT_TRANSLATE_NOOP("rehearse", "Sent before"),
           QT_TRANSLATE_NOOP("rehearse", "this very message had already gone out")},
    Reason{"quiet_hours", QT_TRANSLATE_NOOP("rehearse", "Quiet hours"),
           QT_TRANSLATE_NOOP("rehearse", "it was a time of day at which nobody is mailed")},
    Reason{"capped", QT_TRANSLATE_NOOP("rehearse", "Enough mails"),
           QT_TRANSLATE_NOOP("rehearse", "they had as many mails as a cap allows")},
    Reason{"feed_failed", QT_TRANSLATE_NOOP("rehearse", "No live data"),
           QT_TRANSLATE_NOOP("rehearse", "a feed that the mail needs gave no answer")},
    Reason{"render_failed", QT_TRANSLATE_NOOP("rehearse", "Mail could not be made"),
           QT_TRANSLATE_NOOP("rehearse", "the template has an error for this person")},
};

struct Outcome {
    const char* id;
    const char* text;
};

constexpr std::array kOutcomes = {
    Outcome{"completed", QT_TRANSLATE_NOOP("rehearse", "Reached the end")},
    Outcome{"goal", QT_TRANSLATE_NOOP("rehearse", "Goal reached")},
    Outcome{"exit", QT_TRANSLATE_NOOP("rehearse", "Left the campaign")},
    Outcome{"skipped", QT_TRANSLATE_NOOP("rehearse", "Left because the message was not sent")},
    Outcome{"restarted", QT_TRANSLATE_NOOP("rehearse", "Started again from the beginning")},
    Outcome{"merged", QT_TRANSLATE_NOOP("rehearse", "Ended as two people turned out to be one")},
    Outcome{"runaway", QT_TRANSLATE_NOOP("rehearse", "Stopped after 1,000 steps without a wait")},
    Outcome{"missing_time", QT_TRANSLATE_NOOP("rehearse", "Ended as the time to wait for is missing")},
};

template <class Entries>
auto find(const Entries& entries, std::string_view id) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return id == entry.id; });
    return found == entries.end() ? nullptr : &*found;
}

QString translated(const char* text) {
    return QCoreApplication::translate("rehearse", text);
}

}  // namespace

QString reasonTitle(std::string_view reason) {
    const Reason* known = find(kReasons, reason);
    return known ? translated(known->title) : QString::fromUtf8(reason);
}

QString reasonMeaning(std::string_view reason) {
    const Reason* known = find(kReasons, reason);
    return known ? translated(known->meaning) : QString();
}

QString outcomeText(std::string_view outcome) {
    const Outcome* known = find(kOutcomes, outcome);
    return known ? translated(known->text) : QString::fromUtf8(outcome);
}

}  // namespace rehearsal::words
