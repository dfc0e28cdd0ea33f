#include "events/axis.h"

#include <QCoreApplication>
#include <QLocale>

#include "widgets/time_text.h"

namespace rehearsal::events {

std::uint64_t niceCeiling(std::uint64_t value) {
    for (std::uint64_t power = 1;; power *= 10) {
        for (const std::uint64_t step : {1, 2, 5})
            if (step * power >= value) return step * power;
        if (power > UINT64_MAX / 100) return value;
    }
}

QString tickText(base::Instant start, base::Duration width, base::Duration span, const base::TimeZone& zone) {
    const base::LocalTime time = zone.at(start);
    const QString month = QLocale(QLocale::English).standaloneMonthName(time.month, QLocale::ShortFormat);
    if (span > base::days(300)) return QStringLiteral("%1 %2").arg(month).arg(time.year);
    const QString day = QStringLiteral("%1 %2").arg(time.dayOfMonth).arg(month);
    if (span > base::days(3) || width >= base::days(1)) return day;
    const qint64 minutes = time.msOfDay / 60'000;
    const QString clock = QStringLiteral("%1:%2")
                              .arg(minutes / 60, 2, 10, QLatin1Char('0'))
                              .arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return span > base::days(1) ? day + QStringLiteral(", ") + clock : clock;
}

QString barText(base::Instant start, base::Duration width, const base::TimeZone& zone) {
    return QCoreApplication::translate("events", "From %1 for %2")
        .arg(widgets::timeText(start, zone, widgets::Year::Shown), widgets::durationText(width));
}

}  // namespace rehearsal::events
