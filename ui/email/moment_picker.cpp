#include "email/moment_picker.h"

#include <QMenu>

#include "email/moment_dialog.h"
#include "widgets/icon.h"
#include "widgets/time_text.h"

namespace rehearsal::email {

namespace {

constexpr std::size_t kMostListed = 24;

}  // namespace

MomentPicker::MomentPicker(QWidget* parent) : QPushButton(parent), menu_(new QMenu(this)) {
    setIcon(widgets::icon(QStringLiteral("clock")));
    setMenu(menu_);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMinimumWidth(96);
    connect(menu_, &QMenu::aboutToShow, this, &MomentPicker::fill);
    showMoment();
}

void MomentPicker::setMoment(const Moment& moment) {
    moment_ = moment;
    showMoment();
}

void MomentPicker::setZone(const base::TimeZone& zone) {
    zone_ = zone;
    showMoment();
}

void MomentPicker::fill() {
    emit menuOpens();
    menu_->clear();
    add(tr("Now"), {});
    menu_->addSeparator();
    addSent();
    menu_->addSeparator();
    connect(menu_->addAction(widgets::icon(QStringLiteral("calendar-clock")), tr("Another moment…")),
            &QAction::triggered, this, &MomentPicker::chooseOther);
}

void MomentPicker::addSent() {
    const auto say = [this](const QString& text) { menu_->addAction(text)->setEnabled(false); };
    if (!sent_) return say(tr("Run a rehearsal to see real sends"));
    if (sent_->empty()) return say(tr("The last run did not send it to this person"));
    say(tr("As the last run sent it"));
    for (std::size_t i = 0; i < std::min(sent_->size(), kMostListed); ++i) {
        const Entry& entry = (*sent_)[i];
        add(tr("%1 · %2").arg(widgets::timeText(entry.at, zone_), entry.campaign), {entry.at, entry.key});
    }
    if (sent_->size() > kMostListed)
        say(tr("and %n earlier", nullptr, static_cast<int>(sent_->size() - kMostListed)));
}

void MomentPicker::add(const QString& text, const Moment& moment) {
    QAction* action = menu_->addAction(text);
    action->setCheckable(true);
    action->setChecked(moment == moment_);
    connect(action, &QAction::triggered, this, [this, moment] { choose(moment); });
}

void MomentPicker::choose(const Moment& moment) {
    setMoment(moment);
    emit momentChosen(moment);
}

void MomentPicker::chooseOther() {
    if (const auto at = MomentDialog::ask(moment_.at, zone_, this)) choose({*at, {}});
}

void MomentPicker::showMoment() {
    const QString when = moment_.at ? widgets::timeText(*moment_.at, zone_) : tr("Now");
    // The city is told where there is room for it.
    setText(moment_.at ? when.section(QStringLiteral(" ("), 0, 0) : when);
    setToolTip(moment_.key.empty() ? tr("The mail as it would be sent at this moment: %1").arg(when)
                                   : tr("The mail as the last run sent it: %1").arg(when));
    setAccessibleName(tr("Moment: %1").arg(when));
}

}  // namespace rehearsal::email
