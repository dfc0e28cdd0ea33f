#include "rehearse/reason_bars.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <vector>

#include "rehearse/reason_text.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"
#include "words/reason_words.h"

namespace rehearsal::rehearse {

namespace theme = widgets::theme;

ReasonBar::ReasonBar(const std::string& reason, std::uint64_t count, std::uint64_t most, theme::Scale scale)
    : title_(words::reasonTitle(reason)),
      meaning_(words::reasonMeaning(reason)),
      count_(count),
      share_(most == 0 ? 0 : static_cast<double>(count) / static_cast<double>(most)),
      scale_(scale) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("%1: %2").arg(title_, widgets::countText(count)));
    setAccessibleDescription(meaning_);
    // The log has no line for these: they come with every event of somebody who is under way.
    const bool listed = reason != "already_active";
    if (listed) setCursor(Qt::PointingHandCursor);
    setToolTip(
        (listed ? tr("%1 Click to see them.") : tr("%1 Counted, not listed.")).arg(reasonSentence(reason)));
}

void ReasonBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::color(theme::Role::Focus), 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? theme::color(theme::Role::ControlHover) : Qt::transparent);
        painter.drawRoundedRect(area, theme::kControlRadius, theme::kControlRadius);
    }
    const QRectF text = area.adjusted(6, 4, -6, -14);
    const QString count = widgets::countText(count_);
    painter.setFont(theme::font(theme::TextSize::Body, theme::Weight::Medium));
    painter.setPen(theme::color(theme::Role::Text));
    const double countWidth = painter.fontMetrics().horizontalAdvance(count);
    const double titleWidth = painter.fontMetrics().horizontalAdvance(title_);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title_);
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, count);
    painter.setFont(theme::font(theme::TextSize::Secondary));
    painter.setPen(theme::color(theme::Role::SecondaryText));
    const QRectF rest = text.adjusted(titleWidth + 8, 0, -countWidth - 8, 0);
    painter.drawText(
        rest, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(meaning_, Qt::ElideRight, static_cast<int>(rest.width())));
    painter.setPen(Qt::NoPen);
    const QRectF track(text.left(), area.bottom() - 11, text.width(), 4);
    painter.setBrush(theme::color(theme::Scale::Slate, 4));
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(theme::color(scale_, 9));
    painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(4.0, track.width() * share_), 4)), 2, 2);
}

void ReasonBar::enterEvent(QEnterEvent*) {
    update();
}

void ReasonBar::leaveEvent(QEvent*) {
    update();
}

ReasonBars::ReasonBars(const QString& nothing, theme::Scale scale, QWidget* parent)
    : QWidget(parent), nothing_(nothing), scale_(scale), layout_(new QVBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
}

void ReasonBars::setCounts(const std::map<std::string, std::uint64_t>& counts) {
    while (QLayoutItem* item = layout_->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            // It goes once the event at hand is over; until then it must not be seen.
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
    std::erase_if(sorted, [](const auto& entry) { return entry.second == 0; });
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (sorted.empty()) layout_->addWidget(widgets::makeLabel(nothing_, widgets::TextRole::Secondary));
    for (const auto& [reason, count] : sorted) {
        auto* bar = new ReasonBar(reason, count, sorted.front().second, scale_);
        if (reason != "already_active")
            connect(bar, &QAbstractButton::clicked, this,
                    [this, id = QString::fromStdString(reason)] { emit reasonChosen(id); });
        layout_->addWidget(bar);
    }
    layout_->addStretch();
}

}  // namespace rehearsal::rehearse
