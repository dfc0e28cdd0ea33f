#include "email/failure_bar.h"

#include <QHBoxLayout>
#include <QLabel>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

FailureBar::FailureBar(QWidget* parent) : QFrame(parent) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Alert);
    auto* icon = new QLabel(this);
    icon->setPixmap(widgets::icon(QStringLiteral("circle-alert"), theme::Scale::Tomato)
                        .pixmap(theme::kSmallIcon, theme::kSmallIcon));
    text_ = widgets::makeLabel({}, widgets::TextRole::Body, this);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kBetweenFields, theme::kInsideControl, theme::kBetweenFields,
                               theme::kInsideControl);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(text_, 1);
    hide();
}

void FailureBar::showReason(const QString& reason) {
    text_->setText(reason);
    setVisible(!reason.isEmpty());
}

QString FailureBar::text() const {
    return text_->text();
}

}  // namespace rehearsal::email
