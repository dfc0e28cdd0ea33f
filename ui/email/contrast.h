#pragma once

#include <QColor>

namespace rehearsal::email {

/// How well one colour can be told from another: 1 to 21 (WCAG 2.2). Text needs 4.5.
double contrast(const QColor& a, const QColor& b);

inline constexpr double kReadable = 4.5;

}  // namespace rehearsal::email
