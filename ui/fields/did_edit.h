#pragma once

#include "fields/leaf_edit.h"

class QSpinBox;

namespace rehearsal::fields {

class ConditionEditor;
class DurationEdit;
class NameEdit;

/// Something they did, or never did: which event, where what holds of it, how often and when.
class DidEdit : public LeafEdit {
    Q_OBJECT
  public:
    DidEdit(const Json& value, FieldContext& context, const ConditionScope& scope, QWidget* parent);

  private:
    enum Often { Once, AtLeast, AtMost, Exactly, Between, Never };

    void makeOften();
    void makeWhen();
    void makeWhere();
    void showCounts();
    void onOften(bool typing);
    void onWhen(bool typing);
    QSpinBox* addCount(const QString& name, const char* objectName);
    ConditionScope scopeOfWhere() const;

    NameEdit* event_;
    QComboBox* often_ = nullptr;
    QSpinBox* least_ = nullptr;
    QSpinBox* most_ = nullptr;
    QComboBox* when_ = nullptr;
    DurationEdit* within_ = nullptr;
    ConditionEditor* where_ = nullptr;
};

}  // namespace rehearsal::fields
