#include "email/preview_toolbar.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "email/look_picker.h"
#include "email/moment_picker.h"
#include "email/width_picker.h"
#include "widgets/icon.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

PreviewToolbar::PreviewToolbar(QWidget* parent)
    : QWidget(parent),
      people_(new QComboBox(this)),
      moment_(new MomentPicker(this)),
      width_(new WidthPicker(this)),
      look_(new LookPicker(this)),
      part_(new widgets::SegmentedControl(this)),
      out_(new QPushButton(tr("Save or send"), this)) {
    setAttribute(Qt::WA_StyledBackground);
    widgets::setSurface(this, widgets::Surface::Panel);
    makePeople();
    part_->addSegment({}, QStringLiteral("mail"), tr("The mail with its layout"));
    part_->addSegment({}, QStringLiteral("file-text"), tr("The plain text part"));
    part_->setAccessibleName(tr("Part"));
    connect(part_, &widgets::SegmentedControl::currentChanged, this, [this](int part) {
        width_->setEnabled(part == 0);
        look_->setEnabled(part == 0);
    });

    auto* first = new QHBoxLayout;
    first->setSpacing(theme::kInsideControl);
    first->addWidget(people_, 5);
    first->addWidget(moment_, 4);
    first->addWidget(out_);
    auto* second = new QHBoxLayout;
    second->setSpacing(theme::kInsideControl);
    second->addWidget(width_);
    second->addWidget(look_);
    second->addStretch();
    second->addWidget(part_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPanelPadding, theme::kBetweenFields, theme::kPanelPadding,
                               theme::kBetweenFields);
    layout->setSpacing(theme::kInsideControl);
    layout->addLayout(first);
    layout->addLayout(second);
}

void PreviewToolbar::makePeople() {
    people_->setAccessibleName(tr("Shown as"));
    people_->setToolTip(tr("Whose mail is shown. Type to search"));
    people_->setEditable(true);
    people_->setInsertPolicy(QComboBox::NoInsert);
    people_->completer()->setFilterMode(Qt::MatchContains);
    people_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    people_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    people_->setMinimumContentsLength(6);
    people_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    people_->setMaxVisibleItems(16);
    connect(people_, &QComboBox::activated, this, [this](int index) {
        people_->lineEdit()->setCursorPosition(0);
        emit personChosen(people_->itemData(index).toString());
    });
    connect(people_->lineEdit(), &QLineEdit::editingFinished, this, &PreviewToolbar::finishSearch);
}

/// Half a name names nobody: who was shown is shown on.
void PreviewToolbar::finishSearch() {
    const int named = people_->findText(people_->currentText(), Qt::MatchFixedString);
    if (named < 0) people_->setEditText(people_->itemText(people_->currentIndex()));
    people_->lineEdit()->setCursorPosition(0);
}

void PreviewToolbar::showPerson(const QString& id, const QString& instead) {
    people_->setCurrentIndex(people_->findData(id));
    people_->lineEdit()->setPlaceholderText(instead);
    if (people_->currentIndex() < 0) people_->clearEditText();
    people_->lineEdit()->setCursorPosition(0);
}

}  // namespace rehearsal::email
