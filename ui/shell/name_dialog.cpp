#include "shell/name_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

NameDialog::NameDialog(const QString& title, const QString& label, const QString& name, const QString& verb,
                       QWidget* parent)
    : QDialog(parent), field_(new QLineEdit(name)) {
    setWindowTitle(title);
    setMinimumWidth(380);
    auto* caption = widgets::makeLabel(label, widgets::TextRole::Secondary);
    caption->setBuddy(field_);
    field_->selectAll();
    field_->setAccessibleName(label);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* accept = new QPushButton(verb);
    widgets::setVariant(accept, widgets::Variant::Primary);
    accept->setDefault(true);
    accept->setEnabled(!name.trimmed().isEmpty());
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kInsideControl);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kPanelPadding);
    column->setSpacing(4);
    column->addWidget(caption);
    column->addWidget(field_);
    column->addSpacing(theme::kPanelPadding);
    column->addLayout(buttons);
    connect(field_, &QLineEdit::textChanged, accept,
            [accept](const QString& text) { accept->setEnabled(!text.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);
}

QString NameDialog::name() const {
    return field_->text().trimmed();
}

QString NameDialog::ask(const QString& title, const QString& label, const QString& name, const QString& verb,
                        QWidget* parent) {
    NameDialog dialog(title, label, name, verb, parent);
    return dialog.exec() == QDialog::Accepted ? dialog.name() : QString();
}

}  // namespace rehearsal::shell
