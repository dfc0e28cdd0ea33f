#include "fields/leaf_edit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

#include "fields/did_edit.h"
#include "fields/simple_fields.h"
#include "fields/test_edit.h"
#include "widgets/variant.h"

namespace rehearsal::fields {
namespace {

/// In a segment or not in it.
class SegmentEdit : public LeafEdit {
  public:
    SegmentEdit(const Json& value, bool isNegated, FieldContext& shared, const ConditionScope& sees,
                QWidget* parent)
        : LeafEdit(value, shared, sees, parent) {
        QComboBox* how = addCombo({LeafEdit::tr("They are in"), LeafEdit::tr("They are not in")},
                                  LeafEdit::tr("In or not in"), "segmentHow", 0, 0, 2);
        how->setCurrentIndex(isNegated ? 1 : 0);
        QStringList names;
        for (const auto& [id, condition] : context().bundle().segments) names << QString::fromStdString(id);
        const QString current =
            QString::fromStdString(value["segment"].is_string() ? value["segment"].get<std::string>() : "");
        if (!names.contains(current)) names << current;
        QComboBox* which = addCombo(names, LeafEdit::tr("Segment"), "segment", 1, 0, 2);
        which->setCurrentText(current);
        connect(how, &QComboBox::activated, this, [this, isNegated](int index) {
            if ((index == 1) != isNegated) emit negated();
        });
        connect(which, &QComboBox::activated, this, [this, which] {
            value_["segment"] = which->currentText().toStdString();
            report(false);
        });
    }
};

/// Always or never.
class ConstantEdit : public LeafEdit {
  public:
    ConstantEdit(const Json& value, FieldContext& shared, const ConditionScope& sees, QWidget* parent)
        : LeafEdit(value, shared, sees, parent) {
        QComboBox* which = addCombo({LeafEdit::tr("Always holds"), LeafEdit::tr("Never holds")},
                                    LeafEdit::tr("Always or never"), "constant", 0, 0, 2);
        which->setCurrentIndex(value.get<bool>() ? 0 : 1);
        connect(which, &QComboBox::activated, this, [this](int index) {
            value_ = index == 0;
            report(false);
        });
    }
};

/// What the document has is no condition: it is shown, to be taken away.
class OddEdit : public LeafEdit {
  public:
    OddEdit(const Json& value, FieldContext& shared, const ConditionScope& sees, QWidget* parent)
        : LeafEdit(value, shared, sees, parent) {
        QLabel* label = widgets::makeLabel(LeafEdit::tr("This is no condition: %1. Remove it and add one.")
                                               .arg(QString::fromStdString(value.dump())),
                                           widgets::TextRole::Secondary, this);
        label->setWordWrap(true);
        grid()->addWidget(label, 0, 0, 1, 2);
    }
};

}  // namespace

LeafEdit::LeafEdit(Json value, FieldContext& context, ConditionScope scope, QWidget* parent)
    : QWidget(parent),
      value_(std::move(value)),
      context_(context),
      scope_(std::move(scope)),
      grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(4);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(0, 1);
    grid_->setColumnStretch(1, 1);
}

QComboBox* LeafEdit::addCombo(const QStringList& items, const QString& name, const char* objectName, int row,
                              int column, int span) {
    QComboBox* combo = makeCombo(this, items);
    combo->setAccessibleName(name);
    combo->setObjectName(QString::fromLatin1(objectName));
    grid_->addWidget(combo, row, column, 1, span);
    return combo;
}

LeafEdit* makeLeafEdit(const Json& value, bool negated, FieldContext& context, const ConditionScope& scope,
                       QWidget* parent) {
    if (value.is_boolean()) return new ConstantEdit(value, context, scope, parent);
    if (value.is_object() && value.contains("field")) return new TestEdit(value, context, scope, parent);
    if (value.is_object() && value.contains("did")) return new DidEdit(value, context, scope, parent);
    if (value.is_object() && value.contains("segment"))
        return new SegmentEdit(value, negated, context, scope, parent);
    return new OddEdit(value, context, scope, parent);
}

}  // namespace rehearsal::fields
