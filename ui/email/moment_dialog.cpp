#include "email/moment_dialog.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::email {

namespace theme = widgets::theme;

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

/// A wall clock, whatever the zone, is kept as if it were UTC.
QDateTime wallClock(base::Instant instant, const base::TimeZone& zone) {
    const base::LocalTime local = zone.at(instant);
    return QDateTime::fromMSecsSinceEpoch(local.day * kDayMs + local.msOfDay, Qt::UTC);
}

}  // namespace

MomentDialog::MomentDialog(base::Instant at, const base::TimeZone& zone, QWidget* parent)
    : QDialog(parent), zone_(zone), field_(new QDateTimeEdit(wallClock(at, zone), this)) {
    setWindowTitle(tr("Another moment"));
    field_->setTimeSpec(Qt::UTC);
    field_->setDisplayFormat(QStringLiteral("ddd d MMM yyyy, HH:mm"));
    field_->setCalendarPopup(true);
    field_->setAccessibleName(tr("Day and time"));
    auto* caption = widgets::makeLabel(tr("Day and time in %1").arg(widgets::zoneCity(zone.name())),
                                       widgets::TextRole::Secondary, this);
    caption->setBuddy(field_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* accept = buttons->addButton(tr("Show"), QDialogButtonBox::AcceptRole);
    widgets::setVariant(accept, widgets::Variant::Primary);
    accept->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kBetweenGroups, theme::kBetweenGroups, theme::kBetweenGroups,
                               theme::kPanelPadding);
    column->setSpacing(4);
    column->addWidget(caption);
    column->addWidget(field_);
    column->addSpacing(theme::kPanelPadding);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
}

base::Instant MomentDialog::moment() const {
    const qint64 wall = field_->dateTime().toMSecsSinceEpoch();
    const qint64 day = wall >= 0 ? wall / kDayMs : (wall - kDayMs + 1) / kDayMs;
    return zone_.instantOf(day, wall - day * kDayMs);
}

std::optional<base::Instant> MomentDialog::ask(std::optional<base::Instant> at, const base::TimeZone& zone,
                                               QWidget* parent) {
    const base::Instant now{QDateTime::currentMSecsSinceEpoch()};
    MomentDialog dialog(at.value_or(now), zone, parent);
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.moment()) : std::nullopt;
}

}  // namespace rehearsal::email
