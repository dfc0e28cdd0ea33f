#pragma once

#include <QWidget>

class QStackedWidget;

namespace rehearsal::session {
class Session;
}

namespace rehearsal::events {

class StreamList;
class StreamPage;

/// The streams of the workspace, and what is in the chosen one. Files can be dropped anywhere on it.
class EventsView : public QWidget {
    Q_OBJECT
  public:
    explicit EventsView(session::Session& session, QWidget* parent = nullptr);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void showChosen();

    session::Session& session_;
    StreamList* list_;
    StreamPage* page_;
    QStackedWidget* pages_;
    QString shown_;  ///< Path of the stream on the page.
};

}  // namespace rehearsal::events
