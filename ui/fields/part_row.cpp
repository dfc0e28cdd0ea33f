#include "fields/part_row.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolButton>
#include <optional>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::fields {
namespace {

namespace theme = widgets::theme;

QToolButton* smallButton(const QString& icon, const QString& name, const char* objectName, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(widgets::icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setProperty("look", QStringLiteral("small"));
    button->setFixedSize(theme::kSmallestTarget, 28);
    return button;
}

std::optional<PartAction> actionOf(int key, Qt::KeyboardModifiers modifiers) {
    if (modifiers == Qt::NoModifier && key == Qt::Key_Delete) return PartAction::Remove;
    if (modifiers == Qt::ControlModifier && key == Qt::Key_D) return PartAction::Duplicate;
    if (modifiers == Qt::ControlModifier && key == Qt::Key_G) return PartAction::GroupWithNext;
    if (modifiers != Qt::AltModifier) return std::nullopt;
    switch (key) {
        case Qt::Key_Up:
            return PartAction::Up;
        case Qt::Key_Down:
            return PartAction::Down;
        case Qt::Key_Left:
            return PartAction::Out;
        case Qt::Key_Right:
            return PartAction::Into;
        case Qt::Key_N:
            return PartAction::Negate;
        default:
            return std::nullopt;
    }
}

}  // namespace

PartRow::PartRow(QWidget* says, bool movable, QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout(this)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(0);
    if (movable) {
        grip_ = smallButton(QStringLiteral("grip-vertical"), tr("Drag to move"), "grip", this);
        grip_->setFixedWidth(20);
        grip_->setFocusPolicy(Qt::NoFocus);
        grip_->setCursor(Qt::OpenHandCursor);
        grip_->installEventFilter(this);
        row_->addWidget(grip_, 0, Qt::AlignTop);
    }
    row_->addWidget(says, 1);
    menu_ = smallButton(QStringLiteral("ellipsis"), tr("More for this condition"), "partMenu", this);
    row_->addWidget(menu_, 0, Qt::AlignTop);
    says->installEventFilter(this);
    menu_->installEventFilter(this);
    connect(menu_, &QToolButton::clicked, this, [this] { emit menuAsked(menu_); });
}

void PartRow::addBeforeMenu(QWidget* widget) {
    row_->insertWidget(row_->count() - 1, widget, 0, Qt::AlignTop);
    widget->installEventFilter(this);
}

void PartRow::setMenuVisible(bool visible) {
    menu_->setVisible(visible);
}

bool PartRow::onKey(int key, Qt::KeyboardModifiers modifiers) {
    const auto action = actionOf(key, modifiers & ~Qt::KeypadModifier);
    if (action) emit asked(*action);
    return action.has_value();
}

bool PartRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == grip_) return onGrip(event);
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // These keys mean the condition here, whatever they do elsewhere in the window.
        if (actionOf(key->key(), key->modifiers() & ~Qt::KeypadModifier)) event->accept();
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (onKey(key->key(), key->modifiers())) return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool PartRow::onGrip(QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) {
        pressedAt_ = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
    } else if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QPoint at = mouse->globalPosition().toPoint();
        if (!(mouse->buttons() & Qt::LeftButton)) return false;
        if ((at - pressedAt_).manhattanLength() >= QApplication::startDragDistance()) dragging_ = true;
        if (dragging_) emit dragged(at);
        return dragging_;
    } else if (event->type() == QEvent::MouseButtonRelease && dragging_) {
        dragging_ = false;
        grip_->setDown(false);
        emit dropped(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
        return true;
    } else if (event->type() == QEvent::Hide && dragging_) {
        dragging_ = false;
        emit dragCancelled();
    }
    return false;
}

}  // namespace rehearsal::fields
