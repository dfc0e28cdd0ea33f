#pragma once

#include <QWidget>

#include "fields/field_panel.h"

class QLabel;
class QLineEdit;

namespace rehearsal::widgets {
class Card;
class OrderedTable;
class SegmentedControl;
}  // namespace rehearsal::widgets

namespace rehearsal::policy {

/// What conditions and mails can name: segments, views and feeds, each a list with the chosen one as fields.
class DefinitionsPage : public QWidget {
    Q_OBJECT
  public:
    explicit DefinitionsPage(session::Session& session, QWidget* parent = nullptr);

    enum Tab { Segments, Views, Feeds };
    void showTab(Tab tab);
    /// A place such as `/views/cart`.
    void showPlace(const std::string& place);
    widgets::OrderedTable& table() { return *table_; }
    QLineEdit& name() { return *name_; }
    fields::FieldPanel& panel() { return *panel_; }

  private:
    void build();
    void buildDetail();
    QWidget* makeHeader();
    void connectTable();
    void refresh();
    void showRows();
    void showDetail();
    void addDefinition();
    void rename();
    fields::FieldSpecs specs(const std::string& name, const fields::Json& definition) const;
    QString rowText(const std::string& name, const fields::Json& definition) const;
    std::string current() const;

    session::Session& session_;
    fields::FieldContext context_;
    Tab tab_ = Segments;
    widgets::SegmentedControl* tabs_;
    QLabel* said_;
    widgets::OrderedTable* table_;
    QLineEdit* name_;
    QLabel* refusal_;
    widgets::Card* detail_;
    fields::FieldPanel* panel_;
    QStringList names_;
};

}  // namespace rehearsal::policy
