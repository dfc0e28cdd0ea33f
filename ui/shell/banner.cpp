#include "shell/banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel),
      sentence_(widgets::makeLabel({}, widgets::TextRole::Strong)),
      hint_(widgets::makeLabel({}, widgets::TextRole::Secondary)) {
    widgets::setSurface(this, widgets::Surface::Alert);
    setAccessibleName(tr("Message"));
    for (QLabel* label : {sentence_, hint_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* close = new QToolButton;
    close->setIcon(widgets::icon(QStringLiteral("x")));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(sentence_);
    texts->addWidget(hint_);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(theme::kPanelPadding, theme::kInsideControl, theme::kInsideControl,
                             theme::kInsideControl);
    line->setSpacing(theme::kBetweenFields);
    line->addWidget(icon_, 0, Qt::AlignVCenter);
    line->addLayout(texts, 1);
    line->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void Banner::showDiagnostic(const base::Diagnostic& diagnostic) {
    icon_->setPixmap(widgets::icon(QStringLiteral("circle-alert"), theme::Role::ErrorText)
                         .pixmap(QSize(theme::kIcon, theme::kIcon), devicePixelRatioF()));
    const QString where = QString::fromStdString(diagnostic.file);
    const QString what = QString::fromStdString(diagnostic.text);
    sentence_->setText(what);
    QStringList details;
    if (!diagnostic.hint.empty()) details << QString::fromStdString(diagnostic.hint);
    if (!where.isEmpty() && !what.contains(where)) details << where;
    hint_->setText(details.join(QStringLiteral("  ·  ")));
    hint_->setVisible(!details.isEmpty());
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Banner::text() const {
    return sentence_->text();
}

}  // namespace rehearsal::shell
