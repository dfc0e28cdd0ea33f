#include "email/inbox_line.h"

#include <QPainter>

#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kPortrait = 36;

void drawText(QPainter& painter, const QRect& rect, const QFont& font, theme::Role role,
              const QString& text) {
    painter.setFont(font);
    painter.setPen(theme::color(role));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

}  // namespace

InboxLine::InboxLine(QWidget* parent) : QWidget(parent) {
    setFixedHeight(QFontMetrics(theme::font(theme::TextSize::Body)).height() * 3 + theme::kInsideControl * 2 +
                   4);
}

void InboxLine::show(const message::Message& message) {
    from_ = QString::fromStdString(message.fromName.empty() ? message.fromEmail : message.fromName);
    address_ = message.fromName.empty() ? QString() : QString::fromStdString(message.fromEmail);
    subject_ = QString::fromStdString(message.subject).simplified();
    preheader_ = QString::fromStdString(message.preheader).simplified();
    setAccessibleName(tr("From %1. Subject: %2. %3").arg(from_, subject_, preheader_));
    setToolTip(subject_ + QLatin1Char('\n') + preheader_);
    update();
}

void InboxLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect circle(0, (height() - kPortrait) / 2, kPortrait, kPortrait);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Scale::Indigo, 4));
    painter.drawEllipse(circle);
    painter.setFont(theme::font(theme::TextSize::Section, theme::Weight::Semibold));
    painter.setPen(theme::color(theme::Scale::Indigo, 11));
    painter.drawText(circle, Qt::AlignCenter, from_.left(1).toUpper());

    const int left = kPortrait + theme::kBetweenFields;
    const int line = (height() - theme::kInsideControl * 2) / 3;
    const QRect first(left, theme::kInsideControl, width() - left, line);
    const QFont strong = theme::font(theme::TextSize::Body, theme::Weight::Semibold);
    drawText(painter, first, strong, theme::Role::Text, from_);
    const int after = QFontMetrics(strong).horizontalAdvance(from_) + theme::kInsideControl;
    drawText(painter, first.adjusted(after, 0, 0, 0), theme::font(theme::TextSize::Secondary),
             theme::Role::SecondaryText, address_);
    drawText(painter, first.translated(0, line), theme::font(theme::TextSize::Body, theme::Weight::Medium),
             theme::Role::Text, subject_.isEmpty() ? tr("No subject") : subject_);
    drawText(painter, first.translated(0, 2 * line), theme::font(theme::TextSize::Body),
             theme::Role::SecondaryText, preheader_);
}

}  // namespace rehearsal::email
