#include "shell/choice_delegate.h"

#include <QPainter>

#include "shell/choice_painting.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {160, kHeight};
}

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect.adjusted(4, 2, -4, -2);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::color(selected ? theme::Role::Selection : theme::Role::ControlHover));
        painter->drawRoundedRect(row, theme::kControlRadius, theme::kControlRadius);
    }
    paintChoice(*painter, row,
                {index.data(IconName).toString(), static_cast<theme::Scale>(index.data(Tint).toInt()),
                 index.data(Qt::DisplayRole).toString(), index.data(Sentence).toString()});
    painter->restore();
}

}  // namespace rehearsal::shell
