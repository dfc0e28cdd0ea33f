#include "email/block_palette.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "email/block_list.h"
#include "widgets/icon.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kWidth = 232;

}  // namespace

BlockPalette::BlockPalette(QWidget* parent)
    : QFrame(parent),
      search_(new widgets::SearchField(tr("Search blocks"), this)),
      list_(new BlockList(this)),
      name_(new QLineEdit(this)),
      save_(new QPushButton(widgets::icon(QStringLiteral("bookmark-plus")), tr("Save selection"), this)),
      problem_(widgets::makeLabel({}, widgets::TextRole::Error, this)) {
    setObjectName(QStringLiteral("blockPalette"));
    widgets::setSurface(this, widgets::Surface::Panel);
    setFixedWidth(kWidth);
    search_->setAccessibleName(tr("Search blocks"));
    search_->installEventFilter(this);
    name_->setPlaceholderText(tr("Name of a new block"));
    name_->setAccessibleName(tr("Name of a new block"));
    save_->setToolTip(tr("Makes a block of what is selected in the source, and puts it in its place"));
    problem_->setWordWrap(true);
    problem_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kInsideControl, theme::kBetweenFields, theme::kInsideControl,
                               theme::kBetweenFields);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    layout->addWidget(problem_);
    layout->addWidget(widgets::makeLine(Qt::Horizontal, this));
    layout->addWidget(name_);
    layout->addWidget(save_);
    setFocusProxy(search_);
    connect(search_, &QLineEdit::textChanged, this, &BlockPalette::fill);
    connect(list_, &BlockList::chosen, this, &BlockPalette::chosen);
    connect(save_, &QPushButton::clicked, this, &BlockPalette::save);
    connect(name_, &QLineEdit::returnPressed, this, &BlockPalette::save);
    list_->installEventFilter(this);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list_, &QWidget::customContextMenuRequested, this, &BlockPalette::showMenu);
    setCanSave(false);
    fill();
}

void BlockPalette::showBlocks(const QList<MailBlock>& own) {
    own_ = own;
    fill();
}

void BlockPalette::fill() {
    list_->fill(standardBlocks(), own_, search_->text().trimmed());
}

void BlockPalette::setCanSave(bool can) {
    save_->setEnabled(can);
    name_->setEnabled(can);
}

void BlockPalette::showProblem(const base::Diagnostic& problem) {
    QString text = QString::fromStdString(problem.text);
    if (!problem.hint.empty()) text += QLatin1Char(' ') + QString::fromStdString(problem.hint);
    problem_->setText(text);
    problem_->show();
}

void BlockPalette::clearProblem() {
    problem_->hide();
}

void BlockPalette::showMenu(const QPoint& place) {
    const QString id = list_->current();
    if (id.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Insert"), this, [this, id] { emit chosen(id); });
    if (id.contains(QLatin1Char('/')))
        menu->addAction(tr("Edit block"), this, [this, id] { emit editRequested(id); });
    menu->popup(list_->viewport()->mapToGlobal(place));
}

void BlockPalette::save() {
    const QString name = name_->text().trimmed();
    if (name.isEmpty()) return name_->setFocus();
    emit saveRequested(name);
}

bool BlockPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool inSearch = watched == search_;
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if ((inSearch || isEnter) && list_->leadBy(key)) return true;
        if (key == Qt::Key_Escape && (!inSearch || search_->text().isEmpty())) {
            emit leaveRequested();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace rehearsal::email
