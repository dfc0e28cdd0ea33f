#include "email/look_picker.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

QString iconOf(web::Scheme scheme) {
    if (scheme == web::Scheme::Light) return QStringLiteral("sun");
    return scheme == web::Scheme::Dark ? QStringLiteral("moon") : QStringLiteral("contrast");
}

}  // namespace

LookPicker::LookPicker(QWidget* parent)
    : QWidget(parent),
      button_(new QPushButton(this)),
      pictures_(new QToolButton(this)),
      schemes_(new QActionGroup(this)) {
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    button_->setMenu(menu);
    add(web::Scheme::Light, tr("Light"), tr("As it is written"));
    add(web::Scheme::Dark, tr("Dark, as written"),
        tr("With the dark styles the mail brings along: Apple Mail, Outlook for Mac, Samsung Email"));
    menu->addSeparator();
    add(web::Scheme::PartialInversion, tr("Dark, partly inverted (simulated)"),
        tr("Simulated: light backgrounds darken, and text too dark on them is raised. So do Outlook.com and "
           "the "
           "new Outlook, which keep the mail's dark styles, and Gmail on Android"));
    add(web::Scheme::FullInversion, tr("Dark, fully inverted (simulated)"),
        tr("Simulated: light becomes dark and dark light, whatever the mail says. So do Gmail on iPhones and "
           "the "
           "classic Outlook on Windows"));
    pictures_->setCheckable(true);
    pictures_->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(button_);
    layout->addWidget(pictures_);
    connect(schemes_, &QActionGroup::triggered, this, [this](const QAction* action) {
        scheme_ = static_cast<web::Scheme>(action->data().toInt());
        showLook();
        emit lookChanged();
    });
    connect(pictures_, &QToolButton::toggled, this, [this] {
        showLook();
        emit lookChanged();
    });
    showLook();
}

void LookPicker::add(web::Scheme scheme, const QString& name, const QString& who) {
    QAction* action = button_->menu()->addAction(name);
    action->setCheckable(true);
    action->setData(static_cast<int>(scheme));
    action->setToolTip(who);
    schemes_->addAction(action);
}

bool LookPicker::pictures() const {
    return !pictures_->isChecked();
}

void LookPicker::setLook(web::Scheme scheme, bool pictures) {
    scheme_ = scheme;
    pictures_->setChecked(!pictures);
    showLook();
}

void LookPicker::showLook() {
    for (QAction* action : schemes_->actions()) {
        if (static_cast<web::Scheme>(action->data().toInt()) != scheme_) continue;
        action->setChecked(true);
        button_->setAccessibleName(tr("Colours: %1").arg(action->text()));
        button_->setToolTip(action->toolTip());
    }
    button_->setIcon(widgets::icon(iconOf(scheme_)));
    switch (scheme_) {
        case web::Scheme::Light:
            button_->setText(tr("Light"));
            break;
        case web::Scheme::Dark:
            button_->setText(tr("Dark"));
            break;
        case web::Scheme::PartialInversion:
            button_->setText(tr("Partly inverted"));
            break;
        case web::Scheme::FullInversion:
            button_->setText(tr("Fully inverted"));
            break;
    }
    pictures_->setIcon(widgets::icon(pictures() ? QStringLiteral("image") : QStringLiteral("image-off"),
                                     pictures() ? theme::Role::SecondaryText : theme::Role::AccentText));
    pictures_->setToolTip(pictures() ? tr("Show it without pictures, as clients do that load none")
                                     : tr("Show its pictures"));
    pictures_->setAccessibleName(tr("Pictures off"));
}

}  // namespace rehearsal::email
