#pragma once

#include "fields/field.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace rehearsal::fields {

class ConditionRow;

/// Builds a condition: what it says as a sentence, and its parts as rows of which all or any must hold.
class ConditionField : public Field {
    Q_OBJECT
  public:
    ConditionField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void rebuild();
    void addRow(const Json& part, const QString& sentence);
    void add(const Json& part);
    void write(bool typing);
    QString sentenceOf(std::size_t part) const;

    Json value_;
    bool shown_ = false;
    QLabel* sentence_;
    QComboBox* mode_;
    QVBoxLayout* list_;
    QPushButton* add_;
    QList<ConditionRow*> rows_;
};

/// The condition of a campaign at a pointer, or nullptr.
const bundle::Condition* conditionAt(const bundle::Campaign& campaign, const std::string& pointer);

}  // namespace rehearsal::fields
