#pragma once

#include <QWidget>

#include "rehearse/decision_model.h"

class QFrame;
class QStackedWidget;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::rehearse {

class DecisionsPage;
class FiguresRow;
class OverviewPage;
class RunBar;

/// Runs the campaigns over streams and shows what came of it: figures, reasons, and every single decision.
class RehearseView : public QWidget {
    Q_OBJECT
  public:
    explicit RehearseView(session::Session& session, QWidget* parent = nullptr);

    /// Shows the overview (0) or the decisions (1).
    void showPart(int part);

  private:
    QWidget* buildBanner();
    QWidget* buildResults();
    void showRun();
    void showState();

    session::Session& session_;
    ShownRun run_;
    RunBar* bar_;
    QFrame* banner_;
    QStackedWidget* pages_;
    FiguresRow* figures_;
    widgets::SegmentedControl* part_;
    QStackedWidget* parts_;
    OverviewPage* overview_;
    DecisionsPage* decisions_;
};

}  // namespace rehearsal::rehearse
