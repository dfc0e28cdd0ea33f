#pragma once

#include "fields/leaf_edit.h"

class QCheckBox;

namespace rehearsal::fields {

class NameEdit;
class ValueEdit;

/// A test of a field: which field, which test, against what.
class TestEdit : public LeafEdit {
    Q_OBJECT
  public:
    TestEdit(const Json& value, FieldContext& context, const ConditionScope& scope, QWidget* parent);

  private:
    void onField();
    void onOp(int index);
    /// Which of the widgets the test needs.
    void shape();

    NameEdit* field_;
    QComboBox* op_;
    ValueEdit* operand_;
    QCheckBox* ignoreCase_;
};

}  // namespace rehearsal::fields
