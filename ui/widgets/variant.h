#pragma once

#include <QWidget>

class QAbstractButton;
class QFrame;
class QLabel;

namespace rehearsal::widgets {

/// How much a button asks to be pressed: one primary a view, ghosts where many stand together.
enum class Variant { Plain, Primary, Ghost, Danger };
void setVariant(QAbstractButton* button, Variant variant);

/// What a label is: body text unless said otherwise.
enum class TextRole { Body, Strong, Secondary, Section, Title, Figure, Error, Warning, Good };
void setTextRole(QLabel* label, TextRole role);
QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent = nullptr);

/// What lies behind a widget.
enum class Surface { App, Panel, Card, Alert };
void setSurface(QWidget* widget, Surface surface);

/// Marks a field as wrong (a red border); the sentence that says why stands under it.
void setInvalid(QWidget* field, bool invalid);

/// A hairline.
QFrame* makeLine(Qt::Orientation orientation, QWidget* parent = nullptr);

}  // namespace rehearsal::widgets
