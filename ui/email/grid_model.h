#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "bundle/files.h"
#include "email/grid_row.h"
#include "email/mail_views.h"
#include "email/thumbnails.h"

namespace rehearsal::email {

/// Everyone's mails: people by views, each cell a thumbnail that is drawn when there is time.
class GridModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Role {
        ImageRole = Qt::UserRole,  ///< QImage; of the mail as it was before, where it is outdated.
        StateRole,
        MarkRole,    ///< Trouble of this cell: a mark stands on it.
        ReasonRole,  ///< Of a row: what is wrong, or why this edge case is one.
        EdgeRole,    ///< Of a row: whether it is an edge case.
    };
    enum class State { Waiting, Outdated, Done, Nothing, Stopped };

    explicit GridModel(QObject* parent = nullptr);

    /// Shows these rows. What is known of them is there at once; the rest is drawn, unless it is stopped.
    void setRows(std::vector<GridRow> rows, const bundle::Files& files);
    void setViews(const QList<MailView>& views);
    const QList<MailView>& views() const { return views_; }
    const GridRow* row(int row) const;
    int rowOf(const QString& id) const;
    /// What is wrong with a row, or with one cell of it; sentences, the worst first.
    QStringList problems(int row) const;
    QStringList problems(const QModelIndex& cell) const;

    /// The cells that are seen are drawn first.
    void setSeen(int firstRow, int lastRow, int firstColumn, int lastColumn);
    void stop();
    void resume();
    bool isStopped() const { return stopped_; }
    int drawn() const;
    int total() const { return rowCount() * columnCount(); }
    Thumbnails& thumbnails() { return thumbnails_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  signals:
    void progressed(int drawn, int total);

  private:
    struct Cell {
        State state = State::Waiting;
        QByteArray key;
        Thumbnail thumbnail;
    };

    void fill();
    void fill(int row, int column);
    void take(const QByteArray& key);
    void sortAgain();
    bool isSeen(int row, int column) const;
    Trouble troubleOf(const GridRow& row, const Cell& cell) const;
    Trouble markOf(const GridRow& row, const Cell& cell) const;
    Trouble troubleOf(int row) const;
    QString accessibleText(const QModelIndex& index) const;

    Thumbnails thumbnails_;
    QList<MailView> views_;
    std::vector<GridRow> rows_;
    std::vector<std::vector<Cell>> cells_;
    bundle::Files files_;
    bool stopped_ = false;
    int seen_[4] = {0, -1, 0, -1};  ///< First and last row, first and last column.
};

}  // namespace rehearsal::email
