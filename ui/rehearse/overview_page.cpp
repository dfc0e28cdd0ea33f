#include "rehearse/overview_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <array>

#include "events/time_chart.h"
#include "rehearse/funnel_model.h"
#include "rehearse/reason_bars.h"
#include "widgets/card.h"
#include "widgets/data_table.h"
#include "widgets/section_header.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::rehearse {

namespace theme = widgets::theme;

namespace {

constexpr std::size_t kMostBars = 90;
/// Campaigns beyond these are shown as one.
constexpr std::size_t kMostSeries = 6;

widgets::Card* makeCard(const QString& title, QWidget* content) {
    auto* card = new widgets::Card;
    card->content()->addWidget(new widgets::SectionHeader(title));
    card->content()->addWidget(content);
    return card;
}

}  // namespace

OverviewPage::OverviewPage(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* inside = new QWidget;
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, theme::kInsideControl, theme::kPanelPadding);
    layout->setSpacing(theme::kPanelPadding);
    chart_ = new events::TimeChart(tr("messages"));
    chart_->setFixedHeight(190);
    layout->addWidget(makeCard(tr("Messages over time"), chart_));
    buildReasons(layout);
    buildCampaigns(layout);
    layout->addStretch();
    setWidget(inside);
}

void OverviewPage::buildReasons(QVBoxLayout* layout) {
    skipped_ = new ReasonBars(tr("Every message that was due went out."), theme::Scale::Tomato);
    denied_ = new ReasonBars(tr("Everybody who set off a campaign entered it."), theme::Scale::Amber);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kPanelPadding);
    row->addWidget(makeCard(tr("Why messages were not sent"), skipped_), 1);
    row->addWidget(makeCard(tr("Why people did not enter"), denied_), 1);
    layout->addLayout(row);
    using Kind = journey::Decision::Kind;
    connect(skipped_, &ReasonBars::reasonChosen, this,
            [this](const QString& reason) { emit reasonChosen(Kind::Skip, reason); });
    connect(denied_, &ReasonBars::reasonChosen, this,
            [this](const QString& reason) { emit reasonChosen(Kind::Deny, reason); });
}

void OverviewPage::buildCampaigns(QVBoxLayout* layout) {
    funnel_ = new FunnelModel(this);
    funnelTable_ = new QTableView;
    widgets::setUpTable(funnelTable_);
    funnelTable_->setModel(funnel_);
    funnelTable_->setAccessibleName(tr("Campaigns"));
    funnelTable_->horizontalHeader()->setStretchLastSection(false);
    funnelTable_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    funnelTable_->horizontalHeader()->setMinimumSectionSize(72);
    funnelTable_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(makeCard(tr("Campaign by campaign"), funnelTable_));
    connect(funnelTable_, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit campaignChosen(index.data(FunnelModel::CampaignIdRole).toString());
    });
    auto* texts = new QWidget;
    auto* column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    timing_ = widgets::makeLabel({}, widgets::TextRole::Body);
    lines_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    for (QLabel* label : {timing_, lines_}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    layout->addWidget(makeCard(tr("Punctuality"), texts));
}

void OverviewPage::setRun(const ShownRun& run) {
    run_ = run;
    const simulation::Summary& summary = run.result->summary;
    skipped_->setCounts(summary.skipped);
    denied_->setCounts(summary.denied);
    funnel_->setRun(run);
    funnelTable_->setFixedHeight(funnelTable_->horizontalHeader()->sizeHint().height() +
                                 theme::kRowHeight * funnel_->rowCount() + 2);
    showTiming(summary);
    chart_->setData({});
    background_.run(
        [result = run.result](const events::Background::Cancelled& cancelled) {
            return messagesOverTime(result->decisions, kMostBars, *cancelled);
        },
        [this](const MessagesOverTime& messages) { showMessages(messages); });
}

void OverviewPage::showMessages(const MessagesOverTime& messages) {
    constexpr std::array kScales = {theme::Scale::Indigo, theme::Scale::Teal,   theme::Scale::Amber,
                                    theme::Scale::Violet, theme::Scale::Tomato, theme::Scale::Slate};
    events::TimeChart::Data shown{messages.start, messages.width, run_.names->policyZone(), {}};
    for (std::size_t i = 0; i < messages.campaigns.size(); ++i) {
        const auto& [id, counts] = messages.campaigns[i];
        if (i < kMostSeries) {
            const bool rest = i + 1 == kMostSeries && messages.campaigns.size() > kMostSeries;
            shown.series.push_back(
                {rest ? tr("All others") : run_.names->campaign(id), kScales[i], 9, counts});
            continue;
        }
        for (std::size_t bar = 0; bar < counts.size(); ++bar) shown.series.back().counts[bar] += counts[bar];
    }
    chart_->setData(std::move(shown));
}

void OverviewPage::showTiming(const simulation::Summary& summary) {
    const auto text = [](std::int64_t ms) { return widgets::durationText(base::milliseconds(ms)); };
    if (summary.sent == 0) {
        timing_->setText(tr("No message went out."));
    } else if (summary.timing.max <= 0) {
        timing_->setText(tr("Every message went out at the moment it was due."));
    } else {
        timing_->setText(
            tr("Half of the messages went out within %1 of the moment they were due, 95 % within %2, 99 % "
               "within %3, the last after %4.")
                .arg(text(summary.timing.p50), text(summary.timing.p95), text(summary.timing.p99),
                     text(summary.timing.max)));
    }
    std::uint64_t rejected = 0;
    for (const auto& [reason, count] : summary.events.rejected) rejected += count;
    lines_->setText(
        tr("%1 lines read: %2 duplicates ignored, %3 untracked, %4 rejected. Put off: %5 times. Worked out "
           "in "
           "%6, %7 events a second.")
            .arg(widgets::countText(summary.events.read), widgets::countText(summary.events.duplicate),
                 widgets::countText(summary.events.untracked), widgets::countText(rejected),
                 widgets::countText(summary.deferred),
                 text(std::max<std::int64_t>(1, static_cast<std::int64_t>(summary.wallSeconds * 1000))),
                 widgets::countText(static_cast<quint64>(summary.eventsPerSecond))));
}

}  // namespace rehearsal::rehearse
