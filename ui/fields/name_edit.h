#pragma once

#include <QWidget>

#include "fields/field_context.h"
#include "fields/offer_edit.h"

class QLabel;

namespace rehearsal::fields {

/// The name of an event or a path to a field, with what is known offered, and a gentle note where neither the
/// streams nor the tracking plan have such a one.
class NameEdit : public QWidget {
    Q_OBJECT
  public:
    enum class Of { Events, Paths };

    NameEdit(Of of, FieldContext& context, ConditionScope scope, QWidget* parent);

    void setValue(const Json& value);
    /// As it was shown, where nothing was typed.
    const Json& value() const { return value_; }
    QString text() const { return edit_->text().trimmed(); }
    OfferEdit* edit() { return edit_; }

  signals:
    void changed();

  private:
    void check();

    Of of_;
    FieldContext& context_;
    ConditionScope scope_;
    Json value_;
    OfferEdit* edit_;
    QLabel* note_;
};

}  // namespace rehearsal::fields
