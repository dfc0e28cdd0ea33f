#pragma once

#include <QWidget>

#include "fields/field_context.h"

class QScrollArea;
class QVBoxLayout;

namespace rehearsal::policy {

class CapsCard;
class ConsentCard;
class GeneralCard;
class QuietCard;
class StandingPanel;

/// The policy for all campaigns, edited whole, beside what it means for a person.
class PolicyPage : public QWidget {
    Q_OBJECT
  public:
    explicit PolicyPage(session::Session& session, QWidget* parent = nullptr);

    StandingPanel& standing() { return *standing_; }
    ConsentCard& consent() { return *consent_; }
    QuietCard& quiet() { return *quiet_; }
    CapsCard& caps() { return *caps_; }
    /// Brings the field for a place in policy.json into sight and gives it the keyboard.
    void showPlace(const std::string& pointer);

  private:
    QWidget* makeHeader();
    void refresh();

    session::Session& session_;
    fields::FieldContext context_;
    QScrollArea* scroll_;
    ConsentCard* consent_;
    QuietCard* quiet_;
    CapsCard* caps_;
    GeneralCard* general_;
    StandingPanel* standing_;
};

}  // namespace rehearsal::policy
