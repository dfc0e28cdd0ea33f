#pragma once

#include "fields/form.h"
#include "widgets/card.h"

class QLabel;

namespace rehearsal::widgets {
class OrderedTable;
}

namespace rehearsal::policy {

/// How many messages one person gets at most: the caps as a table, the chosen one as fields.
class CapsCard : public widgets::Card {
    Q_OBJECT
  public:
    CapsCard(fields::FieldContext& context, QWidget* parent);
    void refresh();
    void showCap(int row);

  private:
    void connectTable();
    void showTable();
    void showDetail();
    void addCapFields(const std::string& at, const fields::Json& cap);
    fields::Json caps() const;

    fields::FieldContext& context_;
    QLabel* none_;
    widgets::OrderedTable* table_;
    fields::Form* detail_;
    QString shownDetail_;
};

}  // namespace rehearsal::policy
