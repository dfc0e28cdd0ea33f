#include "shell/problems_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "lint/mend.h"
#include "shell/problems_model.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

ProblemsPanel::ProblemsPanel(session::Session& session, ProblemsModel& model, QWidget* parent)
    : QWidget(parent),
      session_(session),
      model_(model),
      table_(new QTableView),
      stack_(new QStackedLayout),
      foot_(nullptr) {
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
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(table_, 1);
    rows->addWidget(foot_ = makeFoot());
    stack_->addWidget(list);
    stack_->addWidget(none);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(stack_);
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) { jumpTo(index.row()); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!now.isValid()) return;
                chosen_ = now.row();
                showChosen();
            });
    connect(&model, &QAbstractItemModel::modelReset, this, &ProblemsPanel::showList);
    showList();
}

QWidget* ProblemsPanel::makeFoot() {
    auto* foot = new QWidget;
    text_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    mendButton_ = new QPushButton;
    mendButton_->setIcon(widgets::icon(QStringLiteral("wrench")));
    connect(mendButton_, &QPushButton::clicked, this, &ProblemsPanel::mend);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(theme::kBetweenFields, theme::kInsideControl, theme::kBetweenFields,
                             theme::kInsideControl);
    line->setSpacing(theme::kBetweenFields);
    line->addWidget(text_, 1);
    line->addWidget(mendButton_, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(widgets::makeLine(Qt::Horizontal));
    column->addLayout(line);
    return foot;
}

void ProblemsPanel::showList() {
    stack_->setCurrentIndex(model_.rowCount() > 0 ? 0 : 1);
    chosen_ = std::max(model_.rowAfter(chosen_), 0);
    if (model_.rowCount() > 0) table_->selectRow(chosen_);
    showChosen();
}

void ProblemsPanel::showChosen() {
    const auto mend = model_.mendAt(chosen_);
    const QString sentence = model_.index(chosen_, 0).data().toString();
    const QString hint = model_.index(chosen_, 1).data().toString();
    text_->setText(hint.isEmpty() ? sentence : sentence + QLatin1Char('\n') + hint);
    mendButton_->setVisible(mend.has_value());
    const QString label = mend ? QString::fromStdString(mend->label) : QString();
    mendButton_->setText(label);
    mendButton_->setToolTip(tr("%1 (Ctrl+.)").arg(label));
    emit canMendChanged(mend.has_value());
}

bool ProblemsPanel::canMend() const {
    return model_.mendAt(chosen_).has_value();
}

bool ProblemsPanel::mend() {
    const auto mend = model_.mendAt(chosen_);
    return mend && session_.apply(lint::editOf(*mend, session_.document()));
}

void ProblemsPanel::step(int by) {
    const int count = model_.rowCount();
    if (count == 0) return;
    // The first time the chosen one itself is gone to.
    const int next = visited_ ? (chosen_ + by + count) % count : by > 0 ? chosen_ : count - 1;
    visited_ = true;
    table_->selectRow(next);
    table_->scrollTo(model_.index(next, 0));
    jumpTo(next);
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
