#pragma once

#include <QList>
#include <QWidget>

#include "fields/field.h"

class QVBoxLayout;

namespace rehearsal::fields {

/// Fields laid out by hand on a page: one or several a row. What a page of its own uses where the inspector
/// uses a FieldPanel.
class Form : public QWidget {
    Q_OBJECT
  public:
    Form(FieldContext& context, QWidget* parent);

    /// Takes all fields away, to be made anew.
    void clear();
    /// Adds a row of fields, each as wide as the others.
    void addRow(const QList<Field*>& fields);
    Field* addRow(Field* field);
    Field* addRow(const FieldSpec& spec);
    /// A row that is no field: a heading, a note.
    void addWidget(QWidget* widget);
    /// The parent for fields to be added.
    QWidget* body() { return body_; }
    const QList<Field*>& fields() const { return fields_; }
    void refresh();

  private:
    FieldContext& context_;
    QVBoxLayout* box_;
    QWidget* body_ = nullptr;
    QVBoxLayout* rows_ = nullptr;
    QList<Field*> fields_;
};

}  // namespace rehearsal::fields
