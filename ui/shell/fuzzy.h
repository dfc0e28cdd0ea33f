#pragma once

#include <QString>

namespace rehearsal::shell {

/// How well `text` answers a search: each word of the pattern has to be found, its letters in order. Higher
/// is better; -1 where it does not match. An empty pattern matches everything alike.
int fuzzyScore(const QString& pattern, const QString& text);

}  // namespace rehearsal::shell
