#include "fields/flow_layout.h"

#include <QWidget>

namespace rehearsal::fields {

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_) size = size.expandedTo(item->minimumSize());
    return size;
}

int FlowLayout::arrange(const QRect& rect, bool place) const {
    int x = 0, y = 0, line = 0;
    for (QLayoutItem* item : items_) {
        if (item->isEmpty()) continue;
        // What may grow takes the rest of its line.
        const bool grows = item->expandingDirections() & Qt::Horizontal;
        const int least = grows ? std::max(item->minimumSize().width(), 96) : item->sizeHint().width();
        const int height = item->sizeHint().height();
        if (x > 0 && x + least > rect.width()) {
            x = 0;
            y += line + gap_;
            line = 0;
        }
        const int width = grows ? rect.width() - x : std::min(least, rect.width());
        if (place) item->setGeometry(QRect(rect.x() + x, rect.y() + y, width, height));
        x += width + gap_;
        line = std::max(line, height);
    }
    return y + line;
}

}  // namespace rehearsal::fields
