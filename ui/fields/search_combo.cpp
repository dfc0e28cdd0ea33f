#include "fields/search_combo.h"

#include <QCompleter>
#include <QWheelEvent>

namespace rehearsal::fields {

SearchCombo::SearchCombo(const QStringList& items, QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    addItems(items);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
}

void SearchCombo::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

}  // namespace rehearsal::fields
