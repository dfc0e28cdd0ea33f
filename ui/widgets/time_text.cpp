#include "widgets/time_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QTime>

namespace rehearsal::widgets {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("widgets", text);
}

/// English words come with English numbers; the locale of the machine decides nothing here.
const QLocale& locale() {
    static const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale;
}

QString clockText(const base::LocalTime& time) {
    const int seconds = static_cast<int>(time.msOfDay / 1000);
    const QTime clock = QTime(0, 0).addSecs(seconds);
    return clock.toString(seconds % 60 == 0 ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
}

}  // namespace

QString zoneCity(const std::string& zone) {
    QString city = QString::fromStdString(zone);
    return city.mid(city.lastIndexOf(QLatin1Char('/')) + 1).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString timeText(base::Instant instant, const base::TimeZone& zone, Year year) {
    const base::LocalTime time = zone.at(instant);
    QString day = QStringLiteral("%1 %2 %3")
                      .arg(locale().standaloneDayName(time.weekday + 1, QLocale::ShortFormat))
                      .arg(time.dayOfMonth)
                      .arg(locale().standaloneMonthName(time.month, QLocale::ShortFormat));
    if (year == Year::Shown) day += QStringLiteral(" %1").arg(time.year);
    return tr("%1, %2 (%3)").arg(day, clockText(time), zoneCity(zone.name()));
}

QString dateText(base::Instant instant, const base::TimeZone& zone, Year year) {
    const base::LocalTime time = zone.at(instant);
    QString day = QStringLiteral("%1 %2").arg(time.dayOfMonth).arg(locale().standaloneMonthName(time.month));
    if (year == Year::Shown) day += QStringLiteral(" %1").arg(time.year);
    return day;
}

QString durationText(base::Duration duration) {
    const bool negative = duration.ms < 0;
    qint64 left = negative ? -duration.ms : duration.ms;
    QString text;
    if (left > 0 && left < 1000) {
        text = tr("%1 ms").arg(left);
    } else {
        const struct {
            qint64 ms;
            QString unit;
        } units[] = {{86'400'000, tr("d")}, {3'600'000, tr("h")}, {60'000, tr("m")}, {1000, tr("s")}};
        QStringList parts;
        for (const auto& [ms, unit] : units) {
            const qint64 count = left / ms;
            left %= ms;
            if (count > 0) parts << QStringLiteral("%1 %2").arg(locale().toString(count), unit);
            if (parts.size() == 2 || (!parts.isEmpty() && count == 0)) break;
        }
        text = parts.isEmpty() ? tr("0 s") : parts.join(QLatin1Char(' '));
    }
    return negative ? QStringLiteral("\u2212") + text : text;
}

QString countText(quint64 count) {
    return locale().toString(count);
}

}  // namespace rehearsal::widgets
