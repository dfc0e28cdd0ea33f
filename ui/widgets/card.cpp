#include "widgets/card.h"

#include <QVBoxLayout>

#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::widgets {

Card::Card(QWidget* parent) : QFrame(parent), content_(new QVBoxLayout(this)) {
    setSurface(this, Surface::Card);
    content_->setContentsMargins(theme::kPanelPadding, theme::kPanelPadding, theme::kPanelPadding,
                                 theme::kPanelPadding);
    content_->setSpacing(theme::kBetweenFields);
}

}  // namespace rehearsal::widgets
