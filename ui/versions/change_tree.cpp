#include "versions/change_tree.h"

#include <QHeaderView>
#include <QMap>

#include "widgets/icon.h"
#include "widgets/theme.h"

namespace rehearsal::versions {

namespace theme = widgets::theme;

namespace {

using ChangeKind = words::BundleChange::Kind;

enum Column { What, Before, After };
enum Role { Campaign = Qt::UserRole, Node };

}  // namespace

ChangeTree::ChangeTree(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("changes"));
    setAccessibleName(tr("What is different"));
    setHeaderLabels({tr("What"), tr("Before"), tr("After")});
    header()->setSectionResizeMode(What, QHeaderView::Interactive);
    header()->setSectionResizeMode(Before, QHeaderView::Stretch);
    header()->setSectionResizeMode(After, QHeaderView::Stretch);
    header()->resizeSection(What, 220);
    setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    setWordWrap(true);
    setUniformRowHeights(false);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        const QString campaign = item->data(What, Campaign).toString();
        if (!campaign.isEmpty()) emit stepActivated(campaign, item->data(What, Node).toString());
    });
}

void ChangeTree::setChanges(const QList<words::BundleChange>& changes) {
    clear();
    QMap<QString, QTreeWidgetItem*> groups;
    for (const words::BundleChange& change : changes) {
        QTreeWidgetItem*& group = groups[change.where];
        if (!group) {
            group = new QTreeWidgetItem(this, {change.where});
            group->setFont(What, theme::font(theme::TextSize::Body, theme::Weight::Medium));
            group->setFirstColumnSpanned(true);
            group->setExpanded(true);
        }
        addChange(group, change);
    }
}

void ChangeTree::addChange(QTreeWidgetItem* group, const words::BundleChange& change) {
    auto* item = new QTreeWidgetItem(group, {change.what, change.before, change.after});
    const bool added = change.kind == ChangeKind::Added;
    const bool removed = change.kind == ChangeKind::Removed;
    const QString name = added     ? QStringLiteral("plus")
                         : removed ? QStringLiteral("minus")
                                   : QStringLiteral("pencil");
    const theme::Scale scale = added     ? theme::Scale::Grass
                               : removed ? theme::Scale::Tomato
                                         : theme::Scale::Amber;
    item->setIcon(What, widgets::icon(name, scale));
    const QString kind = added ? tr("Added") : removed ? tr("Removed") : tr("Changed");
    item->setToolTip(What, kind);
    item->setData(What, Qt::AccessibleTextRole, tr("%1: %2").arg(kind, change.what));
    for (const Column column : {Before, After}) item->setToolTip(column, item->text(column));
    item->setData(What, Campaign, QString::fromStdString(change.campaign));
    item->setData(What, Node, QString::fromStdString(change.node));
    item->setTextAlignment(What, Qt::AlignLeft | Qt::AlignTop);
    item->setTextAlignment(Before, Qt::AlignLeft | Qt::AlignTop);
    item->setTextAlignment(After, Qt::AlignLeft | Qt::AlignTop);
}

}  // namespace rehearsal::versions
