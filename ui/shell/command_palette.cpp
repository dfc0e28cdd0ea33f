#include "shell/command_palette.h"

#include <QApplication>
#include <QEvent>
#include <QGraphicsDropShadowEffect>
#include <QMouseEvent>

#include "shell/finder.h"
#include "widgets/search_field.h"

namespace rehearsal::shell {

namespace {

constexpr QSize kPaletteSize(600, 440);
constexpr int kFromTop = 72;

}  // namespace

CommandPalette::CommandPalette(std::function<FinderEntries()> entries, QWidget* window)
    : QWidget(window),
      entries_(std::move(entries)),
      finder_(new Finder(tr("Search commands, campaigns, steps, people"), this)) {
    setObjectName(QStringLiteral("command_palette"));
    setAccessibleName(tr("Command palette"));
    auto* shadow = new QGraphicsDropShadowEffect(finder_);
    shadow->setBlurRadius(40);
    shadow->setOffset(0, 12);
    shadow->setColor(QColor(0, 0, 0, 90));
    finder_->setGraphicsEffect(shadow);
    hide();
    window->installEventFilter(this);
    connect(finder_, &Finder::chosen, this, &CommandPalette::dismiss);
    connect(finder_, &Finder::dismissed, this, &CommandPalette::dismiss);
}

void CommandPalette::open() {
    if (isVisible()) return dismiss();
    focusBefore_ = QApplication::focusWidget();
    finder_->setEntries(entries_());
    place();
    show();
    raise();
    finder_->start();
}

void CommandPalette::dismiss() {
    if (!isVisible()) return;
    hide();
    if (focusBefore_) focusBefore_->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place() {
    setGeometry(parentWidget()->rect());
    const QSize size = kPaletteSize.boundedTo(this->size() - QSize(32, kFromTop + 16));
    finder_->setGeometry((width() - size.width()) / 2, kFromTop, size.width(), size.height());
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::mousePressEvent(QMouseEvent* event) {
    if (!finder_->geometry().contains(event->pos())) dismiss();
}

}  // namespace rehearsal::shell
