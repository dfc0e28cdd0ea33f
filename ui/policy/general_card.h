#pragma once

#include "fields/form.h"
#include "widgets/card.h"

namespace rehearsal::policy {

/// The rest of the policy: clock, duplicates, verified addresses, and the share of people who get no
/// marketing.
class GeneralCard : public widgets::Card {
    Q_OBJECT
  public:
    GeneralCard(fields::FieldContext& context, QWidget* parent);
    void refresh();

  private:
    void build();

    fields::FieldContext& context_;
    fields::Form* form_;
    int shown_ = -1;  ///< Whether the fields of a holdout are shown.
};

}  // namespace rehearsal::policy
