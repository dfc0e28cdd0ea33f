#include "words/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <array>
#include <cmath>

namespace rehearsal::words {
namespace {

struct WordsText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::words::Words)
};

struct KnownEvent {
    const char* name;
    const char* does;
    const char* theyDo;
    const char* hasDone;
};

// The names of Segment's e-commerce, email and lifecycle specifications.
constexpr KnownEvent kKnownEvents[] = {
    {"Product Added", QT_TRANSLATE_NOOP("rehearsal::words::Words", "adds a product to the cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "add to cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "added a product to the cart")},
    {"Product Removed", QT_TRANSLATE_NOOP("rehearsal::words::Words", "removes a product from the cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "remove from cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "removed a product from the cart")},
    {"Product Viewed", QT_TRANSLATE_NOOP("rehearsal::words::Words", "views a product"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "view a product"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "viewed a product")},
    {"Product List Viewed", QT_TRANSLATE_NOOP("rehearsal::words::Words", "views a list of products"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "view a list of products"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "viewed a list of products")},
    {"Cart Viewed", QT_TRANSLATE_NOOP("rehearsal::words::Words", "views the cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "view the cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "viewed the cart")},
    {"Cart Cleared", QT_TRANSLATE_NOOP("rehearsal::words::Words", "clears the cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "clear the cart"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "cleared the cart")},
    {"Checkout Started", QT_TRANSLATE_NOOP("rehearsal::words::Words", "starts a checkout"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "start a checkout"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "started a checkout")},
    {"Order Completed", QT_TRANSLATE_NOOP("rehearsal::words::Words", "completes an order"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "complete an order"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "completed an order")},
    {"Order Refunded", QT_TRANSLATE_NOOP("rehearsal::words::Words", "is refunded an order"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "are refunded an order"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "was refunded an order")},
    {"Order Cancelled", QT_TRANSLATE_NOOP("rehearsal::words::Words", "cancels an order"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "cancel an order"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "cancelled an order")},
    {"Signed Up", QT_TRANSLATE_NOOP("rehearsal::words::Words", "signs up"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "sign up"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "signed up")},
    {"Signed In", QT_TRANSLATE_NOOP("rehearsal::words::Words", "signs in"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "sign in"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "signed in")},
    {"Email Opened", QT_TRANSLATE_NOOP("rehearsal::words::Words", "opens an email"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "open an email"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "opened an email")},
    {"Email Link Clicked", QT_TRANSLATE_NOOP("rehearsal::words::Words", "clicks a link in an email"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "click a link in an email"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "clicked a link in an email")},
    {"$sent", QT_TRANSLATE_NOOP("rehearsal::words::Words", "gets a message"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "get a message"),
     QT_TRANSLATE_NOOP("rehearsal::words::Words", "got a message")},
};

QString spaced(const std::string& key) {
    return QString::fromStdString(key).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString tail(const bundle::Path& path, std::size_t from) {
    QStringList words;
    for (std::size_t i = from; i < path.steps.size(); ++i) words << spaced(path.steps[i]);
    return words.join(QLatin1Char(' '));
}

struct Unit {
    std::int64_t ms;
    const char* one;
    const char* shortName;
};
constexpr std::array<Unit, 6> kUnits{
    {{604'800'000, QT_TRANSLATE_NOOP("rehearsal::words::Words", "%n week(s)"), "w"},
     {86'400'000, QT_TRANSLATE_NOOP("rehearsal::words::Words", "%n day(s)"), "d"},
     {3'600'000, QT_TRANSLATE_NOOP("rehearsal::words::Words", "%n hour(s)"), "h"},
     {60'000, QT_TRANSLATE_NOOP("rehearsal::words::Words", "%n minute(s)"), "m"},
     {1'000, QT_TRANSLATE_NOOP("rehearsal::words::Words", "%n second(s)"), "s"},
     {1, QT_TRANSLATE_NOOP("rehearsal::words::Words", "%n millisecond(s)"), "ms"}}};

/// English plurals without a translation file: "%n day(s)" is "1 day" or "2 days".
QString counted(const char* text, std::int64_t n) {
    QString out = WordsText::tr(text, nullptr, static_cast<int>(std::min<std::int64_t>(n, INT_MAX)));
    return out.replace(QLatin1String("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

QString joinedWords(const QStringList& items, const QString& lastWord) {
    if (items.size() < 2) return items.join(QString());
    return items.mid(0, items.size() - 1).join(QStringLiteral(", ")) + QLatin1Char(' ') + lastWord +
           QLatin1Char(' ') + items.back();
}

std::optional<std::int64_t> unitOf(const QString& word) {
    static const std::pair<QLatin1String, std::int64_t> names[] = {
        {QLatin1String("ms"), 1},           {QLatin1String("s"), 1'000},
        {QLatin1String("sec"), 1'000},      {QLatin1String("second"), 1'000},
        {QLatin1String("m"), 60'000},       {QLatin1String("min"), 60'000},
        {QLatin1String("minute"), 60'000},  {QLatin1String("h"), 3'600'000},
        {QLatin1String("hour"), 3'600'000}, {QLatin1String("hr"), 3'600'000},
        {QLatin1String("d"), 86'400'000},   {QLatin1String("day"), 86'400'000},
        {QLatin1String("w"), 604'800'000},  {QLatin1String("week"), 604'800'000}};
    QString name = word.toLower();
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (const auto& [known, ms] : names) {
            if (name == known) return ms;
        }
        if (!name.endsWith(QLatin1Char('s'))) break;
        name.chop(1);
    }
    return std::nullopt;
}

}  // namespace

EventWords eventWords(const std::string& event) {
    for (const KnownEvent& known : kKnownEvents) {
        if (event == known.name)
            return {WordsText::tr(known.does), WordsText::tr(known.theyDo), WordsText::tr(known.hasDone)};
    }
    const QString name = QString::fromStdString(event);
    return {WordsText::tr("does “%1”").arg(name), WordsText::tr("do “%1”").arg(name),
            WordsText::tr("did “%1”").arg(name)};
}

QString fieldWords(const bundle::Path& path) {
    const auto& steps = path.steps;
    if (steps.empty() || (steps.size() == 1 && steps[0].empty())) return WordsText::tr("(no field yet)");
    const std::string& root = steps[0];
    const std::size_t body = steps.size() > 2 && steps[1] == "properties" ? 2 : 1;
    if (steps.size() == 1) return spaced(root);
    if (root == "profile") return steps[1] == "id" ? WordsText::tr("person's id") : tail(path, 1);
    if (root == "trigger") return WordsText::tr("the trigger's %1").arg(tail(path, body));
    if (root == "event") return WordsText::tr("the event's %1").arg(tail(path, body));
    if (root == "journey") {
        return steps[1] == "entered_at" ? WordsText::tr("time of entry")
                                        : WordsText::tr("the journey's %1").arg(tail(path, 1));
    }
    if (root == "views") {
        if (steps.back() == "size" && steps.size() == 3)
            return WordsText::tr("number of items in %1").arg(spaced(steps[1]));
        return tail(path, 1);
    }
    if (root == "now") {
        if (steps[1] == "hour") return WordsText::tr("the local hour");
        if (steps[1] == "weekday") return WordsText::tr("the local weekday");
        if (steps[1] == "date") return WordsText::tr("the local date");
    }
    return QString::fromStdString(bundle::toString(path));
}

QString valueWords(const base::Value& value) {
    switch (value.kind()) {
        case base::Value::Kind::Null:
            return WordsText::tr("nothing");
        case base::Value::Kind::Boolean:
            return value.boolean() ? WordsText::tr("yes") : WordsText::tr("no");
        case base::Value::Kind::Integer:
            return QLocale().toString(static_cast<qlonglong>(value.integer()));
        case base::Value::Kind::Real:
            return QLocale().toString(value.real());
        case base::Value::Kind::String:
            return WordsText::tr("“%1”").arg(QString::fromStdString(value.string()));
        case base::Value::Kind::Array: {
            QStringList items;
            for (const base::Value& item : value.array()) items << valueWords(item);
            return listOr(items);
        }
        case base::Value::Kind::Object:
            break;
    }
    return QString::fromStdString(base::toJsonText(value));
}

QString durationWords(base::Duration duration) {
    for (const Unit& unit : kUnits) {
        // Weeks only where nothing else would be shorter: "14 days" is how people say it.
        if (duration.ms != 0 && duration.ms % unit.ms == 0 &&
            (unit.ms != 604'800'000 || duration.ms / unit.ms == 1)) {
            const std::int64_t n = duration.ms / unit.ms;
            return unit.ms == 604'800'000 ? counted(kUnits[1].one, 7) : counted(unit.one, n);
        }
        if (duration.ms >= unit.ms && unit.ms != 604'800'000) return durationText(duration);
    }
    return counted(kUnits[3].one, 0);
}

QString durationText(base::Duration duration) {
    QStringList parts;
    std::int64_t rest = duration.ms;
    for (const Unit& unit : kUnits) {
        if (unit.ms == 604'800'000) continue;
        if (const std::int64_t n = rest / unit.ms) {
            parts << QStringLiteral("%1 %2").arg(n).arg(QLatin1String(unit.shortName));
            rest %= unit.ms;
        }
    }
    return parts.isEmpty() ? QStringLiteral("0 m") : parts.join(QLatin1Char(' '));
}

std::optional<base::Duration> parseDurationText(const QString& text) {
    static const QRegularExpression part(
        QStringLiteral(R"(\G\s*(\d{1,9})(?:[.,](\d{1,3}))?\s*(\p{L}+)\s*,?)"));
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) return std::nullopt;
    std::int64_t sum = 0, previous = INT64_MAX;
    qsizetype at = 0;
    while (at < trimmed.size()) {
        const auto match = part.match(trimmed, at);
        if (!match.hasMatch()) return std::nullopt;
        const auto unit = unitOf(match.captured(3));
        if (!unit || *unit >= previous) return std::nullopt;
        previous = *unit;
        sum += match.captured(1).toLongLong() * *unit;
        const QString digits = match.captured(2);
        if (!digits.isEmpty()) {
            const double share = digits.toDouble() / std::pow(10.0, static_cast<double>(digits.size()));
            sum += std::llround(share * static_cast<double>(*unit));
        }
        at = match.capturedEnd();
    }
    return base::milliseconds(sum);
}

QString timeOfDayWords(base::Duration sinceMidnight) {
    const auto minutes = sinceMidnight.ms / 60'000;
    return QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString listAnd(const QStringList& items) {
    return joinedWords(items, WordsText::tr("and"));
}
QString listOr(const QStringList& items) {
    return joinedWords(items, WordsText::tr("or"));
}

}  // namespace rehearsal::words
