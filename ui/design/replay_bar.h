#pragma once

#include <QFrame>
#include <QTimer>

#include "session/session.h"

class QLabel;
class QToolButton;

namespace rehearsal::design {

class TimeScrubber;

/// After a run: moves the whole picture to any moment of it, step by step or as a film. Hidden without a run.
class ReplayBar : public QFrame {
    Q_OBJECT
  public:
    explicit ReplayBar(session::Session& session, QWidget* parent = nullptr);

    /// Looks again at the run and the campaign that is shown.
    void refresh();

  signals:
    void resized();  ///< It came, went or needs another width.

  private:
    QToolButton* addButton(const char* icon, const QString& tip, const char* name);
    void showMoment();
    void step(bool forward);
    void setPlaying(bool on);
    void playOn();
    /// The moment that is shown, as an instant: the end where none is chosen.
    base::Instant now() const;

    session::Session& session_;
    TimeScrubber* scrubber_;
    QToolButton* play_;
    QLabel* moment_;
    QTimer film_;
    std::shared_ptr<const simulation::RunResult> run_;
    std::string campaign_;
};

}  // namespace rehearsal::design
