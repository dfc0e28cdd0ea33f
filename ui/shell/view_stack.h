#pragma once

#include <QHash>
#include <QStackedWidget>

#include "session/session.h"

namespace rehearsal::shell {

/// The six views and the pages that belong to them, each made when it is first shown: the window is there
/// before the costly ones are.
class ViewStack : public QStackedWidget {
    Q_OBJECT
  public:
    explicit ViewStack(session::Session& session, QWidget* parent = nullptr);

    static QStringList names();
    /// Shows a view by its name, or a place in it (`policy/caps/0`, `definitions/segments/loyal`); false
    /// where there is none of that name.
    bool showView(const QString& where);
    QString shown() const { return shown_; }
    /// The view, made now where it has not been yet.
    QWidget* view(const QString& name);

  private:
    session::Session& session_;
    QHash<QString, QWidget*> views_;
    QString shown_;
};

}  // namespace rehearsal::shell
