#pragma once

#include <QPalette>
#include <QString>

namespace rehearsal::widgets::theme {

/// The application's style sheet, made from the tokens of the mode of now.
QString styleSheet();

/// The palette that goes with it, for what style sheets do not reach.
QPalette palette();

}  // namespace rehearsal::widgets::theme
