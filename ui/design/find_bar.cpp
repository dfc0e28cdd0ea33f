#include "design/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

#include "design/canvas_scene.h"
#include "design/node_item.h"
#include "widgets/variant.h"

namespace rehearsal::design {

FindBar::FindBar(CanvasScene& scene, QWidget* parent)
    : QFrame(parent),
      scene_(scene),
      edit_(new QLineEdit(this)),
      count_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)) {
    setObjectName(QStringLiteral("findBar"));
    widgets::setSurface(this, widgets::Surface::Card);
    edit_->setObjectName(QStringLiteral("findEdit"));
    edit_->setPlaceholderText(tr("Find a step"));
    edit_->setAccessibleName(tr("Find a step"));
    edit_->setClearButtonEnabled(true);
    edit_->installEventFilter(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 12, 8);
    layout->addWidget(edit_);
    layout->addWidget(count_);
    setFixedWidth(340);
    hide();
    connect(edit_, &QLineEdit::textChanged, this, &FindBar::search);
}

void FindBar::open() {
    show();
    raise();
    edit_->setFocus(Qt::ShortcutFocusReason);
    edit_->selectAll();
    search();
}

void FindBar::search() {
    hits_.clear();
    at_ = 0;
    const QString wanted = edit_->text().trimmed();
    for (const NodeItem* node : scene_.nodes()) {
        if (wanted.isEmpty()) break;
        const Card& card = node->card();
        if (card.spoken().contains(wanted, Qt::CaseInsensitive) ||
            card.id.contains(wanted, Qt::CaseInsensitive)) {
            hits_ << card.id;
        }
    }
    go(0);
}

void FindBar::go(int by) {
    if (hits_.isEmpty()) {
        count_->setText(edit_->text().trimmed().isEmpty() ? QString() : tr("None"));
        return;
    }
    at_ = static_cast<int>((at_ + by + hits_.size()) % hits_.size());
    count_->setText(tr("%1 of %2").arg(at_ + 1).arg(hits_.size()));
    emit found(hits_[at_]);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != edit_ || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        case Qt::Key_Down:
            go(1);
            return true;
        case Qt::Key_Up:
            go(-1);
            return true;
        case Qt::Key_Escape:
            hide();
            emit closed();
            return true;
        default:
            return false;
    }
}

}  // namespace rehearsal::design
