#pragma once

#include <QString>
#include <string_view>

#include "journey/decision.h"

/// Why something was decided, in sentences (S16, S21).
namespace rehearsal::rehearse {

/// `No consent: Germany needs a confirmed opt-in; Lena’s is pending.` The decision's own detail, else what
/// the reason means in general. `person` is whom it is about, for details that speak of somebody.
QString reasonSentence(std::string_view reason, std::string_view detail = {}, const QString& person = {});

}  // namespace rehearsal::rehearse
