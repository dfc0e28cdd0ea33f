#pragma once

#include <QWidget>

#include "session/session.h"

class QVBoxLayout;

namespace rehearsal::design {

/// What the last run did at the selected step, or with the whole campaign: counts with their reasons. A row
/// that stands for decisions opens the list of them.
class RunSection : public QWidget {
    Q_OBJECT
  public:
    explicit RunSection(session::Session& session, QWidget* parent = nullptr);

    void refresh();

  private:
    struct Row {
        QString text;
        std::uint64_t count = 0;
        std::uint64_t of = 0;  ///< What the share is of; 0 shows none.
        QString tip;
        std::optional<session::DecisionQuery> query;
        bool isPart = false;  ///< Of the row above.
    };
    std::vector<Row> campaignRows(const simulation::Summary::CampaignCounts& counts) const;
    std::vector<Row> nodeRows(const bundle::Node& node,
                              const simulation::Summary::CampaignCounts& counts) const;
    session::DecisionQuery query(journey::Decision::Kind kind, const std::string& reason = {}) const;
    void show(const std::vector<Row>& rows);
    QWidget* makeRow(const Row& row);

    session::Session& session_;
    QVBoxLayout* rows_;
};

}  // namespace rehearsal::design
