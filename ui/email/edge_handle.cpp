#include "email/edge_handle.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr int kStep = 10;
constexpr int kFineStep = 1;
constexpr QSize kGrip(4, 40);

}  // namespace

EdgeHandle::EdgeHandle(QWidget* parent) : QWidget(parent) {
    setCursor(Qt::SplitHCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Edge of the mail"));
    setToolTip(tr("Drag to make the mail wider or narrower, or press the left and right arrow keys"));
}

void EdgeHandle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto role = hasFocus() ? theme::Role::Focus : theme::Role::ControlBorder;
    painter.setBrush(underMouse() ? theme::color(theme::Scale::Slate, 9) : theme::color(role));
    QRect grip(QPoint(), kGrip);
    grip.moveCenter(rect().center());
    painter.drawRoundedRect(grip, kGrip.width() / 2.0, kGrip.width() / 2.0);
}

void EdgeHandle::mousePressEvent(QMouseEvent* event) {
    grip_ = qRound(event->position().x());
}

void EdgeHandle::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) emit dragged(mapToParent(event->position().toPoint()).x() - grip_);
}

void EdgeHandle::keyPressEvent(QKeyEvent* event) {
    const int step = event->modifiers() & Qt::ShiftModifier ? kFineStep : kStep;
    if (event->key() == Qt::Key_Left)
        emit stepped(-step);
    else if (event->key() == Qt::Key_Right)
        emit stepped(step);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace rehearsal::email
