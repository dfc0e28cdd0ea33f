#pragma once

#include <QString>

#include "journey/decision.h"
#include "rehearse/run_names.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"

namespace rehearsal::rehearse {

/// What happened, in a word or two: `Sent`, `Not sent`, `Put off`.
QString kindText(journey::Decision::Kind kind);
widgets::theme::Scale kindScale(journey::Decision::Kind kind);

/// Why it happened, in a sentence.
QString whyText(const journey::Decision& decision, const RunNames& names, widgets::Year year);

}  // namespace rehearsal::rehearse
