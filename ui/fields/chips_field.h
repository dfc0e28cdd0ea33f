#pragma once

#include <QVector>

#include "fields/field.h"

class QComboBox;
class QLabel;

namespace rehearsal::widgets {
class FlowLayout;
}

namespace rehearsal::fields {

/// A list of names, each a chip that can be taken away; more are picked from a searchable list or typed.
class ChipsField : public Field {
    Q_OBJECT
  public:
    struct Choice {
        QString value;
        QString text;
        QString tip;
    };
    struct Words {
        QString add;    ///< In the empty field: "Add a region".
        QString empty;  ///< Where the list is empty or missing: "All purposes".
    };
    ChipsField(FieldSpec spec, QVector<Choice> choices, Words words, FieldContext& context, QWidget* parent);
    /// What a typed text becomes, such as upper case; as it is where not set.
    void setNormalize(QString (*normalize)(const QString&)) { normalize_ = normalize; }
    /// An empty list stays in the document, for it says something else than none.
    void setKeepsEmpty(bool keeps) { keepsEmpty_ = keeps; }

  protected:
    void show(const Json* value) override;

  private:
    void add(const QString& text);
    void removeAt(std::size_t index);
    void rebuild();
    QString textOf(const QString& value) const;

    QVector<Choice> choices_;
    Words words_;
    Json values_ = Json::array();
    bool keepsEmpty_ = false;
    bool shown_ = false;
    QString (*normalize_)(const QString&) = nullptr;
    QLabel* empty_;
    QWidget* chips_;
    widgets::FlowLayout* flow_;
    QComboBox* more_;
};

}  // namespace rehearsal::fields
