#include "shell/rail.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

namespace {

constexpr int kRailWidth = 76;
constexpr QSize kButton(64, 56);

/// Icon over name on a round tint; it shows and triggers an action.
class RailButton : public QAbstractButton {
  public:
    explicit RailButton(QAction* action, QWidget* parent) : QAbstractButton(parent), action_(action) {
        setFixedSize(kButton);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setCheckable(true);
        connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, this, [this] { showAction(); });
        showAction();
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool active = action_->isChecked();
        QColor ground = Qt::transparent;
        if (active)
            ground = theme::color(theme::Role::Selection);
        else if (isEnabled() && (underMouse() || isDown()))
            ground = theme::color(theme::Role::ControlHover);
        painter.setBrush(ground);
        painter.setPen(hasFocus() ? QPen(theme::color(theme::Role::Focus), 2) : QPen(Qt::NoPen));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kCardRadius - 2,
                                theme::kCardRadius - 2);
        const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
        const QRect place((width() - theme::kIcon) / 2, 9, theme::kIcon, theme::kIcon);
        action_->icon().paint(&painter, place, Qt::AlignCenter, mode, active ? QIcon::On : QIcon::Off);
        const auto role = !isEnabled() ? theme::Role::DisabledText
                          : active     ? theme::Role::AccentText
                                       : theme::Role::SecondaryText;
        painter.setPen(theme::color(role));
        painter.setFont(theme::font(theme::TextSize::Secondary, theme::Weight::Medium));
        painter.drawText(QRect(0, 32, width(), 18), Qt::AlignCenter, action_->text());
    }

  private:
    void showAction() {
        setText(action_->text());
        setAccessibleName(action_->text());
        setToolTip(action_->toolTip());
        setEnabled(action_->isEnabled());
        setChecked(action_->isChecked());
        update();
    }

    QAction* action_;
};

}  // namespace

Rail::Rail(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    widgets::setSurface(this, widgets::Surface::Panel);
    setFixedWidth(kRailWidth);
    setAccessibleName(tr("Views"));
    column_->setContentsMargins(6, 8, 6, 8);
    column_->setSpacing(4);
    column_->addStretch();
}

void Rail::addView(QAction* action) {
    column_->insertWidget(column_->count() - 1, new RailButton(action, this), 0, Qt::AlignHCenter);
}

}  // namespace rehearsal::shell
