#pragma once

#include "fields/field.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QVBoxLayout;

/// Fields that pages need and the inspector does not.
namespace rehearsal::fields {

/// Something that is on or off. Its label stands beside the box.
class CheckField : public Field {
    Q_OBJECT
  public:
    /// `on` is what the document gets; off takes the member away, or writes `off` where there is one.
    CheckField(FieldSpec spec, Json on, std::optional<Json> off, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    Json on_;
    QCheckBox* check_;
};

/// A time zone, found by typing a part of its name.
class ZoneField : public Field {
    Q_OBJECT
  public:
    ZoneField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void take(const QString& text);
    QComboBox* edit_;
};

/// A share from 0 to 100 %.
class PercentField : public Field {
    Q_OBJECT
  public:
    PercentField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QDoubleSpinBox* edit_;
};

/// Names that belong to names, each pair a row: purposes under purposes, purposes and their categories.
class PairsField : public Field {
    Q_OBJECT
  public:
    struct Words {
        QString between;   ///< "is a kind of"
        QString newName;   ///< In the field for a new name.
        QString newValue;  ///< In the field for its value.
    };
    PairsField(FieldSpec spec, QStringList suggestions, Words words, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void rebuild();
    void addRow(const std::string& name, const QString& value);
    void addNewRow();

    QStringList suggestions_;
    Words words_;
    Json pairs_ = Json::object();
    bool shown_ = false;
    QVBoxLayout* rows_;
};

}  // namespace rehearsal::fields
