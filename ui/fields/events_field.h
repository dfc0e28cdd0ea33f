#pragma once

#include "fields/field.h"

class QPushButton;
class QVBoxLayout;

namespace rehearsal::fields {

/// One event or several, each with what must hold of it.
class EventsField : public Field {
    Q_OBJECT
  public:
    EventsField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void rebuild(int focusRow);
    void addRow(std::size_t index);
    void addEvent();
    void write(bool typing);
    void setWhere(std::size_t index, const Json& where);

    Json events_ = Json::array();  ///< Each a name, or an object with `event` and `where`.
    bool list_ = false;            ///< Whether the document has a list even for one.
    bool shown_ = false;
    QVBoxLayout* rows_;
    QPushButton* add_;
};

}  // namespace rehearsal::fields
