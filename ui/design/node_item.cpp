#include "design/node_item.h"

#include <QFontMetricsF>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include "design/layout.h"
#include "design/step_kinds.h"
#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::design {
namespace {

namespace theme = widgets::theme;
using theme::TextSize;
using theme::Weight;

constexpr double kCardPadding = 12;
constexpr double kTileSize = 32;
constexpr double kTextX = kCardPadding + kTileSize + 12;
constexpr double kTextWidth = grid::kCardWidth - kTextX - kCardPadding;
constexpr int kMostLines = 3;
constexpr double kZ = 2;
constexpr double kLiftedZ = 6;

/// Breaks a sentence into at most `most` lines; the last ends in "…" where there is more.
QStringList wrapped(const QString& text, const QFont& font, double width, int most) {
    QStringList lines;
    QTextLayout layout(text, font);
    layout.beginLayout();
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width);
        const bool last = lines.size() == most - 1;
        lines << (last ? QFontMetricsF(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width)
                       : text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

void drawIcon(QPainter& painter, const QRectF& box, const QString& name, const QColor& color) {
    const double ratio = painter.device()->devicePixelRatioF() * std::max(1.0, painter.transform().m11());
    painter.drawPixmap(box, widgets::iconPixmap(name, color, qRound(box.width()), ratio), QRectF());
}

}  // namespace

NodeItem::NodeItem(Card card) : card_(std::move(card)) {
    setFlag(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setZValue(kZ);
    setToolTip(card_.sentence);
    setObjectName(card_.id);
    layOutText();
}

void NodeItem::setCard(Card card) {
    prepareGeometryChange();
    card_ = std::move(card);
    QStringList tip{card_.sentence};
    setToolTip((tip + card_.errors + card_.warnings).join(QLatin1Char('\n')));
    layOutText();
    update();
}

void NodeItem::layOutText() {
    const QFont body = theme::font(TextSize::Body, Weight::Medium);
    const double line = QFontMetricsF(body).lineSpacing();
    const double small = QFontMetricsF(theme::font(TextSize::Secondary)).lineSpacing();
    const double fixed = 2 * kCardPadding + 2 * small + 8;
    const int most = std::clamp(static_cast<int>((grid::kCardHeight - fixed) / line), 1, kMostLines);
    lines_ = wrapped(card_.sentence, body, kTextWidth, most);
    height_ = std::min(grid::kCardHeight,
                       std::ceil(fixed + line * static_cast<double>(std::max<qsizetype>(1, lines_.size()))));
}

void NodeItem::setCurrent(bool current) {
    if (current_ == current) return;
    current_ = current;
    update();
}

void NodeItem::setLifted(bool lifted) {
    setOpacity(lifted ? 0.8 : 1);
    setZValue(lifted ? kLiftedZ : kZ);
}

void NodeItem::setTarget(bool target) {
    if (target_ == target) return;
    target_ = target;
    update();
}

QRectF NodeItem::rect() const {
    return {0, 0, grid::kCardWidth, height_};
}

QRectF NodeItem::boundingRect() const {
    return rect().adjusted(-6, -6, 6, 6);
}

void NodeItem::mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) {
    emit activated();
    event->accept();
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    const double detail = option->levelOfDetailFromTransform(painter->worldTransform());
    painter->setRenderHint(QPainter::Antialiasing, detail >= 0.15);
    if (detail < 0.15) {
        const theme::Scale scale = stepLook(card_.type).scale;
        painter->fillRect(rect(), theme::color(scale, isSelected() ? 9 : 6));
        return;
    }
    paintFrame(*painter);
    if (detail < 0.4) {
        paintSmall(*painter, detail);
    } else {
        paintFull(*painter);
    }
    paintBadges(*painter);
}

void NodeItem::paintFrame(QPainter& painter) const {
    painter.setPen(Qt::NoPen);
    if (isSelected() || target_) {
        painter.setBrush(theme::color(theme::Role::Accent));
        painter.drawRoundedRect(rect().adjusted(-2, -2, 2, 2), theme::kCardRadius + 2,
                                theme::kCardRadius + 2);
    }
    if (current_ && !isSelected()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(theme::Role::Focus), 2, Qt::DashLine));
        painter.drawRoundedRect(rect().adjusted(-4, -4, 4, 4), theme::kCardRadius + 4,
                                theme::kCardRadius + 4);
    }
    painter.setPen(QPen(theme::color(theme::Role::Border), 1));
    painter.setBrush(theme::color(theme::Role::Card));
    painter.drawRoundedRect(rect().adjusted(0.5, 0.5, -0.5, -0.5), theme::kCardRadius, theme::kCardRadius);
}

void NodeItem::paintFull(QPainter& painter) const {
    const StepLook look = stepLook(card_.type);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(look.scale, 3));
    painter.drawRoundedRect(QRectF(kCardPadding, kCardPadding, kTileSize, kTileSize), 8, 8);
    drawIcon(painter, QRectF(kCardPadding + 6, kCardPadding + 6, 20, 20), look.icon,
             theme::color(look.scale, 11));

    const QFont smallFont = theme::font(TextSize::Secondary);
    const QFont bodyFont = theme::font(TextSize::Body, Weight::Medium);
    const QFontMetricsF small(smallFont), body(bodyFont);
    double y = kCardPadding;
    painter.setFont(smallFont);
    painter.setPen(theme::color(theme::Role::SecondaryText));
    painter.drawText(QPointF(kTextX, y + small.ascent()), card_.kind);
    y += small.lineSpacing() + 2;
    painter.setFont(bodyFont);
    painter.setPen(theme::color(theme::Role::Text));
    for (const QString& line : lines_) {
        painter.drawText(QPointF(kTextX, y + body.ascent()), line);
        y += body.lineSpacing();
    }
    y = height_ - kCardPadding - small.lineSpacing();
    painter.setFont(smallFont);
    painter.setPen(theme::color(theme::Role::SecondaryText));
    const double countsWidth = card_.counts.isEmpty() ? 0 : small.horizontalAdvance(card_.counts) + 8;
    const double room = kTextWidth - countsWidth;
    // Beside long counts the time since entry says more than the day: "+30 m" rather than "From day 0…".
    const bool whole = small.horizontalAdvance(card_.time) <= room;
    const QString time = whole ? card_.time : card_.time.section(QStringLiteral(", "), -1);
    painter.drawText(QPointF(kTextX, y + small.ascent()), small.elidedText(time, Qt::ElideRight, room));
    if (card_.counts.isEmpty()) return;
    painter.setPen(theme::color(card_.countsAreStale ? theme::Role::DisabledText : theme::Role::Text));
    painter.drawText(QPointF(kTextX + kTextWidth - countsWidth + 8, y + small.ascent()), card_.counts);
}

void NodeItem::paintBadges(QPainter& painter) const {
    QRectF box(grid::kCardWidth - theme::kSmallIcon - kCardPadding, kCardPadding - 1, theme::kSmallIcon,
               theme::kSmallIcon);
    const bool error = !card_.errors.isEmpty();
    if (error || !card_.warnings.isEmpty()) {
        drawIcon(painter, box, error ? QStringLiteral("circle-alert") : QStringLiteral("triangle-alert"),
                 theme::color(error ? theme::Role::ErrorText : theme::Role::WarningText));
        box.translate(-theme::kSmallIcon - 4, 0);
    }
    if (card_.pinned) drawIcon(painter, box, QStringLiteral("pin"), theme::color(theme::Role::SecondaryText));
}

void NodeItem::paintSmall(QPainter& painter, double detail) const {
    const StepLook look = stepLook(card_.type);
    const double tile = std::min(56.0, height_ - 24);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(look.scale, 3));
    painter.drawRoundedRect(QRectF(kCardPadding, kCardPadding, tile, tile), 12, 12);
    drawIcon(painter, QRectF(kCardPadding + 8, kCardPadding + 8, tile - 16, tile - 16), look.icon,
             theme::color(look.scale, 11));
    QFont font = theme::font(TextSize::Body, Weight::Medium);
    // Large enough to be read from afar: about 10 pixels on the screen.
    font.setPixelSize(std::min(32, qRound(10 / detail)));
    painter.setFont(font);
    painter.setPen(theme::color(theme::Role::Text));
    const QRectF text(kCardPadding * 2 + tile, kCardPadding, grid::kCardWidth - tile - 3 * kCardPadding,
                      tile);
    const QFontMetricsF metrics(font);
    const QString line = card_.counts.isEmpty() ? card_.sentence : card_.counts;
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(line, Qt::ElideRight, text.width()));
}

}  // namespace rehearsal::design
