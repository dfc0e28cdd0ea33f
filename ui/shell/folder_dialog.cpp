#include "shell/folder_dialog.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

FolderDialog::FolderDialog(const QStringList& folders, const QString& current, QWidget* parent)
    : QDialog(parent), field_(new QComboBox) {
    setWindowTitle(tr("Move to folder"));
    setMinimumWidth(380);
    field_->setEditable(true);
    field_->setInsertPolicy(QComboBox::NoInsert);
    field_->addItems(folders);
    field_->completer()->setFilterMode(Qt::MatchContains);
    field_->setEditText(current);
    field_->lineEdit()->selectAll();
    field_->lineEdit()->setPlaceholderText(tr("No folder"));
    field_->setAccessibleName(tr("Folder"));
    auto* caption =
        widgets::makeLabel(tr("Folder; a new name makes a new one"), widgets::TextRole::Secondary);
    caption->setBuddy(field_);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* accept = new QPushButton(tr("Move"));
    widgets::setVariant(accept, widgets::Variant::Primary);
    accept->setDefault(true);
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
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept, &QPushButton::clicked, this, &QDialog::accept);
}

QString FolderDialog::folder() const {
    return field_->currentText().trimmed();
}

}  // namespace rehearsal::shell
