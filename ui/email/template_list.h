#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class SearchField;
}

namespace rehearsal::email {

/// The emails of the bundle to choose from, with a search.
class TemplateList : public QWidget {
    Q_OBJECT
  public:
    explicit TemplateList(session::Session& session, QWidget* parent = nullptr);
    /// Shows what the document holds now.
    void refresh();
    /// Whether the brand is shown in place of an email's source.
    void setBrandShown(bool shown);

  signals:
    void createRequested();
    void brandRequested();
    void emailRequested();  ///< One was clicked, chosen before or not.
    void duplicateRequested(const QString& id);
    void removeRequested(const QString& id);

  private:
    void filter(const QString& words);
    void showSelection();
    void showMenu(const QPoint& position);

    session::Session& session_;
    widgets::SearchField* search_;
    QListWidget* list_;
    QPushButton* brand_;
};

}  // namespace rehearsal::email
