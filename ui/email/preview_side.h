#pragma once

#include <QWidget>

class QStackedWidget;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::email {

class EveryonePane;
class PreviewPane;
class TemplateDraft;

/// The right side of the Email view: the mail as one person gets it, or as everyone does.
class PreviewSide : public QWidget {
    Q_OBJECT
  public:
    PreviewSide(session::Session& session, TemplateDraft& draft, PreviewPane* preview,
                QWidget* parent = nullptr);

    EveryonePane* everyone() { return everyone_; }
    widgets::SegmentedControl* chooser() { return chooser_; }
    void showEveryone(bool shown);

  signals:
    void everyoneShown(bool shown);

  private:
    PreviewPane* preview_;
    EveryonePane* everyone_;
    widgets::SegmentedControl* chooser_;
    QStackedWidget* stack_;
};

}  // namespace rehearsal::email
