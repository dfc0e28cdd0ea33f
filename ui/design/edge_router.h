#pragma once

#include <QPointF>
#include <vector>

#include "design/card_space.h"

namespace rehearsal::design {

/// From which side a line comes to its end.
enum class Approach { FromAbove, FromRight };

/// A way of level and upright lines from the bottom of a card to its end, around all that stands there, with
/// few bends. Where there is none, or too much stands in between to look for one, the line runs straight.
std::vector<QPointF> routeAround(const CardSpace& space, const QPointF& from, const QPointF& to,
                                 Approach approach);

/// Whether a line crosses nothing that stands there; it may touch.
bool isClear(const CardSpace& space, const std::vector<QPointF>& points);

}  // namespace rehearsal::design
