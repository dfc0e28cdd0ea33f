#include "widgets/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/icon_tile.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::widgets {

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& sentence,
                       const QString& button, QWidget* parent)
    : QWidget(parent),
      title_(makeLabel(title, TextRole::Section)),
      sentence_(makeLabel(sentence, TextRole::Body)) {
    constexpr int kSentenceWidth = 380;  // Some 60 letters a line.
    sentence_->setWordWrap(true);
    sentence_->setAlignment(Qt::AlignHCenter);
    sentence_->setFixedWidth(kSentenceWidth);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::kInsideControl);
    column->addStretch(2);
    column->addWidget(new IconTile(iconName, theme::Scale::Slate, 48), 0, Qt::AlignHCenter);
    column->addSpacing(theme::kInsideControl);
    column->addWidget(title_, 0, Qt::AlignHCenter);
    column->addWidget(sentence_, 0, Qt::AlignHCenter);
    if (!button.isEmpty()) {
        button_ = new QPushButton(button);
        setVariant(button_, Variant::Primary);
        column->addSpacing(theme::kInsideControl);
        column->addWidget(button_, 0, Qt::AlignHCenter);
        connect(button_, &QPushButton::clicked, this, &EmptyState::activated);
    }
    column->addStretch(3);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void EmptyState::setTexts(const QString& title, const QString& sentence) {
    title_->setText(title);
    sentence_->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

}  // namespace rehearsal::widgets
