#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

class QTableView;
class QToolButton;
class QHBoxLayout;

namespace rehearsal::widgets {

class OrderedModel;

/// A row of a table whose order matters.
struct OrderedRow {
    QStringList cells;
    QStringList tips;  ///< By cell; may be shorter.
    QString iconName;  ///< Before the first cell.
    int scale = -1;    ///< Of the icon, as theme::Scale; -1 for the quiet colour.
    bool operator==(const OrderedRow&) const = default;
};

/// A table whose rows are chosen, added, removed, and put into order by dragging or with Alt and the arrow
/// keys. It changes nothing itself: it says what is asked for.
class OrderedTable : public QWidget {
    Q_OBJECT
  public:
    /// `addText` is what the button for a new row says: "Add a rule".
    OrderedTable(const QStringList& headers, const QString& addText, QWidget* parent = nullptr);

    void setRows(const QVector<OrderedRow>& rows);
    int currentRow() const;
    void setCurrentRow(int row);
    QTableView* view() { return view_; }
    /// Lets a column be as wide as this share of the table; the last takes what is left.
    void setColumnWidths(const QVector<int>& widths);
    /// Puts a further button before those that are there.
    QToolButton* addButton(const QString& iconName, const QString& text);
    /// Whether there is an order to change.
    void setOrdered(bool ordered);

  signals:
    void currentChanged(int row);
    void addRequested();
    void removeRequested(int row);
    void moveRequested(int from, int to);  ///< `to`: where the row is to stand afterwards.

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void moveBy(int by);
    void fitHeight();
    void updateButtons();

    OrderedModel* model_;
    QTableView* view_;
    QHBoxLayout* buttons_;
    QToolButton* add_;
    QToolButton* up_;
    QToolButton* down_;
    QToolButton* remove_;
    bool ordered_ = true;
};

}  // namespace rehearsal::widgets
