#include "shell/problems_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "shell/problems_model.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

ProblemsPanel::ProblemsPanel(session::Session& session, ProblemsModel& model, QWidget* parent)
    : QWidget(parent), session_(session), model_(model), table_(new QTableView), stack_(new QStackedLayout) {
    widgets::setSurface(this, widgets::Surface::Panel);
    table_->setModel(&model);
    table_->setAccessibleName(tr("Problems"));
    table_->setShowGrid(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(theme::kRowHeight);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    auto* none = widgets::makeLabel(tr("No problems. Everything here can be run and exported."),
                                    widgets::TextRole::Body);
    none->setAlignment(Qt::AlignCenter);
    stack_->addWidget(table_);
    stack_->addWidget(none);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(stack_);
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) { jumpTo(index.row()); });
    connect(&model, &QAbstractItemModel::modelReset, this, &ProblemsPanel::showList);
    showList();
}

void ProblemsPanel::showList() {
    stack_->setCurrentIndex(model_.rowCount() > 0 ? 0 : 1);
}

void ProblemsPanel::jumpTo(int row) {
    if (row < 0 || row >= model_.rowCount()) return;
    const ProblemPlace place = model_.placeAt(row);
    emit session_.viewRequested(place.view);
    if (!place.campaign.isEmpty()) session_.setCampaignId(place.campaign);
    if (!place.campaign.isEmpty()) session_.setNodeId(place.node);
    if (!place.emailTemplate.isEmpty()) session_.setTemplateId(place.emailTemplate);
}

}  // namespace rehearsal::shell
