#include "rehearse/rehearse_view.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "rehearse/decisions_page.h"
#include "rehearse/figures_row.h"
#include "rehearse/overview_page.h"
#include "rehearse/run_bar.h"
#include "session/session.h"
#include "widgets/card.h"
#include "widgets/empty_state.h"
#include "widgets/icon.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::rehearse {

namespace theme = widgets::theme;

namespace {

enum Page { NoStream, NoRun, Results };

/// From this span on a day without its year could be meant twice.
constexpr base::Duration kSpanThatNeedsYears = base::days(300);

widgets::Year yearFor(const simulation::RunResult& result) {
    if (result.decisions.empty()) return widgets::Year::Hidden;
    const base::Duration span = result.decisions[result.decisions.size() - 1].at - result.decisions[0].at;
    return span > kSpanThatNeedsYears ? widgets::Year::Shown : widgets::Year::Hidden;
}

}  // namespace

RehearseView::RehearseView(session::Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kBetweenGroups, theme::kPanelPadding, theme::kBetweenGroups, 0);
    layout->setSpacing(theme::kPanelPadding);
    bar_ = new RunBar(session);
    layout->addWidget(bar_);
    layout->addWidget(buildBanner());
    auto* noStream = new widgets::EmptyState(
        QStringLiteral("activity"), tr("No events to rehearse on"),
        tr("A rehearsal plays recorded events through your campaigns. Add a stream first."),
        tr("Add a stream"));
    auto* noRun = new widgets::EmptyState(
        QStringLiteral("play"), tr("Nothing rehearsed yet"),
        tr("See every message that would go out, every one held back, and why. No mail leaves this machine."),
        tr("Run rehearsal"));
    pages_ = new QStackedWidget;
    pages_->addWidget(noStream);
    pages_->addWidget(noRun);
    pages_->addWidget(buildResults());
    layout->addWidget(pages_, 1);
    connect(noStream, &widgets::EmptyState::activated, this,
            [this] { emit session_.viewRequested(QStringLiteral("events")); });
    connect(noRun, &widgets::EmptyState::activated, bar_, &RunBar::run);
    connect(&session, &session::Session::opened, this, &RehearseView::showRun);
    connect(&session, &session::Session::runFinished, this, &RehearseView::showRun);
    for (const auto signal :
         {&session::Session::streamsChanged, &session::Session::runStarted, &session::Session::runCancelled})
        connect(&session, signal, this, &RehearseView::showState);
    connect(&session, &session::Session::documentChanged, this, &RehearseView::showState);
    connect(&session, &session::Session::decisionsRequested, this,
            [this](const session::DecisionQuery& query) {
                decisions_->setFilter({{}, query.campaign, query.kind, query.reason, query.node});
                showPart(1);
                emit session_.viewRequested(QStringLiteral("rehearse"));
            });
    showRun();
}

QWidget* RehearseView::buildBanner() {
    banner_ = new widgets::Card;
    auto* row = new QHBoxLayout;
    auto* sign = new QLabel;
    sign->setPixmap(
        widgets::icon(QStringLiteral("triangle-alert"), theme::Role::WarningText).pixmap(theme::kIcon));
    auto* again = new QPushButton(widgets::icon(QStringLiteral("rotate-ccw")), tr("Run again"));
    row->addWidget(sign);
    row->addWidget(widgets::makeLabel(tr("The campaign changed since this run."), widgets::TextRole::Strong),
                   1);
    row->addWidget(again);
    static_cast<widgets::Card*>(banner_)->content()->addLayout(row);
    static_cast<widgets::Card*>(banner_)->content()->setContentsMargins(
        theme::kPanelPadding, theme::kInsideControl, theme::kInsideControl, theme::kInsideControl);
    connect(again, &QPushButton::clicked, bar_, &RunBar::run);
    return banner_;
}

QWidget* RehearseView::buildResults() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kPanelPadding);
    figures_ = new FiguresRow;
    layout->addWidget(figures_);
    part_ = new widgets::SegmentedControl;
    part_->setAccessibleName(tr("Part of the result"));
    part_->addSegment(tr("Overview"), QStringLiteral("chart-column"));
    part_->addSegment(tr("Decisions"), QStringLiteral("list"));
    layout->addWidget(part_);
    parts_ = new QStackedWidget;
    overview_ = new OverviewPage;
    decisions_ = new DecisionsPage(session_);
    parts_->addWidget(overview_);
    parts_->addWidget(decisions_);
    layout->addWidget(parts_, 1);
    connect(part_, &widgets::SegmentedControl::currentChanged, parts_, &QStackedWidget::setCurrentIndex);
    connect(overview_, &OverviewPage::reasonChosen, this,
            [this](journey::Decision::Kind kind, const QString& reason) {
                decisions_->setFilter({{}, {}, kind, reason.toStdString(), {}});
                showPart(1);
            });
    connect(overview_, &OverviewPage::campaignChosen, this, [this](const QString& campaign) {
        decisions_->setFilter({{}, campaign.toStdString(), {}, {}, {}});
        showPart(1);
    });
    return page;
}

void RehearseView::showPart(int part) {
    part_->setCurrent(part);
}

void RehearseView::showRun() {
    if (const auto result = session_.lastRun(); result && result != run_.result) {
        run_ = {result, std::make_shared<const RunNames>(session_.bundle()), yearFor(*result)};
        figures_->setSummary(result->summary);
        overview_->setRun(run_);
        decisions_->setRun(run_);
    }
    showState();
}

void RehearseView::showState() {
    const bool hasRun = session_.lastRun() != nullptr;
    pages_->setCurrentIndex(hasRun ? Results : session_.streams().empty() ? NoStream : NoRun);
    banner_->setVisible(hasRun && session_.lastRunIsStale() && !session_.isRunning());
}

}  // namespace rehearsal::rehearse
