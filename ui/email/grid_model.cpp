#include "email/grid_model.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace rehearsal::email {

GridModel::GridModel(QObject* parent) : QAbstractTableModel(parent), views_(mailViews()) {
    connect(&thumbnails_, &Thumbnails::drawn, this, &GridModel::take);
}

void GridModel::setRows(std::vector<GridRow> rows, const bundle::Files& files) {
    beginResetModel();
    std::map<QString, std::vector<Cell>> before;
    for (std::size_t i = 0; i < rows_.size(); ++i) before[rows_[i].id] = std::move(cells_[i]);
    rows_ = std::move(rows);
    files_ = files;
    cells_.assign(rows_.size(), std::vector<Cell>(static_cast<std::size_t>(views_.size())));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto known = before.find(rows_[i].id);
        if (known != before.end() && known->second.size() == cells_[i].size())
            cells_[i] = std::move(known->second);
    }
    endResetModel();
    fill();
}

void GridModel::setViews(const QList<MailView>& views) {
    beginResetModel();
    views_ = views;
    cells_.assign(rows_.size(), std::vector<Cell>(static_cast<std::size_t>(views_.size())));
    endResetModel();
    fill();
}

/// Gives every cell what is known of it, and asks for the rest.
void GridModel::fill() {
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column) fill(row, column);
    QSet<QByteArray> needed;
    for (const auto& cells : cells_)
        for (const Cell& cell : cells) needed.insert(cell.key);
    thumbnails_.cancel(stopped_ ? QSet<QByteArray>() : needed);
    if (total() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    sortAgain();
    emit progressed(drawn(), total());
}

void GridModel::fill(int row, int column) {
    const GridRow& of = rows_[static_cast<std::size_t>(row)];
    const MailView& view = views_[column];
    Cell& cell = cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    const message::Message& mail = of.mail->message;
    cell.key = thumbnails_.keyOf(view.text ? of.textContent : of.content, view);
    const Thumbnail* known = thumbnails_.find(cell.key);
    if (!known && view.text) known = thumbnails_.drawText(cell.key, mail.text);
    if (known) {
        cell.thumbnail = *known;
        cell.state = State::Done;
    } else if (!view.text && mail.html.empty()) {
        cell.thumbnail = {};
        cell.state = State::Nothing;
    } else if (stopped_) {
        cell.state = State::Stopped;
    } else {
        cell.state = cell.thumbnail.image.isNull() ? State::Waiting : State::Outdated;
        thumbnails_.draw(cell.key, mail.html, files_, view, isSeen(row, column));
    }
}

void GridModel::take(const QByteArray& key) {
    const Thumbnail* thumbnail = thumbnails_.find(key);
    if (!thumbnail) return;
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            Cell& cell = cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            if (cell.key != key || cell.state == State::Done) continue;
            cell.thumbnail = *thumbnail;
            cell.state = State::Done;
            emit dataChanged(index(row, column), index(row, column));
            emit headerDataChanged(Qt::Vertical, row, row);
        }
    }
    if (drawn() == total()) sortAgain();
    emit progressed(drawn(), total());
}

/// What pictures show to be wrong moves its person up, once all are there: rows that jump while they fill
/// cannot be read.
void GridModel::sortAgain() {
    if (drawn() < total()) return;
    std::vector<std::size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
        if (rows_[a].isEdgeCase != rows_[b].isEdgeCase) return rows_[b].isEdgeCase;
        return troubleOf(static_cast<int>(a)) > troubleOf(static_cast<int>(b));
    });
    if (std::is_sorted(order.begin(), order.end())) return;
    emit layoutAboutToBeChanged();
    std::vector<GridRow> rows;
    std::vector<std::vector<Cell>> cells;
    std::vector<int> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        rows.push_back(std::move(rows_[order[i]]));
        cells.push_back(std::move(cells_[order[i]]));
        places[order[i]] = static_cast<int>(i);
    }
    rows_ = std::move(rows);
    cells_ = std::move(cells);
    for (const QModelIndex& old : persistentIndexList())
        changePersistentIndex(old, index(places[static_cast<std::size_t>(old.row())], old.column()));
    emit layoutChanged();
}

const GridRow* GridModel::row(int row) const {
    return row >= 0 && row < rowCount() ? &rows_[static_cast<std::size_t>(row)] : nullptr;
}

int GridModel::rowOf(const QString& id) const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [&id](const GridRow& row) { return row.id == id; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

QStringList GridModel::problems(int row) const {
    QStringList all = rows_[static_cast<std::size_t>(row)].problems;
    for (const Cell& cell : cells_[static_cast<std::size_t>(row)]) {
        if (!cell.thumbnail.failure.isEmpty()) all << cell.thumbnail.failure;
        all << cell.thumbnail.tooWide;
    }
    all.removeDuplicates();
    return all;
}

QStringList GridModel::problems(const QModelIndex& index) const {
    const Cell& cell =
        cells_[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    QStringList all;
    if (!cell.thumbnail.failure.isEmpty()) all << cell.thumbnail.failure;
    return all + cell.thumbnail.tooWide + rows_[static_cast<std::size_t>(index.row())].problems;
}

Trouble GridModel::troubleOf(const GridRow& row, const Cell& cell) const {
    if (!cell.thumbnail.failure.isEmpty()) return std::max(row.trouble, Trouble::Errors);
    return std::max(row.trouble, cell.thumbnail.tooWide.isEmpty() ? Trouble::None : Trouble::TooWide);
}

/// What is merely empty is said once, on the row; what is broken is broken in every view.
Trouble GridModel::markOf(const GridRow& row, const Cell& cell) const {
    const Trouble trouble = troubleOf(row, cell);
    const bool own = !cell.thumbnail.failure.isEmpty() || !cell.thumbnail.tooWide.isEmpty();
    return own || row.trouble >= Trouble::Errors ? trouble : Trouble::None;
}

Trouble GridModel::troubleOf(int row) const {
    Trouble trouble = Trouble::None;
    for (const Cell& cell : cells_[static_cast<std::size_t>(row)])
        trouble = std::max(trouble, troubleOf(rows_[static_cast<std::size_t>(row)], cell));
    return trouble;
}

void GridModel::setSeen(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    const std::array<int, 4> seen{firstRow, lastRow, firstColumn, lastColumn};
    if (std::equal(seen.begin(), seen.end(), seen_)) return;
    std::copy(seen.begin(), seen.end(), seen_);
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            thumbnails_.setUrgent(cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)].key,
                                  isSeen(row, column));
}

bool GridModel::isSeen(int row, int column) const {
    return row >= seen_[0] && row <= seen_[1] && column >= seen_[2] && column <= seen_[3];
}

void GridModel::stop() {
    stopped_ = true;
    fill();
}

void GridModel::resume() {
    stopped_ = false;
    fill();
}

int GridModel::drawn() const {
    int count = 0;
    for (const auto& cells : cells_)
        for (const Cell& cell : cells)
            if (cell.state == State::Done || cell.state == State::Nothing) ++count;
    return count;
}

int GridModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int GridModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(views_.size());
}

QVariant GridModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const GridRow& row = rows_[static_cast<std::size_t>(index.row())];
    const Cell& cell =
        cells_[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
    switch (role) {
        case ImageRole:
            return cell.thumbnail.image;
        case StateRole:
            return static_cast<int>(cell.state);
        case MarkRole:
            return static_cast<int>(markOf(row, cell));
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return accessibleText(index);
        default:
            return {};
    }
}

QString GridModel::accessibleText(const QModelIndex& index) const {
    const QString where = tr("%1, %2").arg(rows_[static_cast<std::size_t>(index.row())].name,
                                           views_[index.column()].name.toLower());
    const QStringList all = problems(index);
    if (!all.isEmpty()) return tr("%1: %2").arg(where, all.join(QLatin1Char(' ')));
    const auto state = static_cast<State>(data(index, StateRole).toInt());
    if (state == State::Stopped) return tr("%1: not drawn").arg(where);
    return state == State::Done ? tr("%1: no problem").arg(where) : tr("%1: being drawn").arg(where);
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal) {
        if (section < 0 || section >= views_.size()) return {};
        if (role == Qt::DisplayRole) return views_[section].name;
        if (role == Qt::ToolTipRole) return views_[section].tip;
        return {};
    }
    const GridRow* of = row(section);
    if (!of) return {};
    const QStringList all = problems(section);
    switch (role) {
        case Qt::DisplayRole:
            return of->name;
        case ReasonRole:
            return all.isEmpty() ? of->why : all.join(QLatin1Char(' '));
        case MarkRole:
            return static_cast<int>(troubleOf(section));
        case EdgeRole:
            return of->isEdgeCase;
        case Qt::ToolTipRole:
            return all.isEmpty() ? of->why : all.join(QLatin1Char('\n'));
        case Qt::AccessibleTextRole:
            return all.isEmpty() ? tr("%1: no problem").arg(of->name)
                                 : tr("%1: %2").arg(of->name, all.join(QLatin1Char(' ')));
        default:
            return {};
    }
}

}  // namespace rehearsal::email
