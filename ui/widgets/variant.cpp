#include "widgets/variant.h"

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QStyle>

namespace rehearsal::widgets {

namespace {

/// A style sheet looks at properties only when a widget is polished.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value) return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace

void setVariant(QAbstractButton* button, Variant variant) {
    constexpr const char* kNames[] = {"", "primary", "ghost", "danger"};
    setStyleProperty(button, "variant", QString::fromLatin1(kNames[static_cast<int>(variant)]));
}

void setTextRole(QLabel* label, TextRole role) {
    constexpr const char* kNames[] = {"",       "strong", "secondary", "section", "title",
                                      "figure", "error",  "warning",   "good"};
    setStyleProperty(label, "text_role", QString::fromLatin1(kNames[static_cast<int>(role)]));
}

QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    setTextRole(label, role);
    return label;
}

void setSurface(QWidget* widget, Surface surface) {
    constexpr const char* kNames[] = {"app", "panel", "card", "alert"};
    widget->setAttribute(Qt::WA_StyledBackground);
    setStyleProperty(widget, "surface", QString::fromLatin1(kNames[static_cast<int>(surface)]));
}

void setInvalid(QWidget* field, bool invalid) {
    setStyleProperty(field, "invalid", invalid);
}

QFrame* makeLine(Qt::Orientation orientation, QWidget* parent) {
    auto* line = new QFrame(parent);
    orientation == Qt::Horizontal ? line->setFixedHeight(1) : line->setFixedWidth(1);
    setStyleProperty(line, "surface", QStringLiteral("line"));
    return line;
}

}  // namespace rehearsal::widgets
