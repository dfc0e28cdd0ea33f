#pragma once

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTimeEdit>

#include "fields/duration_edit.h"
#include "fields/field.h"

/// Fields that hold one value.
namespace rehearsal::fields {

/// A line of text.
class TextField : public Field {
    Q_OBJECT
  public:
    TextField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QLineEdit* edit_;
};

class LongTextField : public Field {
    Q_OBJECT
  public:
    LongTextField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QPlainTextEdit* edit_;
};

class DurationField : public Field {
    Q_OBJECT
  public:
    DurationField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void onEdited();
    DurationEdit* edit_;
};

/// A whole number.
class NumberField : public Field {
    Q_OBJECT
  public:
    NumberField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QDoubleSpinBox* edit_;
};

/// One of several; also a step that an edge leads to.
class ChoiceField : public Field {
    Q_OBJECT
  public:
    ChoiceField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    std::vector<FieldSpec::Option> steps();
    QComboBox* edit_;
    std::vector<FieldSpec::Option> options_;
};

class ChecksField : public Field {
    Q_OBJECT
  public:
    ChecksField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QList<QCheckBox*> checks_;
};

class TimeOfDayField : public Field {
    Q_OBJECT
  public:
    TimeOfDayField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QTimeEdit* edit_;
};

class WeekdaysField : public Field {
    Q_OBJECT
  public:
    WeekdaysField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    QButtonGroup* days_;
    QLabel* any_;
};

/// A button that changes the document, or a name to be given with one.
class ActionField : public Field {
    Q_OBJECT
  public:
    ActionField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json*) override {}

  private:
    void act();
    QLineEdit* name_ = nullptr;
};

/// A combo box as wide as its place, that does not change when the panel is scrolled over it.
QComboBox* makeCombo(QWidget* parent, const QStringList& items = {});

}  // namespace rehearsal::fields
