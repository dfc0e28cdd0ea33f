#include "email/width_picker.h"

#include <QActionGroup>
#include <QMenu>

#include "widgets/icon.h"

namespace rehearsal::email {

WidthPicker::WidthPicker(QWidget* parent) : QPushButton(parent), presets_(new QActionGroup(this)) {
    setIcon(widgets::icon(QStringLiteral("move-horizontal")));
    setToolTip(tr("How wide the mail is. Its right edge can be dragged, too"));
    auto* menu = new QMenu(this);
    const auto add = [this, menu](int width, const QString& text) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(width);
        presets_->addAction(action);
    };
    add(320, tr("Small phone, 320 px"));
    add(375, tr("Phone, 375 px"));
    add(600, tr("Desk, 600 px"));
    add(800, tr("Wide, 800 px"));
    add(0, tr("As wide as there is room"));
    presets_->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    setMenu(menu);
    connect(presets_, &QActionGroup::triggered, this, [this](const QAction* action) {
        setMailWidth(action->data().toInt());
        emit mailWidthChanged(width_);
    });
    showWidth();
}

void WidthPicker::setMailWidth(int width) {
    width_ = width;
    showWidth();
}

void WidthPicker::showWidth() {
    setText(width_ == 0 ? tr("Full width") : tr("%1 px").arg(width_));
    setAccessibleName(tr("Width: %1").arg(text()));
    for (QAction* action : presets_->actions()) action->setChecked(action->data().toInt() == width_);
}

}  // namespace rehearsal::email
