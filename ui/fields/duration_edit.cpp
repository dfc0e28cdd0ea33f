#include "fields/duration_edit.h"

#include <QKeyEvent>

#include "words/words.h"

namespace rehearsal::fields {

DurationEdit::DurationEdit(QWidget* parent) : QLineEdit(parent) {}

std::optional<base::Duration> DurationEdit::duration() const {
    return words::parseDurationText(text());
}

void DurationEdit::setDuration(base::Duration duration) {
    // What means the same is left as it is typed.
    if (this->duration() != duration) setText(words::durationText(duration));
}

std::string DurationEdit::written() const {
    std::string typed = text().remove(QLatin1Char(' ')).toStdString();
    if (base::parseDuration(typed)) return typed;
    // In days, as people say it, where weeks would be shorter.
    const base::Duration length = duration().value_or(base::Duration{});
    const std::string days = words::durationText(length).remove(QLatin1Char(' ')).toStdString();
    return base::parseDuration(days) == length ? days : base::toString(length);
}

void DurationEdit::normalize() {
    if (const auto length = duration()) setText(words::durationText(*length));
}

void DurationEdit::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            return step(1);
        case Qt::Key_Down:
            return step(-1);
        case Qt::Key_PageUp:
            return step(10);
        case Qt::Key_PageDown:
            return step(-10);
        default:
            QLineEdit::keyPressEvent(event);
    }
}

void DurationEdit::step(int by) {
    const auto now = duration();
    if (!now) return;
    // The unit is the first letter at or after the cursor, else the last before it.
    const QString all = text();
    int at = cursorPosition();
    while (at < all.size() && !all[at].isLetter()) ++at;
    if (at >= all.size()) at = static_cast<int>(all.size()) - 1;
    while (at > 0 && !all[at].isLetter()) --at;
    int first = at, last = at;
    while (first > 0 && all[first - 1].isLetter()) --first;
    while (last + 1 < all.size() && all[last + 1].isLetter()) ++last;
    const auto unit = words::parseDurationText(QStringLiteral("1 ") + all.mid(first, last - first + 1));
    if (!unit) return;
    const int cursor = cursorPosition();
    setText(words::durationText({std::max<std::int64_t>(0, now->ms + by * unit->ms)}));
    setCursorPosition(std::min<int>(cursor, static_cast<int>(text().size())));
    emit textEdited(text());
}

}  // namespace rehearsal::fields
