#include "fields/page_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/json_pointer.h"
#include "base/time_zone.h"
#include "fields/search_combo.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

namespace {

constexpr int kNameWidth = 140;

/// The label of a check box is the box's own.
FieldSpec withoutLabel(FieldSpec spec) {
    spec.kind = FieldSpec::Kind::Action;
    return spec;
}

QStringList zoneNames() {
    QStringList names;
    for (const std::string& name : base::TimeZone::names()) names << QString::fromStdString(name);
    names.sort();
    return names;
}

}  // namespace

CheckField::CheckField(FieldSpec given, Json on, std::optional<Json> off, FieldContext& shared,
                       QWidget* parent)
    : Field(withoutLabel(std::move(given)), shared, parent),
      on_(std::move(on)),
      check_(new QCheckBox(spec().label, this)) {
    setEditor(check_);
    check_->setToolTip(spec().help);
    connect(check_, &QCheckBox::clicked, this,
            [this, off = std::move(off)](bool checked) { commit(checked ? std::optional(on_) : off); });
}

void CheckField::show(const Json* value) {
    // An object that is there is on, whatever it holds.
    check_->setChecked(value && (*value == on_ || (on_.is_object() && value->is_object())));
}

ZoneField::ZoneField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new SearchCombo(zoneNames(), this)) {
    setEditor(edit_);
    edit_->setMaxVisibleItems(16);
    connect(edit_, &QComboBox::activated, this, [this] { take(edit_->currentText()); });
    connect(edit_->completer(), qOverload<const QString&>(&QCompleter::activated), this, &ZoneField::take);
    connect(edit_->lineEdit(), &QLineEdit::editingFinished, this, [this] { take(edit_->currentText()); });
}

void ZoneField::take(const QString& text) {
    const std::string name = text.trimmed().toStdString();
    if (!base::TimeZone::find(name))
        return setRefusal(tr("There is no time zone “%1”. Type a city, such as Paris.").arg(text));
    commit(Json(name));
}

void ZoneField::show(const Json* value) {
    const QString name =
        value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
    if (edit_->currentText() == name) return;
    const QSignalBlocker quiet(edit_);
    edit_->setCurrentIndex(edit_->findText(name));
    edit_->setEditText(name);
}

PercentField::PercentField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new QDoubleSpinBox(this)) {
    edit_->setRange(0, 100);
    edit_->setDecimals(2);
    edit_->setSuffix(tr(" %"));
    edit_->setFocusPolicy(Qt::StrongFocus);
    setEditor(edit_);
    connect(edit_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        const bool whole = percent == std::floor(percent);
        commit(whole ? Json(static_cast<std::int64_t>(percent)) : Json(percent), true);
    });
}

void PercentField::show(const Json* value) {
    const QSignalBlocker quiet(edit_);
    const double percent = value && value->is_number() ? value->get<double>() : 0;
    if (edit_->value() != percent) edit_->setValue(percent);
}

PairsField::PairsField(FieldSpec given, QStringList suggestions, Words words, FieldContext& shared,
                       QWidget* parent)
    : Field(std::move(given), shared, parent),
      suggestions_(std::move(suggestions)),
      words_(std::move(words)),
      rows_(new QVBoxLayout) {
    auto* editor = new QWidget(this);
    editor->setLayout(rows_);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
    setEditor(editor);
}

void PairsField::show(const Json* value) {
    const Json pairs = value && value->is_object() ? *value : Json::object();
    if (shown_ && pairs == pairs_) return;
    const auto names = [](const Json& json) {
        std::vector<std::string> out;
        for (const auto& [name, each] : json.items()) out.push_back(name);
        return out;
    };
    const bool same = shown_ && names(pairs) == names(pairs_);
    shown_ = true;
    pairs_ = pairs;
    if (!same) return rebuild();
    for (const auto& [name, each] : pairs_.items()) {
        auto* edit = findChild<QComboBox*>(QString::fromStdString(base::childPointer(spec().pointer, name)));
        const QString text = each.is_string() ? QString::fromStdString(each.get<std::string>()) : QString();
        if (!edit || edit->currentText() == text) continue;
        const QSignalBlocker quiet(edit);
        edit->setEditText(text);
    }
}

void PairsField::rebuild() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& [name, value] : pairs_.items())
        addRow(name, value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString());
    addNewRow();
}

void PairsField::addRow(const std::string& name, const QString& value) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const QString shown = QString::fromStdString(name);
    auto* label = widgets::makeLabel(shown, widgets::TextRole::Strong, row);
    label->setFixedWidth(kNameWidth);
    const std::string pointer = base::childPointer(spec().pointer, name);
    auto* edit = new SearchCombo(suggestions_, row);
    edit->setEditText(value);
    edit->setAccessibleName(QStringLiteral("%1 %2").arg(shown, words_.between));
    auto* remove = new QToolButton(row);
    remove->setIcon(widgets::icon(QStringLiteral("trash-2")));
    remove->setToolTip(tr("Remove “%1”").arg(shown));
    remove->setAccessibleName(remove->toolTip());
    remove->setFocusPolicy(Qt::TabFocus);
    line->addWidget(label);
    line->addWidget(widgets::makeLabel(words_.between, widgets::TextRole::Secondary, row));
    line->addWidget(edit, 1);
    line->addWidget(remove);
    rows_->addWidget(row);
    edit->setObjectName(QString::fromStdString(pointer));
    const auto take = [this, pointer, shown](const QString& text) {
        if (!text.trimmed().isEmpty())
            context().set(pointer, Json(text.trimmed().toStdString()), shown, true);
    };
    connect(edit, &QComboBox::editTextChanged, this, take);
    connect(remove, &QToolButton::clicked, this,
            [this, pointer, shown] { context().set(pointer, std::nullopt, shown); });
}

void PairsField::addNewRow() {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* name = new QLineEdit(row);
    name->setPlaceholderText(words_.newName);
    name->setAccessibleName(words_.newName);
    name->setFixedWidth(kNameWidth);
    auto* value = new SearchCombo(suggestions_, row);
    value->setCurrentIndex(-1);
    value->lineEdit()->setPlaceholderText(words_.newValue);
    value->setAccessibleName(words_.newValue);
    auto* add = new QToolButton(row);
    add->setIcon(widgets::icon(QStringLiteral("plus")));
    add->setToolTip(tr("Add"));
    add->setAccessibleName(tr("Add"));
    add->setFocusPolicy(Qt::TabFocus);
    line->addWidget(name);
    line->addWidget(widgets::makeLabel(words_.between, widgets::TextRole::Secondary, row));
    line->addWidget(value, 1);
    line->addWidget(add);
    rows_->addWidget(row);
    const auto take = [this, name, value] {
        const QString given = name->text().trimmed();
        const QString text = value->currentText().trimmed();
        if (given.isEmpty() || text.isEmpty()) return;
        context().set(base::childPointer(spec().pointer, given.toStdString()), Json(text.toStdString()),
                      given);
    };
    connect(add, &QToolButton::clicked, this, take);
    connect(value->lineEdit(), &QLineEdit::returnPressed, this, take);
}

}  // namespace rehearsal::fields
