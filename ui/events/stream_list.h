#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;

namespace rehearsal::session {
class Session;
}

namespace rehearsal::events {

/// The streams the workspace knows: one is chosen, files are added by dialog or dropped, and removed.
class StreamList : public QWidget {
    Q_OBJECT
  public:
    explicit StreamList(session::Session& session, QWidget* parent = nullptr);

    /// The id of the chosen stream, or -1.
    qint64 chosen() const;
    QString chosenPath() const;
    QString chosenName() const;
    void refresh();
    /// Asks for files and adds them.
    void addByDialog();
    /// Adds files and chooses the last of them.
    void add(const QStringList& paths);

  signals:
    void chosenChanged();

  private:
    void removeChosen();

    session::Session& session_;
    QListWidget* list_;
    QPushButton* remove_;
};

}  // namespace rehearsal::events
