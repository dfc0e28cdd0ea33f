#include "email/liquid_field.h"

#include <QKeyEvent>

namespace rehearsal::email {

LiquidField::LiquidField(QWidget* parent) : QLineEdit(parent) {}

void LiquidField::showText(const QString& text) {
    if (text == this->text()) return;
    const int cursor = cursorPosition();
    setText(text);
    setCursorPosition(qMin(cursor, static_cast<int>(text.size())));
}

bool LiquidField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            key->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void LiquidField::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo)) return emit undoRequested();
    if (event->matches(QKeySequence::Redo)) return emit redoRequested();
    QLineEdit::keyPressEvent(event);
}

}  // namespace rehearsal::email
