#pragma once

#include <QWidget>

#include "fields/field_context.h"
#include "fields/vocabulary.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace rehearsal::fields {

class DurationEdit;
class ListEdit;
class NameEdit;
class OfferEdit;

/// A value of a rule: text, a number, yes or no, a list of these, a length of time, or what another field
/// holds. The button at its end says which, and changes it.
class ValueEdit : public QWidget {
    Q_OBJECT
  public:
    enum class Shape { Literal, List, Duration };

    ValueEdit(FieldContext& context, ConditionScope scope, QWidget* parent);

    void setValue(const Json& value, Shape shape);
    Shape shape() const { return shape_; }
    /// As it was given, where nothing was typed.
    const Json& value() const { return value_; }
    /// The field it is compared with: values seen there are offered.
    void setComparedWith(const QString& path) { path_ = path; }

  signals:
    void changed(bool typing);

  private:
    enum class Kind { Text, Number, YesNo, List, Reference, Duration };

    void makeLine();
    void makeMenu();
    Kind kindOf(const Json& value) const;
    void showKind();
    void setKind(Kind kind);
    void take(Json value, bool typing);
    void onDuration();

    FieldContext& context_;
    ConditionScope scope_;
    QString path_;
    Json value_;
    Shape shape_ = Shape::Literal;
    Kind kind_ = Kind::Text;
    OfferEdit* line_;
    QComboBox* yesNo_;
    ListEdit* list_;
    NameEdit* reference_;
    DurationEdit* duration_;
    QToolButton* kindButton_;
    QLabel* refusal_;
};

}  // namespace rehearsal::fields
