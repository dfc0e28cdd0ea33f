#pragma once

#include <QScrollArea>

#include "events/background.h"
#include "rehearse/decision_model.h"
#include "rehearse/messages_over_time.h"

class QLabel;
class QTableView;
class QVBoxLayout;

namespace rehearsal::events {
class TimeChart;
}

namespace rehearsal::rehearse {

class FunnelModel;
class ReasonBars;

/// A run at a glance: messages over time, why not more, what became of each campaign, how punctual it was.
class OverviewPage : public QScrollArea {
    Q_OBJECT
  public:
    explicit OverviewPage(QWidget* parent = nullptr);
    void setRun(const ShownRun& run);

  signals:
    /// A bar was chosen: messages not sent or people not entered for this reason.
    void reasonChosen(rehearsal::journey::Decision::Kind kind, const QString& reason);
    void campaignChosen(const QString& campaign);

  private:
    void buildReasons(QVBoxLayout* layout);
    void buildCampaigns(QVBoxLayout* layout);
    void showMessages(const MessagesOverTime& messages);
    void showTiming(const simulation::Summary& summary);

    ShownRun run_;
    events::TimeChart* chart_;
    ReasonBars* skipped_;
    ReasonBars* denied_;
    FunnelModel* funnel_;
    QTableView* funnelTable_;
    QLabel* timing_;
    QLabel* lines_;
    events::Background background_;
};

}  // namespace rehearsal::rehearse
