#include "shell/fuzzy.h"

#include <QStringList>

namespace rehearsal::shell {

namespace {

constexpr int kWordStart = 8;   // A letter that begins a word…
constexpr int kInARow = 5;      // …follows the one matched before…
constexpr int kElsewhere = 1;   // …or stands anywhere.
constexpr int kBeginning = 4;   // The text itself begins with it.
constexpr int kWholeWord = 20;  // The word as it was typed.

bool startsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

int scoreOfWord(const QString& word, const QString& text) {
    const qsizetype whole = text.indexOf(word);
    if (whole >= 0)
        return kWholeWord + kInARow * static_cast<int>(word.size()) +
               (startsWord(text, whole) ? kWordStart : 0) + (whole == 0 ? kBeginning : 0);
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar letter : word) {
        at = text.indexOf(letter, at);
        if (at < 0) return -1;
        score += startsWord(text, at) ? kWordStart : at == last + 1 ? kInARow : kElsewhere;
        last = at++;
    }
    // Letters strewn over a long text are no match worth showing.
    return score >= 2 * word.size() ? score : -1;
}

}  // namespace

int fuzzyScore(const QString& pattern, const QString& text) {
    const QString lower = text.toLower();
    int total = 0;
    for (const QString& word : pattern.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int score = scoreOfWord(word, lower);
        if (score < 0) return -1;
        total += score;
    }
    return total;
}

}  // namespace rehearsal::shell
