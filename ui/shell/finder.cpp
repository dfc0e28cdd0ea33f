#include "shell/finder.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>
#include <algorithm>

#include "shell/finder_delegate.h"
#include "shell/finder_model.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

Finder::Finder(const QString& placeholder, QWidget* parent)
    : QFrame(parent),
      model_(new FinderModel(this)),
      field_(new widgets::SearchField(placeholder)),
      list_(new QListView),
      nothing_(widgets::makeLabel(tr("Nothing matches"), widgets::TextRole::Secondary)),
      column_(new QVBoxLayout(this)) {
    widgets::setSurface(this, widgets::Surface::Card);
    list_->setModel(model_);
    list_->setItemDelegate(new FinderDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setAccessibleName(placeholder);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setMinimumHeight(widgets::theme::kRowHeight);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 4);
    head->addWidget(field_);
    column_->setContentsMargins(1, 1, 1, 6);
    column_->setSpacing(0);
    column_->addLayout(head);
    column_->addWidget(nothing_);
    column_->addWidget(list_, 1);
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
        model_->setPattern(text);
        showMatches();
    });
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
    connect(list_, &QListView::entered, this, [this](const QModelIndex& index) { selectRow(index.row()); });
}

void Finder::setEntries(FinderEntries entries) {
    model_->setEntries(std::move(entries));
    showMatches();
}

void Finder::start() {
    field_->clear();
    field_->setFocus(Qt::PopupFocusReason);
    selectRow(model_->currentRow());
}

void Finder::showMatches() {
    const bool any = model_->rowCount() > 0;
    list_->setVisible(any);
    nothing_->setVisible(!any);
    selectRow(field_->text().isEmpty() ? model_->currentRow() : 0);
}

void Finder::selectRow(int row) {
    if (model_->rowCount() == 0) return;
    int wanted = std::clamp(row, 0, model_->rowCount() - 1);
    if (model_->at(wanted)->heading) wanted = nextRow(wanted, wanted + 1 < model_->rowCount() ? 1 : -1);
    const QModelIndex index = model_->index(wanted);
    list_->setCurrentIndex(index);
    list_->scrollTo(index);
}

int Finder::nextRow(int row, int by) const {
    const int count = model_->rowCount();
    for (int i = 1; i <= count; ++i) {
        const int next = ((row + i * by) % count + count) % count;
        if (!model_->at(next)->heading) return next;
    }
    return row;
}

void Finder::run(int row) {
    const FinderEntry* entry = model_->at(row);
    if (!entry || !entry->run) return;
    const auto chosenRun = entry->run;  // Running may well replace the entries.
    emit chosen();
    chosenRun();
}

bool Finder::eventFilter(QObject* watched, QEvent* event) {
    if (watched != field_ || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    constexpr int kPage = 8;
    const int row = list_->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            selectRow(nextRow(row, 1));
            return true;
        case Qt::Key_Up:
            selectRow(nextRow(row, -1));
            return true;
        case Qt::Key_PageDown:
            selectRow(row + kPage);
            return true;
        case Qt::Key_PageUp:
            selectRow(row - kPage);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run(row);
            return true;
        case Qt::Key_Escape:
            emit dismissed();
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

}  // namespace rehearsal::shell
