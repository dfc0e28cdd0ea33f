#include "fields/condition_row.h"

#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>

#include "fields/duration_edit.h"
#include "fields/simple_fields.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"
#include "words/words.h"

namespace rehearsal::fields {
namespace {

struct OpWords {
    const char* op;
    const char* words;
};
constexpr OpWords kOps[] = {
    {"=", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is")},
    {"!=", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is not")},
    {">=", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is at least")},
    {">", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is above")},
    {"<=", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is at most")},
    {"<", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is below")},
    {"in", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is one of")},
    {"not_in", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is none of")},
    {"contains", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "contains")},
    {"starts_with", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "begins with")},
    {"ends_with", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "ends with")},
    {"exists", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is known")},
    {"missing", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is not known")},
    {"within", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is within the last")},
    {"older_than", QT_TRANSLATE_NOOP("rehearsal::fields::ConditionRow", "is longer ago than")}};

bool needsNothing(const std::string& op) {
    return op == "exists" || op == "missing";
}
bool needsDuration(const std::string& op) {
    return op == "within" || op == "older_than";
}

std::string stringAt(const Json& object, const char* key) {
    return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string();
}

bool isSegment(const Json& value) {
    return value.is_object() &&
           (value.contains("segment") ||
            (value.contains("not") && value["not"].is_object() && value["not"].contains("segment")));
}

bool hasBounds(const Json& did, std::initializer_list<const char*> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return did.contains(key); });
}

/// Whether the row can show all of a history condition.
bool isPlainDid(const Json& value) {
    if (!value.is_object() || !value.contains("did") || hasBounds(value, {"exactly", "where"})) return false;
    return !value.contains("at_most") || (value["at_most"] == 0 && !value.contains("at_least"));
}

}  // namespace

ConditionRow::ConditionRow(Json value, QString sentence, FieldContext& context, QWidget* parent)
    : QWidget(parent), value_(std::move(value)), context_(context), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(4);
    if (value_.is_object() && value_.contains("field")) {
        makeTest();
    } else if (isPlainDid(value_)) {
        makeDid();
    } else if (isSegment(value_)) {
        makeSegment();
    } else {
        makeSentence(sentence);
    }
    addRemoveButton();
}

void ConditionRow::addRemoveButton() {
    auto* button = new QToolButton(this);
    button->setIcon(widgets::icon(QStringLiteral("x")));
    button->setToolTip(tr("Remove this condition"));
    button->setAccessibleName(tr("Remove this condition"));
    button->setObjectName(QStringLiteral("removeCondition"));
    grid_->addWidget(button, 0, 2);
    connect(button, &QToolButton::clicked, this, &ConditionRow::removed);
}

QComboBox* ConditionRow::addCombo(const QStringList& items, bool editable, const QString& name, int row,
                                  int column, int span) {
    QComboBox* combo = makeCombo(this, items, editable);
    combo->setAccessibleName(name);
    grid_->addWidget(combo, row, column, 1, span);
    return combo;
}

void ConditionRow::makeTest() {
    const std::string op = stringAt(value_, "op");
    what_ = addCombo(context_.paths(), true, tr("Field"), 0, 0, 2);
    const Json& path = value_["field"];
    what_->setEditText(path.is_string() ? QString::fromStdString(path.get<std::string>())
                                        : QString::fromStdString(path.dump()));
    what_->setObjectName(QStringLiteral("conditionField"));
    what_->setToolTip(tr("The field that is tested"));
    QStringList ops;
    for (const OpWords& each : kOps) ops << tr(each.words);
    how_ = addCombo(ops, false, tr("Test"), 1, 0);
    how_->setObjectName(QStringLiteral("conditionOp"));
    for (std::size_t i = 0; i < std::size(kOps); ++i) {
        if (op == kOps[i].op) how_->setCurrentIndex(static_cast<int>(i));
    }
    operand_ = new QLineEdit(this);
    operand_->setObjectName(QStringLiteral("conditionValue"));
    operand_->setAccessibleName(tr("Value"));
    operand_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid_->addWidget(operand_, 1, 1);
    grid_->setColumnStretch(0, 1);
    grid_->setColumnStretch(1, 1);
    if (value_.contains("value")) {
        if (needsDuration(op)) {
            const auto duration = base::parseDuration(stringAt(value_, "value"));
            operand_->setText(duration ? words::durationText(*duration) : QString());
        } else {
            operand_->setText(literalText(value_["value"]));
        }
    }
    operand_->setVisible(!needsNothing(op));
    connect(what_, &QComboBox::editTextChanged, this, [this] { onTest(true); });
    connect(how_, &QComboBox::activated, this, [this] { onTest(false); });
    connect(operand_, &QLineEdit::textEdited, this, [this] { onTest(true); });
}

void ConditionRow::onTest(bool typing) {
    const std::string op = kOps[how_->currentIndex()].op;
    value_["field"] = what_->currentText().trimmed().toStdString();
    value_["op"] = op;
    operand_->setVisible(!needsNothing(op));
    operand_->setPlaceholderText(needsDuration(op)              ? tr("7 days")
                                 : op == "in" || op == "not_in" ? tr("FR, DE")
                                                                : QString());
    if (needsNothing(op)) {
        value_.erase("value");
    } else if (needsDuration(op)) {
        const auto duration = words::parseDurationText(operand_->text());
        widgets::setInvalid(operand_, !duration);
        if (!duration) return;
        value_["value"] = base::toString(*duration);
    } else {
        value_["value"] = parseLiteral(operand_->text(), op == "in" || op == "not_in");
    }
    emit changed(typing);
}

void ConditionRow::makeDid() {
    how_ = addCombo({tr("They did"), tr("They never did")}, false, tr("Did or never did"), 0, 0);
    how_->setCurrentIndex(value_.contains("at_most") ? 1 : 0);
    times_ = new QSpinBox(this);
    times_->setRange(1, 9999);
    times_->setPrefix(tr("at least "));
    times_->setSuffix(tr(" ×"));
    times_->setValue(
        value_.contains("at_least") && value_["at_least"].is_number() ? value_["at_least"].get<int>() : 1);
    times_->setVisible(how_->currentIndex() == 0);
    times_->setAccessibleName(tr("How often"));
    times_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid_->addWidget(times_, 0, 1);
    what_ = addCombo(context_.eventNames(), true, tr("Event"), 1, 0, 2);
    what_->setObjectName(QStringLiteral("conditionEvent"));
    what_->setEditText(QString::fromStdString(stringAt(value_, "did")));
    window_ = addCombo({tr("ever"), tr("in the last"), tr("since they entered")}, false, tr("When"), 2, 0);
    window_->setCurrentIndex(value_.contains("within") ? 1 : value_.contains("since") ? 2 : 0);
    auto* duration = new DurationEdit(this);
    operand_ = duration;
    operand_->setAccessibleName(tr("How long back"));
    const auto within = base::parseDuration(stringAt(value_, "within"));
    duration->setDuration(within.value_or(base::days(7)));
    operand_->setVisible(window_->currentIndex() == 1);
    operand_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    grid_->addWidget(operand_, 2, 1);
    grid_->setColumnStretch(0, 1);
    grid_->setColumnStretch(1, 1);
    connect(how_, &QComboBox::activated, this, [this] { onDid(false); });
    connect(window_, &QComboBox::activated, this, [this] { onDid(false); });
    connect(what_, &QComboBox::editTextChanged, this, [this] { onDid(true); });
    connect(times_, &QSpinBox::valueChanged, this, [this] { onDid(true); });
    connect(operand_, &QLineEdit::textEdited, this, [this] { onDid(true); });
}

void ConditionRow::onDid(bool typing) {
    const bool never = how_->currentIndex() == 1;
    times_->setVisible(!never);
    operand_->setVisible(window_->currentIndex() == 1);
    Json value{{"did", what_->currentText().trimmed().toStdString()}};
    if (window_->currentIndex() == 1) {
        const auto duration = words::parseDurationText(operand_->text());
        widgets::setInvalid(operand_, !duration);
        if (!duration) return;
        value["within"] = base::toString(*duration);
    }
    if (window_->currentIndex() == 2) value["since"] = "entry";
    if (never) {
        value["at_most"] = 0;
    } else if (times_->value() > 1 || value_.contains("at_least")) {
        value["at_least"] = times_->value();
    }
    value_ = std::move(value);
    emit changed(typing);
}

void ConditionRow::makeSegment() {
    const bool negated = value_.contains("not");
    how_ = addCombo({tr("They are in"), tr("They are not in")}, false, tr("In or not in"), 0, 0);
    how_->setCurrentIndex(negated ? 1 : 0);
    QStringList names;
    for (const auto& [id, condition] : context_.bundle().segments) names << QString::fromStdString(id);
    const QString current = QString::fromStdString(stringAt(negated ? value_["not"] : value_, "segment"));
    if (!names.contains(current)) names << current;
    what_ = addCombo(names, false, tr("Segment"), 0, 1);
    what_->setCurrentText(current);
    connect(how_, &QComboBox::activated, this, &ConditionRow::onSegment);
    connect(what_, &QComboBox::activated, this, &ConditionRow::onSegment);
}

void ConditionRow::onSegment() {
    const Json segment{{"segment", what_->currentText().toStdString()}};
    value_ = how_->currentIndex() == 1 ? Json{{"not", segment}} : segment;
    emit changed(false);
}

void ConditionRow::makeSentence(const QString& sentence) {
    QLabel* label = widgets::makeLabel(sentence, widgets::TextRole::Body, this);
    label->setWordWrap(true);
    label->setToolTip(tr("This condition is kept as it is"));
    grid_->addWidget(label, 0, 0, 1, 2);
    grid_->setColumnStretch(0, 1);
}

}  // namespace rehearsal::fields
