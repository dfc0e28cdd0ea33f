#pragma once

#include <QScrollArea>
#include <memory>
#include <optional>

#include "explain/standing.h"
#include "session/session.h"

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QVBoxLayout;

namespace rehearsal::policy {

/// Says what the policy means for a sample person at a moment: would a message of a campaign go out, and why.
class StandingPanel : public QScrollArea {
    Q_OBJECT
  public:
    StandingPanel(session::Session& session, QWidget* parent = nullptr);

    void refresh();
    /// What is said, as one paragraph.
    QString text() const;
    /// The moment it is about; by itself the moment it is.
    void setNow(std::optional<base::Instant> now);

  signals:
    /// The wall clock of the person, in minutes since midnight; -1 where there is nobody.
    void clockChanged(int minutes);

  private:
    void build();
    void fillChoices();
    void showMoment(const base::TimeZone& zone);
    void onMomentEdited();
    void say(const bundle::Person& person);
    const std::vector<explain::EarlierMessage>& earlierOf(const bundle::Person& person);
    base::Instant now() const;

    session::Session& session_;
    QComboBox* people_;
    QComboBox* campaigns_;
    QDateTimeEdit* moment_;
    QLabel* headline_;
    QVBoxLayout* sentences_;
    QLabel* note_;
    std::optional<base::Instant> chosen_;
    std::shared_ptr<const simulation::RunResult> countedRun_;
    QString countedPerson_;
    std::vector<explain::EarlierMessage> earlier_;
};

}  // namespace rehearsal::policy
