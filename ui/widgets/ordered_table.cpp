#include "widgets/ordered_table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/data_table.h"
#include "widgets/icon.h"
#include "widgets/ordered_model.h"

namespace rehearsal::widgets {

namespace {

QToolButton* makeButton(const QString& iconName, const QString& tip, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

OrderedTable::OrderedTable(const QStringList& headers, const QString& addText, QWidget* parent)
    : QWidget(parent),
      model_(new OrderedModel(headers, this)),
      view_(new QTableView(this)),
      buttons_(new QHBoxLayout),
      add_(makeButton(QStringLiteral("plus"), addText, this)),
      up_(makeButton(QStringLiteral("arrow-up"), tr("Move up (Alt+Up)"), this)),
      down_(makeButton(QStringLiteral("arrow-down"), tr("Move down (Alt+Down)"), this)),
      remove_(makeButton(QStringLiteral("trash-2"), tr("Remove (Del)"), this)) {
    setUpTable(view_);
    view_->setModel(model_);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setDragDropMode(QAbstractItemView::InternalMove);
    view_->setDragDropOverwriteMode(false);
    view_->setDropIndicatorShown(true);
    view_->setTabKeyNavigation(false);
    view_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->installEventFilter(this);
    add_->setText(addText);
    add_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add_->setObjectName(QStringLiteral("add"));
    up_->setObjectName(QStringLiteral("up"));
    down_->setObjectName(QStringLiteral("down"));
    remove_->setObjectName(QStringLiteral("remove"));
    buttons_->setSpacing(4);
    buttons_->addWidget(add_);
    buttons_->addStretch(1);
    for (QToolButton* button : {up_, down_, remove_}) buttons_->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(view_);
    column->addLayout(buttons_);
    connect(model_, &OrderedModel::moveRequested, this, &OrderedTable::moveRequested);
    connect(add_, &QToolButton::clicked, this, &OrderedTable::addRequested);
    connect(up_, &QToolButton::clicked, this, [this] { moveBy(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { moveBy(1); });
    connect(remove_, &QToolButton::clicked, this, [this] {
        if (currentRow() >= 0) emit removeRequested(currentRow());
    });
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now, const QModelIndex& before) {
                updateButtons();
                if (now.row() != before.row()) emit currentChanged(now.row());
            });
    fitHeight();
    updateButtons();
}

void OrderedTable::setRows(const QVector<OrderedRow>& rows) {
    const int current = currentRow();
    model_->setRows(rows);
    if (currentRow() < 0 && !rows.isEmpty())
        setCurrentRow(std::clamp(current, 0, static_cast<int>(rows.size()) - 1));
    fitHeight();
    updateButtons();
}

int OrderedTable::currentRow() const {
    return view_->currentIndex().isValid() ? view_->currentIndex().row() : -1;
}

void OrderedTable::setCurrentRow(int row) {
    view_->setCurrentIndex(model_->index(row, 0));
}

void OrderedTable::setColumnWidths(const QVector<int>& widths) {
    for (int i = 0; i < widths.size(); ++i) view_->setColumnWidth(i, widths[i]);
}

QToolButton* OrderedTable::addButton(const QString& iconName, const QString& text) {
    QToolButton* button = makeButton(iconName, text, this);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    buttons_->insertWidget(1, button);
    return button;
}

void OrderedTable::setOrdered(bool ordered) {
    ordered_ = ordered;
    model_->setOrdered(ordered);
    view_->setDragEnabled(ordered);
    up_->setVisible(ordered);
    down_->setVisible(ordered);
}

bool OrderedTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched != view_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
        moveBy(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Delete && currentRow() >= 0) {
        emit removeRequested(currentRow());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void OrderedTable::moveBy(int by) {
    const int from = currentRow();
    const int to = from + by;
    if (ordered_ && from >= 0 && to >= 0 && to < model_->rowCount()) emit moveRequested(from, to);
}

/// As high as its rows: the page scrolls, not the table.
void OrderedTable::fitHeight() {
    const int header = view_->horizontalHeader()->sizeHint().height();
    view_->setFixedHeight(header + theme::kRowHeight * std::max(1, model_->rowCount()) + 2);
}

void OrderedTable::updateButtons() {
    const int row = currentRow();
    up_->setEnabled(row > 0);
    down_->setEnabled(row >= 0 && row + 1 < model_->rowCount());
    remove_->setEnabled(row >= 0);
}

}  // namespace rehearsal::widgets
