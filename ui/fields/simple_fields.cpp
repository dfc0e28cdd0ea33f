#include "fields/simple_fields.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QWheelEvent>

#include "base/json_pointer.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/sentences.h"
#include "words/words.h"

namespace rehearsal::fields {
namespace {

using Kind = FieldSpec::Kind;

class CalmCombo : public QComboBox {
  public:
    using QComboBox::QComboBox;

  protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

constexpr const char* kDayKeys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

}  // namespace

QComboBox* makeCombo(QWidget* parent, const QStringList& suggestions, bool editable) {
    auto* combo = new CalmCombo(parent);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->setEditable(editable);
    combo->addItems(suggestions);
    if (editable) {
        combo->setInsertPolicy(QComboBox::NoInsert);
        combo->completer()->setFilterMode(Qt::MatchContains);
        combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    return combo;
}

TextField::TextField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new QLineEdit(this)) {
    edit_->setPlaceholderText(spec().help);
    const bool event = spec().kind == Kind::EventName;
    if (event || spec().paths || spec().kind == Kind::Paths) {
        auto* completer = new QCompleter(event ? context().eventNames() : context().paths(), edit_);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        edit_->setCompleter(completer);
        connect(completer, qOverload<const QString&>(&QCompleter::activated), this,
                [this](const QString& text) { commit(parsed(text)); });
    }
    setEditor(edit_);
    connect(edit_, &QLineEdit::textEdited, this, [this](const QString& text) {
        const bool gone = text.trimmed().isEmpty() && spec().optional;
        commit(gone ? std::nullopt : std::optional(parsed(text)), true);
    });
}

Json TextField::parsed(const QString& text) const {
    if (spec().kind == Kind::Literal) return parseLiteral(text);
    if (spec().kind != Kind::Paths) return text.toStdString();
    Json paths = Json::array();
    for (const QString& path : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        paths.push_back(path.trimmed().toStdString());
    return paths;
}

void TextField::show(const Json* value) {
    // A field that is being typed into keeps its cursor and its spaces.
    if (edit_->hasFocus() && value && parsed(edit_->text()) == *value) return;
    QString text = value ? literalText(*value) : QString();
    if (value && value->is_string() && spec().kind != Kind::Literal)
        text = QString::fromStdString(value->get<std::string>());
    if (edit_->text() == text) return;
    const QSignalBlocker quiet(edit_);
    edit_->setText(text);
    edit_->setCursorPosition(0);
}

LongTextField::LongTextField(FieldSpec given, FieldContext& shared, QWidget* parent)
    : Field(std::move(given), shared, parent), edit_(new QPlainTextEdit(this)) {
    edit_->setTabChangesFocus(true);
    edit_->setFixedHeight(96);
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
    connect(edit_, &QLineEdit::editingFinished, this, [this] {
        if (const auto duration = edit_->duration()) edit_->setText(words::durationText(*duration));
    });
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
    : Field(std::move(given), shared, parent), edit_(new QDoubleSpinBox(this)) {
    const bool weight = spec().kind == Kind::Weight;
    edit_->setRange(0, 1'000'000);
    edit_->setDecimals(weight ? 2 : 0);
    edit_->setSingleStep(weight ? 5 : 1);
    edit_->setFocusPolicy(Qt::StrongFocus);
    setEditor(edit_);
    connect(edit_, &QDoubleSpinBox::valueChanged, this, [this](double number) {
        if (number == 0 && spec().optional) return commit(std::nullopt, true);
        const bool whole = number == std::floor(number);
        commit(whole ? Json(static_cast<std::int64_t>(number)) : Json(number), true);
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
        const Json value = options_.at(static_cast<std::size_t>(index)).value;
        // A way out that ends is null in the document; of other choices null is "as it is by itself".
        const bool gone = value.is_null() && spec().kind != Kind::LeadsTo;
        if (index != spec().current) commit(gone ? std::nullopt : std::optional(value));
    });
}

std::vector<FieldSpec::Option> ChoiceField::steps() {
    std::vector<FieldSpec::Option> out{{tr("Nothing: the journey ends"), nullptr}};
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
        if (options_[i].value == wanted) current = static_cast<int>(i);
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
    : Field(std::move(given), shared, parent), edit_(new QTimeEdit(this)) {
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
    setEditor(row);
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
        const bool all = !value || !value->is_array() || value->empty();
        days_->button(day)->setChecked(all || std::find(value->begin(), value->end(), kDayKeys[day]) !=
                                                  value->end());
    }
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
