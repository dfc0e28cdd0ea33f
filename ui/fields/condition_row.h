#pragma once

#include <QWidget>

#include "fields/field_context.h"

class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;

namespace rehearsal::fields {

/// One line of a condition: a test of a field, something they did, a segment; or, where it is more than that,
/// its sentence, to be read and removed.
class ConditionRow : public QWidget {
    Q_OBJECT
  public:
    ConditionRow(Json value, QString sentence, FieldContext& context, QWidget* parent);

    const Json& value() const { return value_; }

  signals:
    void changed(bool typing);
    void removed();

  private:
    void makeTest();
    void makeDid();
    void makeSegment();
    void makeSentence(const QString& sentence);
    void onTest(bool typing);
    void onDid(bool typing);
    void onSegment();
    void addRemoveButton();
    QComboBox* addCombo(const QStringList& items, bool editable, const QString& name, int row, int column,
                        int span = 1);

    Json value_;
    FieldContext& context_;
    QGridLayout* grid_;
    QComboBox* what_ = nullptr;    ///< The field, the event or the segment.
    QComboBox* how_ = nullptr;     ///< The operator; did or never did; is in or is not in.
    QComboBox* window_ = nullptr;  ///< Ever, in the last…, since they entered.
    QLineEdit* operand_ = nullptr;
    QSpinBox* times_ = nullptr;
};

}  // namespace rehearsal::fields
