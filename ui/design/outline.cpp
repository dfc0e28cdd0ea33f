#include "design/outline.h"

#include <QItemSelectionModel>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include "design/canvas_scene.h"
#include "design/node_item.h"
#include "design/step_kinds.h"
#include "widgets/icon.h"

namespace rehearsal::design {

Outline::Outline(CanvasScene& scene, QWidget* parent)
    : QTreeView(parent), scene_(scene), model_(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("outline"));
    setAccessibleName(tr("Outline of the campaign"));
    setHeaderHidden(true);
    setEditTriggers(NoEditTriggers);
    setModel(model_);
    setMinimumWidth(240);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) emit chosen(index.data(Qt::UserRole).toString());
    });
}

void Outline::showEvent(QShowEvent* event) {
    QTreeView::showEvent(event);
    if (stale_) refresh();
}

void Outline::refresh() {
    stale_ = !isVisible();
    if (stale_) return;
    const QSignalBlocker quiet(selectionModel());
    model_->clear();
    const FlowGraph& graph = scene_.graph();
    shown_.assign(graph.ids.size(), false);
    for (int i = 0; i < graph.size(); ++i) {
        if (!shown_[static_cast<std::size_t>(i)]) addPath(i, model_->invisibleRootItem(), {});
    }
    expandAll();
    choose(scene_.currentId());
}

/// Steps in a row are siblings; only ways that part go deeper, so that a long campaign stays readable.
void Outline::addPath(int vertex, QStandardItem* parent, const QString& way) {
    const FlowGraph& graph = scene_.graph();
    QString before = way;
    while (vertex >= 0 && !shown_[static_cast<std::size_t>(vertex)]) {
        shown_[static_cast<std::size_t>(vertex)] = true;
        const Card& card = scene_.nodes()[static_cast<std::size_t>(vertex)]->card();
        const StepLook look = stepLook(card.type);
        const QString text = before.isEmpty() ? card.sentence : tr("%1: %2").arg(before, card.sentence);
        auto* item = new QStandardItem(widgets::icon(look.icon, look.scale), text);
        item->setData(card.id, Qt::UserRole);
        item->setAccessibleText(before.isEmpty() ? card.spoken() : tr("%1. %2").arg(before, card.spoken()));
        item->setToolTip(card.spoken());
        parent->appendRow(item);
        before.clear();
        const auto& out = graph.out[static_cast<std::size_t>(vertex)];
        if (out.size() == 1) {
            vertex = graph.edges[static_cast<std::size_t>(out.front())].to;
            continue;
        }
        for (const int index : out) {
            const FlowEdge& edge = graph.edges[static_cast<std::size_t>(index)];
            if (edge.to >= 0) addPath(edge.to, item, QString::fromStdString(edge.label));
        }
        return;
    }
}

void Outline::choose(const QString& id) {
    const QSignalBlocker quiet(selectionModel());
    const auto found =
        model_->match(model_->index(0, 0), Qt::UserRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (found.isEmpty()) return;
    setCurrentIndex(found.front());
    scrollTo(found.front());
    viewport()->update();
}

}  // namespace rehearsal::design
