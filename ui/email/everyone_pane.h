#pragma once

#include <QTimer>
#include <QWidget>

#include "email/grid_composer.h"
#include "email/grid_model.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class EmptyState;
}

namespace rehearsal::email {

class TemplateDraft;

/// "Everyone": the mail as all sample people and some edge cases get it, in every view at once, filled while
/// one looks. Those with problems come first.
class EveryonePane : public QWidget {
    Q_OBJECT
  public:
    EveryonePane(session::Session& session, TemplateDraft& draft, QWidget* parent = nullptr);

    /// Composes again what the draft holds now; pictures are drawn of what changed.
    void refresh();

    QTableView* table() { return table_; }
    GridModel& model() { return *model_; }
    QLabel* progress() { return progress_; }
    QToolButton* peopleButton() { return people_; }
    QToolButton* viewsButton() { return views_; }
    QToolButton* edgeButton() { return edges_; }
    QPushButton* cancelButton() { return cancel_; }
    QPushButton* addButton() { return add_; }
    QLabel* sentence() { return sentence_; }

  signals:
    /// Somebody's mail is to be looked at more closely.
    void openRequested(const rehearsal::email::GridRow& row, const rehearsal::email::MailView& view);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* makeToolbar();
    QWidget* makeTable();
    QWidget* makeFoot();
    void fillPeopleMenu();
    void fillViewsMenu();
    void chooseViews();
    void take(const GridRows& rows);
    void showProgress();
    void showCurrent();
    void showSeen();
    void stopOrGoOn();
    void open(const QModelIndex& index);
    void addToPeople();

    session::Session& session_;
    TemplateDraft& draft_;
    GridComposer composer_;
    GridModel* model_;
    QTimer pause_;
    std::shared_ptr<const bundle::Bundle> bundle_;
    std::size_t left_ = 0;

    QToolButton* people_ = nullptr;
    QToolButton* edges_ = nullptr;
    QToolButton* views_ = nullptr;
    QLabel* progress_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QTableView* table_ = nullptr;
    widgets::EmptyState* empty_ = nullptr;
    QLabel* sentence_ = nullptr;
    QPushButton* open_ = nullptr;
    QPushButton* add_ = nullptr;
};

}  // namespace rehearsal::email
