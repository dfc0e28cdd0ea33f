#include "rehearse/decisions_page.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "events/row_query.h"
#include "rehearse/decision_text.h"
#include "rehearse/decisions_csv.h"
#include "session/session.h"
#include "widgets/data_table.h"
#include "widgets/icon.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"
#include "words/reason_words.h"

namespace rehearsal::rehearse {

namespace theme = widgets::theme;
using journey::Decision;

DecisionsPage::DecisionsPage(session::Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      model_(new DecisionModel(this)),
      query_(new events::RowQuery(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, theme::kPanelPadding);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(buildBar());
    table_ = new QTableView;
    widgets::setUpTable(table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Decisions"));
    table_->setItemDelegateForColumn(DecisionModel::Decided,
                                     new widgets::BadgeDelegate(DecisionModel::ScaleRole, table_));
    const int widths[] = {195, 130, 150, 100, 145, 300};
    for (int column = 0; column < DecisionModel::ColumnCount; ++column)
        table_->setColumnWidth(column, widths[column]);
    table_->horizontalHeader()->setSectionsClickable(true);
    table_->horizontalHeader()->setSortIndicatorShown(true);
    table_->horizontalHeader()->setSortIndicator(DecisionModel::Time, Qt::AscendingOrder);
    layout->addWidget(table_, 1);
    connect(table_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &DecisionsPage::query);
    connect(table_, &QTableView::activated, this, &DecisionsPage::openRow);
    connect(query_, &events::RowQuery::finished, this, [this](const events::RowQuery::Rows& rows) {
        model_->setRun(run_, rows);
        count_->setText(
            tr("%1 of %2")
                .arg(widgets::countText(rows->size()), widgets::countText(run_.result->decisions.size())));
        export_->setEnabled(!rows->empty());
    });
}

QWidget* DecisionsPage::buildBar() {
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kInsideControl);
    search_ = new widgets::SearchField(tr("Filter by person, step or reason"));
    campaign_ = new QComboBox;
    campaign_->setAccessibleName(tr("Campaign"));
    campaign_->setMinimumWidth(160);
    kind_ = new QComboBox;
    kind_->setAccessibleName(tr("Decision"));
    kind_->setMinimumWidth(140);
    kind_->addItem(tr("Every decision"), -1);
    for (int kind = 0; kind <= static_cast<int>(Decision::Kind::Exit); ++kind)
        kind_->addItem(kindText(static_cast<Decision::Kind>(kind)), kind);
    reasonChip_ = new QPushButton(widgets::icon(QStringLiteral("x")), {});
    reasonChip_->setToolTip(tr("Show every reason again"));
    reasonChip_->hide();
    nodeChip_ = new QPushButton(widgets::icon(QStringLiteral("x")), {});
    nodeChip_->setToolTip(tr("Show every step again"));
    nodeChip_->hide();
    count_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    export_ = new QPushButton(widgets::icon(QStringLiteral("download")), tr("Export CSV"));
    layout->addWidget(search_, 1);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{campaign_, kind_, nodeChip_, reasonChip_, count_, export_})
        layout->addWidget(widget);
    connect(search_, &QLineEdit::textChanged, this, &DecisionsPage::query);
    connect(campaign_, &QComboBox::currentIndexChanged, this, &DecisionsPage::query);
    connect(kind_, &QComboBox::currentIndexChanged, this, &DecisionsPage::query);
    connect(reasonChip_, &QPushButton::clicked, this, [this] {
        DecisionFilter all = filter();
        all.reason.clear();
        setFilter(all);
    });
    connect(nodeChip_, &QPushButton::clicked, this, [this] {
        DecisionFilter all = filter();
        all.node.clear();
        setFilter(all);
    });
    connect(export_, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, tr("Export decisions"),
                                                          QStringLiteral("decisions.csv"), tr("CSV (*.csv)"));
        if (!path.isEmpty()) exportTo(path);
    });
    return bar;
}

void DecisionsPage::setRun(const ShownRun& run) {
    run_ = run;
    fillChoices();
    query();
}

void DecisionsPage::fillChoices() {
    const QSignalBlocker quiet(campaign_);
    const QString before = campaign_->currentData().toString();
    campaign_->clear();
    campaign_->addItem(tr("Every campaign"), QString());
    for (const auto& [id, counts] : run_.result->summary.campaigns)
        campaign_->addItem(run_.names->campaign(id), QString::fromStdString(id));
    campaign_->setCurrentIndex(std::max(0, campaign_->findData(before)));
}

DecisionFilter DecisionsPage::filter() const {
    DecisionFilter filter{
        search_->text(), campaign_->currentData().toString().toStdString(), {}, reason_, node_};
    if (const int kind = kind_->currentData().toInt(); kind >= 0)
        filter.kind = static_cast<Decision::Kind>(kind);
    return filter;
}

void DecisionsPage::setFilter(const DecisionFilter& filter) {
    {
        const QSignalBlocker quietSearch(search_);
        const QSignalBlocker quietCampaign(campaign_);
        const QSignalBlocker quietKind(kind_);
        search_->setText(filter.text);
        campaign_->setCurrentIndex(std::max(0, campaign_->findData(QString::fromStdString(filter.campaign))));
        kind_->setCurrentIndex(filter.kind ? kind_->findData(static_cast<int>(*filter.kind)) : 0);
        reason_ = filter.reason;
        node_ = filter.node;
    }
    nodeChip_->setVisible(!node_.empty());
    nodeChip_->setText(run_.names ? run_.names->step(filter.campaign, node_) : QString());
    reasonChip_->setVisible(!reason_.empty());
    reasonChip_->setText(words::reasonTitle(reason_));
    query();
}

void DecisionsPage::query() {
    if (!run_.result) return;
    const QHeaderView* header = table_->horizontalHeader();
    query_->start(run_.result->decisions.size(), keepMatching(run_, filter()),
                  orderBy(run_, header->sortIndicatorSection(), header->sortIndicatorOrder()));
    if (query_->isRunning()) count_->setText(tr("Filtering"));
}

void DecisionsPage::openRow(const QModelIndex& index) {
    const Decision decision = model_->decision(index.row());
    if (session_.bundle().person(decision.profile)) session_.setPersonId(QString::fromUtf8(decision.profile));
    if (!session_.bundle().campaign(decision.campaign)) return;
    session_.setCampaignId(QString::fromUtf8(decision.campaign));
    session_.setNodeId(QString::fromUtf8(decision.node));
    emit session_.viewRequested(QStringLiteral("design"));
}

void DecisionsPage::exportTo(const QString& path) {
    export_->setEnabled(false);
    export_->setText(tr("Exporting"));
    background_.run(
        [run = run_, rows = model_->rows(), path](const events::Background::Cancelled& cancelled) {
            return writeCsv(run, rows, path, *cancelled);
        },
        [this, path](const base::Expected<void>& written) {
            export_->setEnabled(true);
            export_->setText(tr("Export CSV"));
            if (!written) return emit session_.failed(written.error());
            emit exported(path);
        });
}

}  // namespace rehearsal::rehearse
