#pragma once

#include "fields/field.h"

class QLabel;
class QToolButton;

namespace rehearsal::fields {

/// The head of one of several things in a list (a case, an arm, a choice): what it is, and buttons that move
/// it or take it away. Of a member of an object only the last.
class ItemField : public Field {
    Q_OBJECT
  public:
    ItemField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QToolButton* addButton(const QString& icon, const QString& name, const char* objectName, QWidget* row);
    std::string listPointer() const;
    void moveBy(int by);

    QToolButton* up_;
    QToolButton* down_;
    QToolButton* remove_;
};

}  // namespace rehearsal::fields
