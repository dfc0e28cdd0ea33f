#pragma once

#include <QSyntaxHighlighter>

namespace rehearsal::design {

/// Colours JSON: keys, texts, numbers and words. Follows the theme.
class JsonHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
  public:
    explicit JsonHighlighter(QTextDocument* document);

  protected:
    void highlightBlock(const QString& text) override;
};

}  // namespace rehearsal::design
