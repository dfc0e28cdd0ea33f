#include "fields/simple_fields.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include "base/json_pointer.h"
#include "fields/calm.h"
#include "fields/name_edit.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/sentences.h"
#include "words/words.h"

namespace rehearsal::fields {
namespace {

using Kind = FieldSpec::Kind;

constexpr const char* kDayKeys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

}  // namespace

QComboBox* makeCombo(QWidget* parent, const QStringList& items) {
    auto* combo = new Calm<QComboBox>(parent);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->addItems(items);
    return combo;
}

TextField::TextField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new QLineEdit(this)) {
    edit_->setPlaceholderText(spec().help);
    setEditor(edit_);
    connect(edit_, &QLineEdit::textEdited, this, [this](const QString& text) {
        const bool gone = text.trimmed().isEmpty() && spec().optional;
        commit(gone ? std::nullopt : std::optional<Json>(text.toStdString()), true);
    });
}

void TextField::show(const Json* value) {
    const QString text =
        value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
    if (edit_->text() == text) return;
    const QSignalBlocker quiet(edit_);
    edit_->setText(text);
    edit_->setCursorPosition(0);
}

LongTextField::LongTextField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new QPlainTextEdit(this)) {
    edit_->setTabChangesFocus(true);
    edit_->setFixedHeight(96);
    edit_->setPlaceholderText(spec().help);
    if (spec().source) edit_->setProperty("source", true);
    setEditor(edit_);
    connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
        const QString text = edit_->toPlainText();
        commit(text.isEmpty() && spec().optional ? std::nullopt : std::optional<Json>(text.toStdString()),
               true);
    });
}

void LongTextField::show(const Json* value) {
    const QString text =
        value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
    const QSignalBlocker quiet(edit_);
    if (edit_->toPlainText() != text) edit_->setPlainText(text);
}

DurationField::DurationField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new DurationEdit(this)) {
    edit_->setPlaceholderText(spec().help);
    edit_->setToolTip(tr("Weeks, days, hours, minutes and seconds. The arrow keys change them."));
    setEditor(edit_);
    connect(edit_, &QLineEdit::textEdited, this, &DurationField::onEdited);
    connect(edit_, &QLineEdit::editingFinished, edit_, &DurationEdit::normalize);
}

void DurationField::onEdited() {
    if (edit_->text().trimmed().isEmpty() && spec().optional) return commit(std::nullopt, true);
    if (!edit_->duration()) return setRefusal(tr("Write a length of time, such as 30 m or 1 h 30 m."));
    commit(Json(edit_->written()), true);
}

void DurationField::show(const Json* value) {
    const auto duration =
        value && value->is_string() ? base::parseDuration(value->get<std::string>()) : std::nullopt;
    const QSignalBlocker quiet(edit_);
    if (duration) {
        edit_->setDuration(*duration);
    } else {
        edit_->setText(value && value->is_string() ? QString::fromStdString(value->get<std::string>())
                                                   : QString());
    }
}

NumberField::NumberField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new Calm<QDoubleSpinBox>(this)) {
    edit_->setRange(0, 1'000'000);
    edit_->setDecimals(0);
    edit_->setFocusPolicy(Qt::StrongFocus);
    setEditor(edit_);
    connect(edit_, &QDoubleSpinBox::valueChanged, this, [this](double number) {
        if (number == 0 && spec().optional) return commit(std::nullopt, true);
        commit(Json(static_cast<std::int64_t>(number)), true);
    });
}

void NumberField::show(const Json* value) {
    const QSignalBlocker quiet(edit_);
    if (value && value->is_number() && edit_->value() != value->get<double>())
        edit_->setValue(value->get<double>());
    if (!value) edit_->setValue(0);
}

ChoiceField::ChoiceField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(makeCombo(this)) {
    setEditor(edit_);
    connect(edit_, &QComboBox::activated, this, [this](int index) {
        const FieldSpec::Option& option = options_.at(static_cast<std::size_t>(index));
        const Json value = option.value;
        // A way out that ends is null in the document; of other choices null is "as it is by itself".
        const bool gone = option.gone || (value.is_null() && spec().kind != Kind::LeadsTo);
        if (index != spec().current) commit(gone ? std::nullopt : std::optional(value));
    });
}

std::vector<FieldSpec::Option> ChoiceField::steps() {
    std::vector<FieldSpec::Option> out = spec().options;
    out.push_back({tr("Nothing: the journey ends"), nullptr});
    const bundle::Campaign* campaign = context().session().campaign();
    if (!campaign) return out;
    for (const bundle::Node& node : campaign->nodes) {
        if (spec().pointer.rfind(base::childPointer("/nodes", node.id) + "/", 0) == 0) continue;
        const QString text =
            tr("%1 (%2)").arg(words::sentence(node, context().bundle()), QString::fromStdString(node.id));
        out.push_back({text, node.id});
    }
    return out;
}

void ChoiceField::show(const Json* value) {
    options_ = spec().kind == Kind::LeadsTo ? steps() : spec().options;
    const Json wanted = value ? *value : Json();
    int current = spec().current;
    for (std::size_t i = 0; i < options_.size() && current < 0; ++i) {
        if (options_[i].gone ? !value : options_[i].value == wanted) current = static_cast<int>(i);
    }
    if (current < 0) {  // Something the choice does not offer is shown as it is, not hidden.
        options_.push_back(
            {QString::fromStdString(wanted.is_string() ? wanted.get<std::string>() : wanted.dump()), wanted});
        current = static_cast<int>(options_.size()) - 1;
    }
    const QSignalBlocker quiet(edit_);
    edit_->clear();
    for (const FieldSpec::Option& option : options_) edit_->addItem(option.text);
    edit_->setCurrentIndex(current);
    edit_->setToolTip(edit_->currentText());
}

ChecksField::ChecksField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent) {
    auto* list = new QWidget(this);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const FieldSpec::Option& option : spec().options) {
        auto* check = new QCheckBox(option.text, list);
        layout->addWidget(check);
        checks_ << check;
        connect(check, &QCheckBox::clicked, this, [this] {
            Json chosen = Json::array();
            for (int i = 0; i < checks_.size(); ++i) {
                if (checks_[i]->isChecked())
                    chosen.push_back(spec().options[static_cast<std::size_t>(i)].value);
            }
            commit(chosen.empty() ? std::nullopt : std::optional(chosen));
        });
    }
    setEditor(list);
}

void ChecksField::show(const Json* value) {
    for (int i = 0; i < checks_.size(); ++i) {
        const Json& option = spec().options[static_cast<std::size_t>(i)].value;
        checks_[i]->setChecked(value && value->is_array() &&
                               std::find(value->begin(), value->end(), option) != value->end());
    }
}

TimeOfDayField::TimeOfDayField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new Calm<QTimeEdit>(this)) {
    edit_->setDisplayFormat(QStringLiteral("HH:mm"));
    setEditor(edit_);
    connect(edit_, &QTimeEdit::timeChanged, this,
            [this](QTime time) { commit(Json(time.toString(QStringLiteral("HH:mm")).toStdString()), true); });
}

void TimeOfDayField::show(const Json* value) {
    const QString text =
        value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
    const QSignalBlocker quiet(edit_);
    edit_->setTime(QTime::fromString(text.left(5), QStringLiteral("HH:mm")));
}

WeekdaysField::WeekdaysField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), days_(new QButtonGroup(this)) {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    days_->setExclusive(false);
    const QLocale locale;
    for (int day = 0; day < 7; ++day) {
        auto* button = new QToolButton(row);
        button->setText(locale.dayName(day + 1, QLocale::ShortFormat).left(2));
        button->setAccessibleName(locale.dayName(day + 1));
        button->setToolTip(locale.dayName(day + 1));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(button);
        days_->addButton(button, day);
    }
    any_ = widgets::makeLabel(tr("Any day"), widgets::TextRole::Secondary, this);
    setEditor(row);
    box()->insertWidget(box()->count() - 1, any_);
    connect(days_, &QButtonGroup::idClicked, this, [this] {
        Json chosen = Json::array();
        for (int day = 0; day < 7; ++day) {
            if (days_->button(day)->isChecked()) chosen.push_back(kDayKeys[day]);
        }
        // All days and no days mean the same: any day.
        commit(chosen.empty() || chosen.size() == 7 ? std::nullopt : std::optional(chosen));
    });
}

void WeekdaysField::show(const Json* value) {
    for (int day = 0; day < 7; ++day) {
        // None chosen is any day: choosing one then means that one alone.
        const bool none = !value || !value->is_array();
        days_->button(day)->setChecked(!none && std::find(value->begin(), value->end(), kDayKeys[day]) !=
                                                    value->end());
    }
    any_->setVisible(!value);
}

ActionField::ActionField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent) {
    const bool named = spec().kind == Kind::AddNamed;
    const bool removes = spec().act == FieldSpec::Act::Remove;
    auto* button = new QPushButton(named ? tr("Add") : spec().label, this);
    widgets::setVariant(button, named ? widgets::Variant::Plain : widgets::Variant::Ghost);
    if (!named) button->setIcon(widgets::icon(removes ? QStringLiteral("trash-2") : QStringLiteral("plus")));
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    if (named) {
        name_ = new QLineEdit(row);
        name_->setPlaceholderText(spec().help);
        name_->setAccessibleName(spec().help);
        name_->setObjectName(QStringLiteral("new:") + QString::fromStdString(spec().pointer));
        layout->addWidget(name_);
        connect(name_, &QLineEdit::returnPressed, this, &ActionField::act);
    }
    layout->addWidget(button, 0);
    if (!named) layout->addStretch(1);
    setEditor(row);
    button->setObjectName(QStringLiteral("act:") + QString::fromStdString(spec().pointer));
    connect(button, &QPushButton::clicked, this, &ActionField::act);
}

void ActionField::act() {
    if (spec().kind == Kind::AddNamed) {
        const QString name = name_->text().trimmed();
        if (name.isEmpty()) return;
        name_->clear();
        context().set(base::childPointer(spec().pointer, name.toStdString()), spec().value, name);
    } else if (spec().act == FieldSpec::Act::Append) {
        context().append(spec().pointer, spec().value, spec().label);
    } else if (spec().act == FieldSpec::Act::Remove) {
        context().set(spec().pointer, std::nullopt, spec().label);
    } else {
        commit(spec().value);
    }
}

}  // namespace rehearsal::fields
