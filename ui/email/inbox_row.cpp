#include "email/inbox_row.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextBoundaryFinder>

#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kCircle = 36;
constexpr int kSenderWidth = 116;

QString tr(const char* text) {
    return QCoreApplication::translate("InboxRow", text);
}

QFont body(theme::Weight weight = theme::Weight::Regular) {
    return theme::font(theme::TextSize::Body, weight);
}

/// Draws a text in the direction its letters have, and gives how wide it came.
int drawText(QPainter& painter, const QRect& rect, const QFont& font, const QColor& color,
             const QString& text) {
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    painter.setLayoutDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute, shown);
    return QFontMetrics(font).horizontalAdvance(shown);
}

}  // namespace

std::vector<InboxClient> inboxClients() {
    using Shape = InboxClient::Shape;
    return {{tr("Gmail, web"), Shape::OneLine, 70, 90},
            {tr("Gmail, phone"), Shape::Portrait, 40, 45},
            {tr("Apple Mail, iPhone"), Shape::Stacked, 41, 90},
            {tr("Outlook, web"), Shape::Portrait, 60, 90},
            {tr("Yahoo, web"), Shape::OneLine, 46, 100}};
}

QString cutTo(const QString& text, int letters) {
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (int i = 0; i < letters; ++i) {
        end = finder.toNextBoundary();
        if (end < 0 || end >= text.size()) return text;
    }
    return text.left(end).trimmed() + QChar(0x2026);
}

InboxRow::InboxRow(InboxClient client, QWidget* parent) : QWidget(parent), client_(std::move(client)) {
    const int lines = client_.shape == InboxClient::Shape::OneLine    ? 1
                      : client_.shape == InboxClient::Shape::Portrait ? 3
                                                                      : 4;
    setFixedHeight(lines * lineHeight() + 2 * theme::kInsideControl + 4);
}

int InboxRow::lineHeight() const {
    return QFontMetrics(body()).height() + 2;
}

void InboxRow::show(const InboxText& text, bool dark) {
    text_ = {text.from, cutTo(text.subject, client_.subject), cutTo(text.preheader, client_.preheader)};
    dark_ = dark;
    setAccessibleName(
        tr("%1: from %2. Subject: %3. %4").arg(client_.name, text_.from, text_.subject, text_.preheader));
    update();
}

void InboxRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(theme::Role::Border, dark_));
    painter.setBrush(theme::color(theme::Role::Card, dark_));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kControlRadius,
                            theme::kControlRadius);
    const QRect area = rect().adjusted(theme::kBetweenFields, theme::kInsideControl, -theme::kBetweenFields,
                                       -theme::kInsideControl);
    if (client_.shape == InboxClient::Shape::OneLine)
        paintOneLine(painter, area);
    else
        paintLines(painter, area);
}

void InboxRow::paintOneLine(QPainter& painter, const QRect& area) const {
    const QColor strong = theme::color(theme::Role::Text, dark_);
    QRect sender = area;
    sender.setWidth(qMin(kSenderWidth, area.width() / 3));
    drawText(painter, sender, body(theme::Weight::Semibold), strong, text_.from);
    QRect rest = area.adjusted(sender.width() + theme::kInsideControl, 0, 0, 0);
    const int used = drawText(painter, rest, body(theme::Weight::Semibold), strong, text_.subject);
    rest.adjust(used, 0, 0, 0);
    if (rest.width() <= 3 * theme::kInsideControl || text_.preheader.isEmpty()) return;
    drawText(painter, rest, body(), theme::color(theme::Role::SecondaryText, dark_),
             QStringLiteral(" – ") + text_.preheader);
}

void InboxRow::paintLines(QPainter& painter, QRect area) const {
    if (client_.shape == InboxClient::Shape::Portrait) {
        const QRect circle(area.left(), area.top() + (area.height() - kCircle) / 2, kCircle, kCircle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(theme::Scale::Indigo, 4, dark_));
        painter.drawEllipse(circle);
        painter.setFont(theme::font(theme::TextSize::Section, theme::Weight::Semibold));
        painter.setPen(theme::color(theme::Scale::Indigo, 11, dark_));
        painter.drawText(circle, Qt::AlignCenter, text_.from.left(1).toUpper());
        area.setLeft(circle.right() + theme::kBetweenFields);
    }
    QRect line(area.left(), area.top(), area.width(), lineHeight());
    const QColor quiet = theme::color(theme::Role::SecondaryText, dark_);
    drawText(painter, line, body(theme::Weight::Semibold), theme::color(theme::Role::Text, dark_),
             text_.from);
    line.translate(0, lineHeight());
    drawText(painter, line, body(theme::Weight::Medium), theme::color(theme::Role::Text, dark_),
             text_.subject);
    line.translate(0, lineHeight());
    if (client_.shape == InboxClient::Shape::Portrait)
        return void(drawText(painter, line, body(), quiet, text_.preheader));
    line.setHeight(2 * lineHeight());
    painter.setFont(body());
    painter.setPen(quiet);
    painter.setLayoutDirection(text_.preheader.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(line, Qt::AlignTop | Qt::AlignLeft | Qt::AlignAbsolute | Qt::TextWordWrap,
                     text_.preheader);
}

}  // namespace rehearsal::email
