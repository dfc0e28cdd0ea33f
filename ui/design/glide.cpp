#include "design/glide.h"

#include <cmath>

#include "design/edge_item.h"
#include "design/node_item.h"
#include "widgets/motion.h"

namespace rehearsal::design {
namespace {

constexpr int kSamples = 24;
/// Beyond so many cards a motion is a burden: nobody follows so much at once.
constexpr std::size_t kMostGliding = 300;

double lengthOf(const QPointF& by) {
    return std::hypot(by.x(), by.y());
}

/// So many points at equal distances along a line, so that two lines of other corners can be compared.
std::vector<QPointF> sampled(const std::vector<QPointF>& points) {
    double whole = 0;
    for (std::size_t i = 1; i < points.size(); ++i) whole += lengthOf(points[i] - points[i - 1]);
    std::vector<QPointF> out{points.front()};
    std::size_t corner = 1;
    double done = 0;
    for (int i = 1; i < kSamples; ++i) {
        const double wanted = whole * i / (kSamples - 1);
        while (corner + 1 < points.size() && done + lengthOf(points[corner] - points[corner - 1]) < wanted) {
            done += lengthOf(points[corner] - points[corner - 1]);
            ++corner;
        }
        const QPointF along = points[corner] - points[corner - 1];
        const double length = lengthOf(along);
        out.push_back(points[corner - 1] + (length > 0 ? along * ((wanted - done) / length) : QPointF()));
    }
    return out;
}

}  // namespace

Glide::Glide(QObject* parent) : QObject(parent) {
    animation_.setStartValue(0.0);
    animation_.setEndValue(1.0);
    animation_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&animation_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& way) { show(way.value<double>()); });
    connect(&animation_, &QVariantAnimation::finished, this, &Glide::finish);
}

void Glide::start(const std::vector<NodeItem*>& nodes, const std::vector<EdgeItem*>& edges) {
    finish();
    stood_.clear();
    ran_.clear();
    if (widgets::motion::durationMs() == 0 || nodes.size() > kMostGliding) return;
    for (const NodeItem* node : nodes) stood_.insert(node, node->pos());
    for (const EdgeItem* edge : edges) ran_.insert(edge, edge->route().points);
}

void Glide::run(const std::vector<NodeItem*>& nodes, const std::vector<EdgeItem*>& edges) {
    if (stood_.isEmpty() || nodes.size() > kMostGliding) return;
    for (NodeItem* node : nodes) {
        const auto from = stood_.constFind(node);
        const bool isNew = from == stood_.cend();
        if (isNew || *from != node->pos())
            cards_.push_back({node, isNew ? node->pos() : *from, node->pos(), isNew});
    }
    for (EdgeItem* edge : edges) {
        const auto from = ran_.constFind(edge);
        if (from == ran_.cend() || *from == edge->route().points) continue;
        lines_.push_back({edge, sampled(*from), sampled(edge->route().points), edge->route()});
    }
    stood_.clear();
    ran_.clear();
    if (cards_.empty() && lines_.empty()) return;
    animation_.setDuration(widgets::motion::durationMs());
    animation_.start();
    show(0);
}

void Glide::show(double way) {
    for (const Card& card : cards_) {
        card.item->setPos(card.from + (card.to - card.from) * way);
        if (card.isNew) card.item->setOpacity(way);
    }
    for (const Line& line : lines_) {
        EdgeRoute between = line.route;
        between.points.clear();
        for (std::size_t i = 0; i < line.from.size(); ++i)
            between.points.push_back(line.from[i] + (line.to[i] - line.from[i]) * way);
        line.item->setRoute(std::move(between));
    }
}

void Glide::finish() {
    animation_.stop();
    for (const Card& card : cards_) {
        card.item->setPos(card.to);
        card.item->setOpacity(1);
    }
    for (const Line& line : lines_) line.item->setRoute(line.route);
    cards_.clear();
    lines_.clear();
}

}  // namespace rehearsal::design
