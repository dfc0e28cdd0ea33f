#pragma once

#include "fields/field.h"

class QVBoxLayout;

namespace rehearsal::fields {

/// One event or several, each as a row; what more is asked of an event is shown beneath it as it is.
class EventsField : public Field {
    Q_OBJECT
  public:
    EventsField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void rebuild();
    void addRow(std::size_t index);
    void write(bool typing);

    Json events_ = Json::array();  ///< Each a name, or an object with `event` and `where`.
    bool list_ = false;            ///< Whether the document has a list even for one.
    bool shown_ = false;
    QVBoxLayout* rows_;
};

}  // namespace rehearsal::fields
