#include "people/sentence_row.h"

#include <QHBoxLayout>
#include <QLabel>

#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::people {

namespace theme = widgets::theme;

QWidget* makeSentenceRow(const PolicySentence& sentence) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kInsideControl);
    auto* sign = new QLabel;
    const bool good = sentence.weight == PolicySentence::Weight::Good;
    const bool hindrance = sentence.weight == PolicySentence::Weight::Hindrance;
    const QString icon = good        ? QStringLiteral("circle-check")
                         : hindrance ? QStringLiteral("circle-x")
                                     : QStringLiteral("clock");
    const theme::Scale scale = good        ? theme::Scale::Grass
                               : hindrance ? theme::Scale::Tomato
                                           : theme::Scale::Slate;
    sign->setPixmap(widgets::icon(icon, scale).pixmap(theme::kSmallIcon));
    sign->setAlignment(Qt::AlignTop);
    sign->setContentsMargins(0, 2, 0, 0);
    auto* text = widgets::makeLabel(sentence.text, widgets::TextRole::Body);
    text->setWordWrap(true);
    layout->addWidget(sign);
    layout->addWidget(text, 1);
    return row;
}

}  // namespace rehearsal::people
