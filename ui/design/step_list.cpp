#include "design/step_list.h"

#include <QMimeData>
#include <algorithm>

#include "design/step_kinds.h"
#include "widgets/icon.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

StepList::StepList(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("stepList"));
    setAccessibleName(tr("Steps"));
    setIconSize({theme::kIcon, theme::kIcon});
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void StepList::fill(const QString& wanted, bool withEnds) {
    clear();
    for (const StepKind& kind : stepKinds()) {
        if (kind.endsPath && !withEnds) continue;
        const bool named = kind.name.contains(wanted, Qt::CaseInsensitive);
        if (!named && !kind.help.contains(wanted, Qt::CaseInsensitive)) continue;
        const StepLook look = stepLook(kind.type);
        auto* item = new QListWidgetItem(widgets::icon(look.icon, look.scale), kind.name, this);
        item->setToolTip(kind.help);
        item->setData(Qt::AccessibleDescriptionRole, kind.help);
        item->setData(Qt::UserRole, kind.key);
    }
    setCurrentRow(0);
}

QString StepList::current() const {
    return currentItem() ? currentItem()->data(Qt::UserRole).toString() : QString();
}

bool StepList::leadBy(int key) {
    switch (key) {
        case Qt::Key_Down:
            setCurrentRow(std::min(currentRow() + 1, count() - 1));
            return true;
        case Qt::Key_Up:
            setCurrentRow(std::max(currentRow() - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!current().isEmpty()) emit chosen(current());
            return true;
        default:
            return false;
    }
}

QStringList StepList::mimeTypes() const {
    return {QLatin1String(kMimeType)};
}

QMimeData* StepList::mimeData(const QList<QListWidgetItem*>& items) const {
    if (items.isEmpty()) return nullptr;
    auto* step = new QMimeData;
    step->setData(QLatin1String(kMimeType), items.front()->data(Qt::UserRole).toString().toUtf8());
    return step;
}

}  // namespace rehearsal::design
