#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QModelIndex;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class SearchField;
}

namespace rehearsal::people {

class PeopleModel;
class PersonPanel;

/// The sample people of the bundle: a table to sort and filter, and the chosen person beside it.
class PeopleView : public QWidget {
    Q_OBJECT
  public:
    explicit PeopleView(session::Session& session, QWidget* parent = nullptr);

  private:
    QWidget* buildTable();
    QHBoxLayout* buildBar();
    void refresh();
    void showChosen();
    void choose(const QModelIndex& index);
    void updateCount();
    void addPerson();
    void duplicatePerson();
    void removePerson();

    session::Session& session_;
    PeopleModel* model_;
    QSortFilterProxyModel* shown_;
    QStackedWidget* pages_;
    QTableView* table_;
    widgets::SearchField* search_;
    QLabel* count_;
    QPushButton* duplicate_;
    QPushButton* remove_;
    PersonPanel* panel_;
};

}  // namespace rehearsal::people
