#include "fields/test_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <set>

#include "fields/name_edit.h"
#include "fields/value_edit.h"

namespace rehearsal::fields {
namespace {

struct OpWords {
    const char* op;
    const char* words;
};
constexpr OpWords kOps[] = {
    {"=", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is")},
    {"!=", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is not")},
    {">=", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is at least")},
    {">", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is above")},
    {"<=", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is at most")},
    {"<", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is below")},
    {"in", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is one of")},
    {"not_in", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is none of")},
    {"contains", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "contains")},
    {"starts_with", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "begins with")},
    {"ends_with", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "ends with")},
    {"exists", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is known")},
    {"missing", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is not known")},
    {"within", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is within the last")},
    {"older_than", QT_TRANSLATE_NOOP("rehearsal::fields::TestEdit", "is longer ago than")}};

bool needsNothing(const std::string& op) {
    return op == "exists" || op == "missing";
}
bool needsDuration(const std::string& op) {
    return op == "within" || op == "older_than";
}
bool needsList(const std::string& op) {
    return op == "in" || op == "not_in";
}
/// Tests of texts, in which capital letters can be let pass.
bool takesCase(const std::string& op) {
    static const std::set<std::string> kOfTexts{"=",        "!=",          "in",       "not_in",
                                                "contains", "starts_with", "ends_with"};
    return kOfTexts.contains(op);
}

std::string opOf(const Json& test) {
    const Json op = test.value("op", Json());
    return op.is_string() ? op.get<std::string>() : std::string();
}

/// The value, as another test takes it.
Json valueFor(const std::string& op, const Json& value) {
    if (needsDuration(op)) {
        const bool isLength = value.is_string() && base::parseDuration(value.get<std::string>());
        return isLength ? value : Json("7d");
    }
    if (needsList(op)) {
        if (value.is_array() || value.is_object()) return value;
        return value.is_null() || value == "" ? Json::array() : Json::array({value});
    }
    if (value.is_array()) return value.empty() ? Json("") : value.front();
    return value.is_null() ? Json("") : value;
}

}  // namespace

TestEdit::TestEdit(const Json& value, FieldContext& shared, const ConditionScope& sees, QWidget* parent)
    : LeafEdit(value, shared, sees, parent),
      field_(new NameEdit(NameEdit::Of::Paths, shared, sees, this)),
      operand_(new ValueEdit(shared, sees, this)),
      ignoreCase_(new QCheckBox(tr("Capital letters do not matter"), this)) {
    field_->setValue(value["field"]);
    field_->edit()->setObjectName(QStringLiteral("conditionField"));
    field_->edit()->setAccessibleName(tr("Field"));
    grid()->addWidget(field_, 0, 0, 1, 2);
    QStringList words;
    for (const OpWords& each : kOps) words << tr(each.words);
    op_ = addCombo(words, tr("Test"), "conditionOp", 1, 0, 2);
    const std::string op = opOf(value);
    for (std::size_t i = 0; i < std::size(kOps); ++i) {
        if (op == kOps[i].op) op_->setCurrentIndex(static_cast<int>(i));
    }
    grid()->addWidget(operand_, 2, 0, 1, 2);
    grid()->addWidget(ignoreCase_, 3, 0, 1, 2);
    ignoreCase_->setObjectName(QStringLiteral("ignoreCase"));
    ignoreCase_->setChecked(value.value("ignore_case", Json(false)) == true);
    shape();
    connect(field_, &NameEdit::changed, this, &TestEdit::onField);
    connect(op_, &QComboBox::activated, this, &TestEdit::onOp);
    connect(operand_, &ValueEdit::changed, this, [this](bool typing) {
        value_["value"] = operand_->value();
        shape();
        report(typing);
    });
    connect(ignoreCase_, &QCheckBox::clicked, this, [this](bool on) {
        value_.erase("ignore_case");
        if (on) value_["ignore_case"] = true;
        report(false);
    });
}

void TestEdit::shape() {
    const std::string op = opOf(value_);
    operand_->setComparedWith(field_->text());
    operand_->setVisible(!needsNothing(op));
    if (!needsNothing(op)) {
        const auto form = needsDuration(op) ? ValueEdit::Shape::Duration
                          : needsList(op)   ? ValueEdit::Shape::List
                                            : ValueEdit::Shape::Literal;
        const Json value = value_.value("value", Json());
        if (operand_->value() != value || operand_->shape() != form) operand_->setValue(value, form);
    }
    const Json operand = value_.value("value", Json());
    const bool ofText = operand.is_string() || operand.is_array() || operand.is_object();
    ignoreCase_->setVisible(takesCase(op) && (ofText || ignoreCase_->isChecked()));
}

void TestEdit::onField() {
    value_["field"] = field_->value();
    const HoldsKind kind = Vocabulary::of(context().session()).kindOf(field_->text(), scope());
    const Json operand = value_.value("value", Json());
    const std::string op = opOf(value_);
    // A fresh value takes the kind that the field is known to hold.
    if ((op == "=" || op == "!=") && (operand == "" || operand.is_boolean())) {
        if (kind == HoldsKind::YesNo) value_["value"] = operand.is_boolean() ? operand : Json(true);
        if (kind == HoldsKind::Text) value_["value"] = "";
    }
    shape();
    report(true);
}

void TestEdit::onOp(int index) {
    const std::string op = kOps[index].op;
    value_["op"] = op;
    if (needsNothing(op)) {
        value_.erase("value");
    } else {
        Json value = valueFor(op, value_.value("value", Json()));
        const HoldsKind kind = Vocabulary::of(context().session()).kindOf(field_->text(), scope());
        if (value == "" && kind == HoldsKind::YesNo) value = true;
        if (value == "" && kind == HoldsKind::Number) value = 0;
        value_["value"] = std::move(value);
    }
    if (!takesCase(op)) {
        value_.erase("ignore_case");
        ignoreCase_->setChecked(false);
    }
    shape();
    report(false);
}

}  // namespace rehearsal::fields
