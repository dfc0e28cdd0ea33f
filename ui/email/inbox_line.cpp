#include "email/inbox_line.h"

#include <QPainter>

#include "email/inbox_list.h"
#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kPortrait = 36;

void drawText(QPainter& painter, const QRect& rect, const QFont& font, theme::Role role,
              const QString& text) {
    painter.setFont(font);
    painter.setPen(theme::color(role));
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

}  // namespace

InboxLine::InboxLine(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, &InboxLine::openList);
    setFixedHeight(QFontMetrics(theme::font(theme::TextSize::Body)).height() * 3 + theme::kInsideControl * 2 +
                   4);
}

void InboxLine::show(const message::Message& message) {
    from_ = QString::fromStdString(message.fromName.empty() ? message.fromEmail : message.fromName);
    address_ = message.fromName.empty() ? QString() : QString::fromStdString(message.fromEmail);
    subject_ = QString::fromStdString(message.subject).simplified();
    preheader_ = QString::fromStdString(message.preheader).simplified();
    setAccessibleName(tr("From %1. Subject: %2. %3").arg(from_, subject_, preheader_));
    setToolTip(tr("How Gmail, Apple Mail, Outlook and Yahoo list it"));
    if (list_) list_->setText({from_, subject_, preheader_});
    update();
}

void InboxLine::openList() {
    if (!list_) list_ = new InboxList(this);
    list_->setText({from_, subject_, preheader_});
    list_->openUnder(this);
}

void InboxLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(theme::color(theme::Role::Focus), 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? theme::color(theme::Role::ControlHover) : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kControlRadius,
                                theme::kControlRadius);
    }
    const QRect circle(theme::kInsideControl, (height() - kPortrait) / 2, kPortrait, kPortrait);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(theme::Scale::Indigo, 4));
    painter.drawEllipse(circle);
    painter.setFont(theme::font(theme::TextSize::Section, theme::Weight::Semibold));
    painter.setPen(theme::color(theme::Scale::Indigo, 11));
    painter.drawText(circle, Qt::AlignCenter, from_.left(1).toUpper());

    const int left = circle.right() + theme::kBetweenFields;
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
