// The cheapest way through the lines that run by the cards' sides: Dijkstra's, with a price on every bend.
#include "design/edge_router.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace rehearsal::design {
namespace {

constexpr double kClearance =
    12;                       ///< A line keeps so far from cards, also from its own, which it meets upright.
constexpr double kBend = 60;  ///< A bend costs as much as so long a way.
constexpr std::size_t kMostCards = 80;

enum Direction { Level = 0, Upright = 1 };

class Router {
  public:
    Router(const std::vector<QRectF>& cards, const QPointF& from, const QPointF& to) : from_(from), to_(to) {
        for (const QRectF& card : cards)
            walls_.push_back(card.adjusted(-kClearance, -kClearance, kClearance, kClearance));
        xs_ = {from.x(), to.x()};
        ys_ = {from.y(), to.y()};
        for (const QRectF& wall : walls_) {
            xs_.insert(xs_.end(), {wall.left(), wall.right()});
            ys_.insert(ys_.end(), {wall.top(), wall.bottom()});
        }
        tidy(xs_);
        tidy(ys_);
        block();
    }

    /// The corners of the way, or nothing.
    std::vector<QPointF> find(Direction last) {
        const std::size_t start = state(indexOf(xs_, from_.x()), indexOf(ys_, from_.y()), Upright);
        const std::size_t goal = state(indexOf(xs_, to_.x()), indexOf(ys_, to_.y()), last);
        cost_.assign(2 * xs_.size() * ys_.size(), 1e300);
        before_.assign(cost_.size(), cost_.size());
        cost_[start] = 0;
        open_.push({0, start});
        while (!open_.empty()) {
            const auto [cost, at] = open_.top();
            open_.pop();
            if (at == goal) return corners(start, goal);
            if (cost <= cost_[at]) leave(at);
        }
        return {};
    }

  private:
    struct Open {
        double cost;
        std::size_t state;
        bool operator<(const Open& other) const {
            return cost != other.cost ? cost > other.cost : state > other.state;
        }
    };

    static void tidy(std::vector<double>& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }
    static std::size_t indexOf(const std::vector<double>& values, double value) {
        return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) -
                                        values.begin());
    }
    std::size_t cell(std::size_t x, std::size_t y) const { return y * xs_.size() + x; }
    std::size_t state(std::size_t x, std::size_t y, Direction d) const { return 2 * cell(x, y) + d; }

    /// Marks the steps to the right of and down from each crossing that lead through a card.
    void block() {
        rightBlocked_.assign(xs_.size() * ys_.size(), false);
        downBlocked_ = rightBlocked_;
        for (const QRectF& wall : walls_) {
            const std::size_t left = indexOf(xs_, wall.left()), right = indexOf(xs_, wall.right());
            const std::size_t top = indexOf(ys_, wall.top()), bottom = indexOf(ys_, wall.bottom());
            for (std::size_t y = top; y <= bottom; ++y) {
                for (std::size_t x = left; x <= right; ++x) {
                    if (y > top && y < bottom && x < right) rightBlocked_[cell(x, y)] = true;
                    if (x > left && x < right && y < bottom) downBlocked_[cell(x, y)] = true;
                }
            }
        }
    }

    void leave(std::size_t at) {
        const std::size_t x = at / 2 % xs_.size(), y = at / 2 / xs_.size();
        const auto go = [&](std::size_t nx, std::size_t ny, Direction d, bool blocked) {
            if (blocked) return;
            const double way = std::abs(xs_[nx] - xs_[x]) + std::abs(ys_[ny] - ys_[y]);
            const double cost = cost_[at] + way + (at % 2 == d ? 0 : kBend);
            const std::size_t next = state(nx, ny, d);
            if (cost >= cost_[next]) return;
            cost_[next] = cost;
            before_[next] = at;
            open_.push({cost, next});
        };
        if (x > 0) go(x - 1, y, Level, rightBlocked_[cell(x - 1, y)]);
        if (x + 1 < xs_.size()) go(x + 1, y, Level, rightBlocked_[cell(x, y)]);
        if (y > 0) go(x, y - 1, Upright, downBlocked_[cell(x, y - 1)]);
        if (y + 1 < ys_.size()) go(x, y + 1, Upright, downBlocked_[cell(x, y)]);
        go(x, y, at % 2 == Level ? Upright : Level, false);
    }

    std::vector<QPointF> corners(std::size_t start, std::size_t goal) const {
        std::vector<QPointF> points;
        for (std::size_t at = goal; at != before_.size(); at = before_[at]) {
            points.emplace_back(xs_[at / 2 % xs_.size()], ys_[at / 2 / xs_.size()]);
            if (at == start) break;
        }
        std::reverse(points.begin(), points.end());
        return points;
    }

    QPointF from_;
    QPointF to_;
    std::vector<QRectF> walls_;
    std::vector<double> xs_;
    std::vector<double> ys_;
    std::vector<bool> rightBlocked_;
    std::vector<bool> downBlocked_;
    std::vector<double> cost_;
    std::vector<std::size_t> before_;
    std::priority_queue<Open> open_;
};

/// Leaves out what lies between others on one line, and what stands twice.
std::vector<QPointF> straightened(const std::vector<QPointF>& points) {
    std::vector<QPointF> out;
    for (const QPointF& point : points) {
        if (!out.empty() && out.back() == point) continue;
        if (out.size() > 1) {
            const QPointF& a = out[out.size() - 2];
            const QPointF& b = out.back();
            if ((a.x() == b.x() && b.x() == point.x()) || (a.y() == b.y() && b.y() == point.y()))
                out.pop_back();
        }
        out.push_back(point);
    }
    return out;
}

}  // namespace

std::vector<QPointF> routeAround(const CardSpace& space, const QPointF& from, const QPointF& to,
                                 Approach approach) {
    const QPointF leave = from + QPointF(0, kClearance);
    const QPointF enter =
        to + (approach == Approach::FromAbove ? QPointF(0, -kClearance) : QPointF(kClearance, 0));
    std::vector<QPointF> way;
    for (const double around : {160.0, 800.0}) {
        const QRectF window = QRectF(leave, enter).normalized().adjusted(-around, -around, around, around);
        const auto cards = space.in(window);
        if (cards.size() > kMostCards) break;
        way = Router(cards, leave, enter).find(approach == Approach::FromAbove ? Upright : Level);
        if (!way.empty()) break;
    }
    if (way.empty()) way = {leave, QPointF(enter.x(), leave.y()), enter};
    way.insert(way.begin(), from);
    way.push_back(to);
    return straightened(way);
}

bool isClear(const CardSpace& space, const std::vector<QPointF>& points) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        const QRectF line = QRectF(points[i - 1], points[i]).normalized();
        // A line has no width of its own: give it a little, but none along itself, where it touches its ends.
        const bool upright = line.width() < line.height();
        const QRectF wide = upright ? line.adjusted(-1, 1, 1, -1) : line.adjusted(1, -1, -1, 1);
        if (wide.isValid() && !space.isFree(wide)) return false;
    }
    return true;
}

}  // namespace rehearsal::design
