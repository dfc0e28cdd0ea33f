#pragma once

#include <optional>

#include "fields/form.h"
#include "widgets/card.h"

class QCheckBox;
class QLabel;

namespace rehearsal::policy {

class ClockDial;

/// The hours in which no message goes out, on a clock and as times.
class QuietCard : public widgets::Card {
    Q_OBJECT
  public:
    QuietCard(fields::FieldContext& context, QWidget* parent);
    void refresh();
    /// Minutes since midnight where the person at hand is.
    void setNow(std::optional<int> minutes);
    ClockDial& dial() { return *dial_; }

  private:
    void buildForm();

    fields::FieldContext& context_;
    QCheckBox* on_;
    QLabel* off_;
    QWidget* body_;
    ClockDial* dial_;
    fields::Form* form_;
    QStringList shownPurposes_;
};

}  // namespace rehearsal::policy
