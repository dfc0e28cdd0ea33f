#include "fields/chips_field.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "fields/search_combo.h"
#include "widgets/flow_layout.h"
#include "widgets/icon.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

ChipsField::ChipsField(FieldSpec given, QVector<Choice> choices, Words words, FieldContext& shared,
                       QWidget* parent)
    : Field(std::move(given), shared, parent),
      choices_(std::move(choices)),
      words_(std::move(words)),
      empty_(widgets::makeLabel(words_.empty, widgets::TextRole::Body)),
      chips_(new QWidget),
      flow_(new widgets::FlowLayout(chips_)),
      more_(new SearchCombo({}, nullptr)) {
    auto* editor = new QWidget(this);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(empty_);
    column->addWidget(chips_);
    column->addWidget(more_);
    for (const Choice& choice : choices_) more_->addItem(choice.text, choice.value);
    more_->setCurrentIndex(-1);
    more_->lineEdit()->setPlaceholderText(words_.add);
    more_->setAccessibleName(words_.add);
    more_->setMaxVisibleItems(16);
    setEditor(editor);
    // A choice is made by the list, by the completion, or by Return; the field is emptied when that is over.
    connect(more_, &QComboBox::activated, this,
            [this](int index) { add(more_->itemData(index).toString()); });
    connect(more_->completer(), qOverload<const QString&>(&QCompleter::activated), this,
            [this](const QString& text) { add(text); });
    connect(more_->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!more_->completer()->popup()->isVisible()) add(more_->currentText());
    });
}

QString ChipsField::textOf(const QString& value) const {
    for (const Choice& choice : choices_)
        if (choice.value == value) return choice.text;
    return value;
}

void ChipsField::add(const QString& text) {
    QString value = text.trimmed();
    for (const Choice& choice : choices_)
        if (choice.text.compare(value, Qt::CaseInsensitive) == 0) value = choice.value;
    if (normalize_) value = normalize_(value);
    QTimer::singleShot(0, more_, [more = more_] {
        const QSignalBlocker quiet(more);
        more->setCurrentIndex(-1);
        more->clearEditText();
    });
    const Json item = value.toStdString();
    if (value.isEmpty() || std::find(values_.begin(), values_.end(), item) != values_.end()) return;
    Json list = values_;
    list.push_back(item);
    commit(list);
}

void ChipsField::removeAt(std::size_t index) {
    Json list = values_;
    list.erase(index);
    commit(list.empty() && !keepsEmpty_ ? std::nullopt : std::optional(list));
}

void ChipsField::show(const Json* value) {
    const Json values = value && value->is_array() ? *value : Json::array();
    if (shown_ && values == values_) return;
    shown_ = true;
    values_ = values;
    rebuild();
}

void ChipsField::rebuild() {
    const bool hadFocus = chips_->isAncestorOf(QApplication::focusWidget());
    while (QLayoutItem* item = flow_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // It may be in the middle of its own click.
        delete item;
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const QString value =
            values_[i].is_string() ? QString::fromStdString(values_[i].get<std::string>()) : QString();
        auto* chip = new QToolButton(chips_);
        chip->setProperty("look", QStringLiteral("chip"));
        chip->setText(textOf(value));
        chip->setIcon(widgets::icon(QStringLiteral("x")));
        chip->setIconSize({14, 14});
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
        chip->setAccessibleName(tr("Remove %1").arg(chip->text()));
        chip->setObjectName(QStringLiteral("chip:") + value);
        chip->setFocusPolicy(Qt::StrongFocus);
        QString tip = tr("Remove %1").arg(chip->text());
        for (const Choice& choice : choices_)
            if (choice.value == value && !choice.tip.isEmpty()) tip = choice.tip;
        chip->setToolTip(tip);
        connect(chip, &QToolButton::clicked, this, [this, i] { removeAt(i); });
        flow_->addWidget(chip);
        chip->show();
    }
    empty_->setVisible(values_.empty() && !words_.empty.isEmpty());
    chips_->setVisible(!values_.empty());
    chips_->updateGeometry();
    if (hadFocus) more_->setFocus();
}

}  // namespace rehearsal::fields
