#pragma once

#include <QString>
#include <string_view>

#include "journey/decision.h"

/// Why something was decided, in sentences (S16, S21).
namespace rehearsal::rehearse {

/// The reason in two words: `No consent`, `Quiet hours`.
QString reasonTitle(std::string_view reason);
/// What the reason means, as a sentence without its end: `the policy asks for a consent that was not given`.
QString reasonMeaning(std::string_view reason);
/// `No consent: Germany needs a confirmed opt-in; Lena’s is pending.` The decision's own detail, else what
/// the reason means in general. `person` is whom it is about, for details that speak of somebody.
QString reasonSentence(std::string_view reason, std::string_view detail = {}, const QString& person = {});

/// How a journey ended: `Goal reached`, `Reached the end`.
QString outcomeText(std::string_view outcome);

}  // namespace rehearsal::rehearse
