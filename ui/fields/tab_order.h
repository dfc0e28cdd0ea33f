#pragma once

#include <QLayout>
#include <QWidget>

namespace rehearsal::fields {

/// What can have the keyboard inside a widget, in the order in which it is read: that of its layouts.
inline void collectInReadingOrder(const QWidget* widget, QWidgetList& out);

inline void collectInReadingOrder(const QLayout* layout, QWidgetList& out) {
    for (int i = 0; i < layout->count(); ++i) {
        const QLayoutItem* item = layout->itemAt(i);
        if (item->widget()) collectInReadingOrder(item->widget(), out);
        if (const QLayout* inner = const_cast<QLayoutItem*>(item)->layout())
            collectInReadingOrder(inner, out);
    }
}

inline void collectInReadingOrder(const QWidget* widget, QWidgetList& out) {
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()) out << const_cast<QWidget*>(widget);
    if (widget->layout()) collectInReadingOrder(widget->layout(), out);
}

/// Lets Tab go through a widget as it is read.
inline void tabInReadingOrder(const QWidget* widget) {
    QWidgetList all;
    collectInReadingOrder(widget, all);
    for (qsizetype i = 1; i < all.size(); ++i) QWidget::setTabOrder(all[i - 1], all[i]);
}

}  // namespace rehearsal::fields
