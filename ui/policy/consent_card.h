#pragma once

#include "fields/form.h"
#include "widgets/card.h"

namespace rehearsal::widgets {
class OrderedTable;
}

namespace rehearsal::policy {

/// Who may be mailed where: the consent rules as a table, the chosen one as fields, and what holds beside
/// them.
class ConsentCard : public widgets::Card {
    Q_OBJECT
  public:
    ConsentCard(fields::FieldContext& context, QWidget* parent);
    void refresh();
    /// Shows a rule's fields.
    void showRule(int row);

  private:
    void connectTable();
    void showTable();
    void showDetail();
    void addRuleFields(const std::string& at, const fields::Json& rule);
    void addDefaultNote();
    void buildRest();
    void writeRules(fields::Json rules, const QString& label);
    fields::Json rules() const;

    fields::FieldContext& context_;
    widgets::OrderedTable* table_;
    fields::Form* detail_;
    fields::Form* rest_;
    fields::Field* basis_ = nullptr;  ///< Of the shown rule.
    QString shownDetail_;
    QStringList shownPurposes_;
};

}  // namespace rehearsal::policy
