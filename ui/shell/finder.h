#pragma once

#include <QFrame>

#include "shell/finder_entry.h"

class QLabel;
class QListView;
class QVBoxLayout;

namespace rehearsal::widgets {
class SearchField;
}

namespace rehearsal::shell {

class FinderModel;

/// A field and the list of what it finds: type, go with the arrows, choose with Enter. The command palette
/// and the campaign picker are made of it.
class Finder : public QFrame {
    Q_OBJECT
  public:
    explicit Finder(const QString& placeholder, QWidget* parent = nullptr);

    void setEntries(FinderEntries entries);
    /// Empties the field and puts the keyboard into it.
    void start();
    FinderModel& model() { return *model_; }
    widgets::SearchField* field() { return field_; }
    /// Below the list, for buttons.
    QVBoxLayout* column() { return column_; }

  signals:
    void chosen();  ///< An entry was run.
    void dismissed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void run(int row);
    void selectRow(int row);
    /// The next row that can be chosen, going round.
    int nextRow(int row, int by) const;
    void showMatches();

    FinderModel* model_;
    widgets::SearchField* field_;
    QListView* list_;
    QLabel* nothing_;
    QVBoxLayout* column_;
};

}  // namespace rehearsal::shell
