#pragma once

#include "fields/field.h"

class QLineEdit;
class QToolButton;

/// Fields that hold names: of events, of other fields, of steps, and values under a name.
namespace rehearsal::fields {

class ListEdit;
class NameEdit;
class ValueEdit;

/// The name of one event, or the path to one field.
class NameField : public Field {
    Q_OBJECT
  public:
    NameField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    NameEdit* edit_;
};

/// A list of paths, as chips.
class PathsField : public Field {
    Q_OBJECT
  public:
    PathsField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    ListEdit* edit_;
};

/// A value, or what another field holds.
class LiteralField : public Field {
    Q_OBJECT
  public:
    LiteralField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    ValueEdit* edit_;
};

/// A value under a name that can be changed, and taken away with it.
class MemberField : public Field {
    Q_OBJECT
  public:
    MemberField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void rename();
    std::string parentPointer() const;
    std::string name() const;

    QLineEdit* name_;
    ValueEdit* edit_;
};

/// The id of a step, changed everywhere the campaign names it.
class StepIdField : public Field {
    Q_OBJECT
  public:
    StepIdField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    std::string id() const;
    QString whyNot(const QString& wanted);
    void rename();

    QLineEdit* edit_;
};

}  // namespace rehearsal::fields
