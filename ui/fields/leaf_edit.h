#pragma once

#include <QWidget>

#include "fields/field_context.h"

class QComboBox;
class QGridLayout;

namespace rehearsal::fields {

/// Edits one part of a condition that is no group.
class LeafEdit : public QWidget {
    Q_OBJECT
  public:
    LeafEdit(Json value, FieldContext& context, ConditionScope scope, QWidget* parent);

    const Json& value() const { return value_; }

  signals:
    void changed(bool typing);
    void negated();  ///< The opposite is asked for, which the part itself cannot say.

  protected:
    FieldContext& context() { return context_; }
    const ConditionScope& scope() const { return scope_; }
    QGridLayout* grid() { return grid_; }
    QComboBox* addCombo(const QStringList& items, const QString& name, const char* objectName, int row,
                        int column, int span = 1);
    void report(bool typing) { emit changed(typing); }

    Json value_;

  private:
    FieldContext& context_;
    ConditionScope scope_;
    QGridLayout* grid_;
};

/// The editor of a part: of a test, of something they did, of a segment, of always or never.
LeafEdit* makeLeafEdit(const Json& value, bool negated, FieldContext& context, const ConditionScope& scope,
                       QWidget* parent);

}  // namespace rehearsal::fields
