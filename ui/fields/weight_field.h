#pragma once

#include <QDoubleSpinBox>

#include "fields/field.h"

class QLabel;
class QPushButton;

namespace rehearsal::fields {

/// Weights after one was given `value`: where they add to 100 they go on to, the others following in
/// proportion, in whole numbers where they were whole.
std::vector<double> rebalanced(std::vector<double> weights, std::size_t changed, double value);
/// Equal weights that add to 100, whole where that is possible.
std::vector<double> evenedOut(std::size_t count);

/// The weight of one arm of a split.
class WeightField : public Field {
    Q_OBJECT
  public:
    WeightField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    void onChanged(double value);
    std::string armsPointer() const;
    std::size_t index() const;

    QDoubleSpinBox* edit_;
    QLabel* share_;
};

/// How the arms of a split share the people: a bar, the shares in words, and a way to even them out.
class SharesField : public Field {
    Q_OBJECT
  public:
    SharesField(FieldSpec spec, FieldContext& context, QWidget* parent);

  protected:
    void show(const Json* value) override;

  private:
    class Bar;
    Bar* bar_;
    QLabel* words_;
    QPushButton* even_;
};

}  // namespace rehearsal::fields
