#pragma once

#include <QWidget>

#include "fields/field_context.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace rehearsal::fields {

/// A field of the inspector: a label, something to edit with, and beneath it what is wrong.
class Field : public QWidget {
    Q_OBJECT
  public:
    Field(FieldSpec spec, FieldContext& context, QWidget* parent);

    const FieldSpec& spec() const { return spec_; }
    /// Takes over a specification of the same shape.
    void setSpec(const FieldSpec& spec) { spec_ = spec; }
    /// Shows the document's value and the findings about it.
    void refresh();

  protected:
    /// Puts the value (nullptr where there is none) into the editor, without reporting a change.
    virtual void show(const Json* value) = 0;

    void setEditor(QWidget* editor);
    /// The document takes a new value. `typing`: one of several changes that undo as one.
    void commit(const std::optional<Json>& value, bool typing = false);
    /// Why what is typed is not taken; empty when it is.
    void setRefusal(const QString& refusal);
    FieldContext& context() { return context_; }
    QVBoxLayout* box() { return box_; }

  private:
    void showProblems();
    void describe(const QString& problem);
    void offerMend();

    FieldSpec spec_;
    FieldContext& context_;
    QVBoxLayout* box_;
    QWidget* wrong_;  ///< The line that says what is wrong.
    QLabel* problem_;
    QPushButton* mend_;
    QWidget* editor_ = nullptr;
    QString refusal_;
    QString nearest_;  ///< What was probably meant.
};

/// The field for a specification.
Field* makeField(const FieldSpec& spec, FieldContext& context, QWidget* parent);

/// A literal as it is typed: numbers and yes/no plainly, text as it is, "50" in quotes where it is text,
/// lists with commas, {path} for the value of another field. `list` is for "is one of".
QString literalText(const Json& value);
Json parseLiteral(const QString& text, bool list = false);

}  // namespace rehearsal::fields
