#pragma once

#include <QDialog>

#include "shell/recipes.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace rehearsal::shell {

/// Asks what a new campaign is called and which recipe it begins from.
class NewCampaignDialog : public QDialog {
    Q_OBJECT
  public:
    explicit NewCampaignDialog(QWidget* parent = nullptr);

    QString name() const;
    /// The recipe's id; empty for an empty campaign.
    std::string recipe() const;

  private:
    QListWidget* makeList();
    void onRecipe();

    QLineEdit* name_;
    QListWidget* list_;
    QPushButton* accept_;
};

}  // namespace rehearsal::shell
