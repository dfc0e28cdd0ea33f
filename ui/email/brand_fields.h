#pragma once

#include "fields/field.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

/// Fields that only a brand has.
namespace rehearsal::email {

/// A colour as a swatch to choose by and as digits to type.
class ColorField : public fields::Field {
    Q_OBJECT
  public:
    ColorField(fields::FieldSpec spec, fields::FieldContext& context, QWidget* parent);

  protected:
    void show(const fields::Json* value) override;

  private:
    void choose();
    void take(const QString& text);
    void paint(const QString& color);

    QToolButton* swatch_;
    QLineEdit* digits_;
};

/// The fonts of a text, in the order in which clients try them: those every client has are offered.
class FontsField : public fields::Field {
    Q_OBJECT
  public:
    FontsField(fields::FieldSpec spec, fields::FieldContext& context, QWidget* parent);

  protected:
    void show(const fields::Json* value) override;

  private:
    QComboBox* edit_;
};

/// A picture of the bundle, chosen from those there are or brought in from the disk.
class PictureField : public fields::Field {
    Q_OBJECT
  public:
    PictureField(fields::FieldSpec spec, fields::FieldContext& context, QWidget* parent);

    /// Copies a picture from the disk into the bundle and shows it here, as one step of undo.
    void bringIn(const QString& path);

  protected:
    void show(const fields::Json* value) override;

  private:
    QComboBox* edit_;
    QLabel* picture_;
};

}  // namespace rehearsal::email
