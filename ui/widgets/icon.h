#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

#include "widgets/theme.h"

namespace rehearsal::widgets {

/// The Lucide icon of that name (a file in resources/icons), tinted in the colour of a role. It is drawn for
/// the size and the pixel ratio asked for, and follows the theme. `on` tints the checked state.
QIcon icon(const QString& name, theme::Role role = theme::Role::SecondaryText);
QIcon icon(const QString& name, theme::Role role, theme::Role on);
/// The same in a step of a scale, for the kinds of node and for badges.
QIcon icon(const QString& name, theme::Scale scale, int step = 11);

/// One drawing of an icon: `size` in device-independent pixels, crisp at `pixelRatio`.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, double pixelRatio);

}  // namespace rehearsal::widgets
