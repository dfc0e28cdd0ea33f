#include "shell/new_campaign_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "shell/choice_delegate.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kWidth = 480;
constexpr int kRowsShown = 6;

}  // namespace

NewCampaignDialog::NewCampaignDialog(QWidget* parent)
    : QDialog(parent), name_(new QLineEdit), list_(makeList()), accept_(new QPushButton(tr("Create"))) {
    setWindowTitle(tr("New campaign"));
    setMinimumWidth(kWidth);
    name_->setObjectName(QStringLiteral("campaignName"));
    name_->setAccessibleName(tr("Name"));
    auto* nameLabel = widgets::makeLabel(tr("Name"), widgets::TextRole::Secondary);
    nameLabel->setBuddy(name_);
    auto* listLabel = widgets::makeLabel(tr("Begin from"), widgets::TextRole::Secondary);
    listLabel->setBuddy(list_);
    auto* cancel = new QPushButton(tr("Cancel"));
    widgets::setVariant(accept_, widgets::Variant::Primary);
    accept_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kInsideControl);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kPanelPadding);
    column->setSpacing(4);
    column->addWidget(listLabel);
    column->addWidget(list_);
    column->addSpacing(theme::kBetweenFields);
    column->addWidget(nameLabel);
    column->addWidget(name_);
    column->addSpacing(theme::kPanelPadding);
    column->addLayout(buttons);
    connect(name_, &QLineEdit::textChanged, this,
            [this](const QString& text) { accept_->setEnabled(!text.trimmed().isEmpty()); });
    connect(list_, &QListWidget::currentRowChanged, this, &NewCampaignDialog::onRecipe);
    connect(list_, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(accept_, &QPushButton::clicked, this, &QDialog::accept);
    list_->setCurrentRow(0);
    list_->setFocus();
}

QListWidget* NewCampaignDialog::makeList() {
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("recipes"));
    list->setAccessibleName(tr("Begin from"));
    list->setItemDelegate(new ChoiceDelegate(list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setFixedHeight(kRowsShown * ChoiceDelegate::kHeight + 2);
    const auto add = [list](const recipes::Recipe& recipe) {
        auto* item = new QListWidgetItem(recipe.name, list);
        item->setData(ChoiceDelegate::Sentence, recipe.sentence);
        item->setData(ChoiceDelegate::IconName, recipe.icon);
        item->setData(ChoiceDelegate::Tint, static_cast<int>(recipe.scale));
        item->setData(Qt::AccessibleDescriptionRole, recipe.sentence);
        item->setData(Qt::UserRole, QString::fromStdString(recipe.id));
    };
    add(recipes::blank());
    for (const recipes::Recipe& recipe : recipes::all()) add(recipe);
    return list;
}

void NewCampaignDialog::onRecipe() {
    // A name that was typed stays; one that came with a recipe goes with it.
    if (name_->isModified()) return;
    const bool isBlank = recipe().empty();
    name_->setText(isBlank || !list_->currentItem() ? tr("New campaign") : list_->currentItem()->text());
    name_->selectAll();
}

QString NewCampaignDialog::name() const {
    return name_->text().trimmed();
}

std::string NewCampaignDialog::recipe() const {
    const QListWidgetItem* item = list_->currentItem();
    return item ? item->data(Qt::UserRole).toString().toStdString() : std::string();
}

}  // namespace rehearsal::shell
