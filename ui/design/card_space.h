#pragma once

#include <QHash>
#include <QRectF>
#include <vector>

namespace rehearsal::design {

/// What stands where on the canvas, so that a place or a way that is free is found quickly.
class CardSpace {
  public:
    void add(const QRectF& box);

    /// Whether anything is in a rectangle; touching its rim does not count.
    bool isFree(const QRectF& box) const { return !lowestIn(box).isValid(); }
    /// All that is in a rectangle, each once.
    std::vector<QRectF> in(const QRectF& box) const;
    /// The box lowered to the nearest free place, with a distance kept to the sides and up and down.
    QRectF lowered(QRectF box, double sideways, double upright) const;

  private:
    QRectF lowestIn(const QRectF& box) const;
    template <class Act>
    void eachCell(const QRectF& box, const Act& act) const;
    template <class Act>
    void eachIn(const QRectF& box, const Act& act) const;

    std::vector<QRectF> boxes_;
    QHash<quint64, std::vector<int>> cells_;
};

}  // namespace rehearsal::design
