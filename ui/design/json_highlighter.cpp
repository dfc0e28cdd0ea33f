#include "design/json_highlighter.h"

#include <QRegularExpression>

#include "widgets/theme.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

JsonHighlighter::JsonHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, &QSyntaxHighlighter::rehighlight);
}

void JsonHighlighter::highlightBlock(const QString& text) {
    // A text of JSON ends on its line, so no state goes from one line to the next.
    static const QRegularExpression parts(
        QStringLiteral(R"re(("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b)re"));
    auto found = parts.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const auto paint = [&](int group, theme::Scale scale) {
            setFormat(static_cast<int>(match.capturedStart(group)),
                      static_cast<int>(match.capturedLength(group)), theme::color(scale, 11));
        };
        if (match.capturedLength(2) > 0)
            paint(1, theme::Scale::Indigo);
        else if (match.capturedLength(1) > 0)
            paint(1, theme::Scale::Grass);
        else if (match.capturedLength(3) > 0)
            paint(3, theme::Scale::Amber);
        else
            paint(4, theme::Scale::Violet);
    }
}

}  // namespace rehearsal::design
