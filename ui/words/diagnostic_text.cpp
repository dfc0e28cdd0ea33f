#include "words/diagnostic_text.h"

namespace rehearsal::words {

QString diagnosticText(const base::Diagnostic& diagnostic) {
    QString text = QString::fromStdString(diagnostic.text);
    if (!diagnostic.hint.empty()) text += QLatin1Char(' ') + QString::fromStdString(diagnostic.hint);
    return text;
}

}  // namespace rehearsal::words
