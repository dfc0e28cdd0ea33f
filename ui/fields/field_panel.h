#pragma once

#include <QWidget>
#include <optional>

#include "fields/field.h"

class QVBoxLayout;

namespace rehearsal::fields {

/// A column of fields made from their specifications. Widgets stay where the specifications stay, so that
/// typing goes on while the document changes.
class FieldPanel : public QWidget {
    Q_OBJECT
  public:
    FieldPanel(FieldContext& context, QWidget* parent);

    /// Shows these fields with the document's values.
    void setFields(const FieldSpecs& specs);
    /// Puts the keyboard into the first field.
    void focusFirst();
    /// The field at a pointer into the panel's file, or nullptr.
    Field* field(const std::string& pointer) const;
    const QList<Field*>& fields() const { return fields_; }

  private:
    void showFields(const FieldSpecs& specs);
    void rebuild();
    void addField(const FieldSpec& spec, QVBoxLayout*& into);
    QVBoxLayout* addMore(const FieldSpec& spec, QVBoxLayout* into);

    FieldContext& context_;
    FieldSpecs specs_;
    std::optional<FieldSpecs> next_;  ///< What is asked for while others are being shown.
    bool showing_ = false;
    bool moreOpen_ = false;
    QVBoxLayout* box_;
    QWidget* body_ = nullptr;
    QList<Field*> fields_;
};

}  // namespace rehearsal::fields
