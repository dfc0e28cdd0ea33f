#include "design/card_space.h"

#include <algorithm>
#include <cmath>

#include "design/layout.h"

namespace rehearsal::design {
namespace {

constexpr double kCell = 256;

}  // namespace

template <class Act>
void CardSpace::eachCell(const QRectF& box, const Act& act) const {
    const auto cell = [](double at) { return static_cast<qint32>(std::floor(at / kCell)); };
    for (qint32 x = cell(box.left()); x <= cell(box.right()); ++x) {
        for (qint32 y = cell(box.top()); y <= cell(box.bottom()); ++y) {
            act(static_cast<quint64>(static_cast<quint32>(x)) << 32 | static_cast<quint32>(y));
        }
    }
}

template <class Act>
void CardSpace::eachIn(const QRectF& box, const Act& act) const {
    const auto check = [&](int index) {
        if (boxes_[static_cast<std::size_t>(index)].intersects(box)) act(index);
    };
    // A window may be far larger than what stands in it.
    const double cells = (box.width() / kCell + 2) * (box.height() / kCell + 2);
    if (cells > static_cast<double>(boxes_.size())) {
        for (int i = 0; i < static_cast<int>(boxes_.size()); ++i) check(i);
        return;
    }
    eachCell(box, [&](quint64 cell) {
        const auto here = cells_.constFind(cell);
        if (here == cells_.cend()) return;
        for (const int index : *here) check(index);
    });
}

void CardSpace::add(const QRectF& box) {
    const int index = static_cast<int>(boxes_.size());
    boxes_.push_back(box);
    eachCell(box, [&](quint64 cell) { cells_[cell].push_back(index); });
}

std::vector<QRectF> CardSpace::in(const QRectF& box) const {
    std::vector<int> found;
    eachIn(box, [&](int index) { found.push_back(index); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<QRectF> all;
    for (const int index : found) all.push_back(boxes_[static_cast<std::size_t>(index)]);
    return all;
}

QRectF CardSpace::lowestIn(const QRectF& box) const {
    QRectF lowest;
    eachIn(box, [&](int index) {
        const QRectF& each = boxes_[static_cast<std::size_t>(index)];
        if (!lowest.isValid() || each.bottom() > lowest.bottom()) lowest = each;
    });
    return lowest;
}

QRectF CardSpace::lowered(QRectF box, double sideways, double upright) const {
    for (;;) {
        const QRectF hit = lowestIn(box.adjusted(-sideways, -upright, sideways, upright));
        if (!hit.isValid()) return box;
        box.moveTop(std::ceil((hit.bottom() + upright) / grid::kDot) * grid::kDot);
    }
}

}  // namespace rehearsal::design
