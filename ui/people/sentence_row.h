#pragma once

#include <QWidget>

#include "people/policy_text.h"

namespace rehearsal::people {

/// One sentence with the sign that goes with its weight.
QWidget* makeSentenceRow(const PolicySentence& sentence);

}  // namespace rehearsal::people
