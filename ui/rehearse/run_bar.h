#pragma once

#include <QWidget>
#include <optional>

#include "base/instant.h"
#include "base/time_zone.h"
#include "simulation/run.h"

class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace rehearsal::session {
class Session;
}

namespace rehearsal::rehearse {

/// The end of a run as typed: an instant, or a date, which means until that day is over in the zone given.
/// Nothing where the text is neither.
std::optional<base::Instant> parseUntil(const QString& text, const base::TimeZone& zone);

/// What to rehearse on, the button that does it, and how far it is.
class RunBar : public QWidget {
    Q_OBJECT
  public:
    explicit RunBar(session::Session& session, QWidget* parent = nullptr);

    void run();

  private:
    QWidget* buildFields();
    QWidget* buildProgress();
    void refresh();
    void refreshStreams();
    void keepStreams();
    void keepUntil();
    void showState();
    void showProgress(double fraction, quint64 events, qint64 msLeft);
    std::optional<base::Instant> until() const;

    session::Session& session_;
    QPushButton* streams_;
    QMenu* menu_;
    QLineEdit* until_;
    QSpinBox* seed_;
    QLabel* problem_;
    QPushButton* run_;
    QPushButton* cancel_;
    QProgressBar* progress_;
    QLabel* progressText_;
    qint64 startedMs_ = 0;
};

}  // namespace rehearsal::rehearse
