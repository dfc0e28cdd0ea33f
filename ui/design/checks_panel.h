#pragma once

#include <QWidget>

#include "design/test_runner.h"
#include "fields/field_panel.h"

class QLabel;

namespace rehearsal::widgets {
class OrderedTable;
}

namespace rehearsal::design {

/// The campaign's tests, run after each edit, and its promises: lists to choose from, the chosen one as
/// fields.
class ChecksPanel : public QWidget {
    Q_OBJECT
  public:
    ChecksPanel(session::Session& session, fields::FieldContext& context, QWidget* parent);

    void refresh();
    TestRunner& runner() { return *runner_; }
    /// The field at a pointer into the campaign's file, or nullptr.
    fields::Field* field(const std::string& pointer) const;
    /// Shows the test or the promise that a pointer leads to.
    void showPlace(const std::string& pointer);

  private:
    /// One of the two lists.
    struct Part {
        const char* list;
        widgets::OrderedTable* table = nullptr;
        QLabel* said = nullptr;
        fields::FieldPanel* fields = nullptr;
    };
    void addPart(Part& part, const QString& title, const QString& add, const QString& header);
    void connectPart(Part& part);
    void addElement(const Part& part);
    void duplicateElement(const Part& part);
    void showTests();
    void showPromises();
    void showDetail(Part& part);
    fields::Json listOf(const Part& part) const;

    session::Session& session_;
    fields::FieldContext& context_;
    TestRunner* runner_;
    Part tests_{"/tests"};
    Part promises_{"/promises"};
    QString shownCampaign_;
};

}  // namespace rehearsal::design
