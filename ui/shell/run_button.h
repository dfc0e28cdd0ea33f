#pragma once

#include <QAbstractButton>

#include "session/session.h"

namespace rehearsal::shell {

/// Starts the rehearsal; while one goes on it shows how far it is, what time is left, and cancels when
/// pressed.
class RunButton : public QAbstractButton {
    Q_OBJECT
  public:
    explicit RunButton(session::Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override;

    /// `12 s left`; nothing where it is not known.
    static QString timeLeftText(qint64 msLeft);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void showState();

    session::Session& session_;
    double fraction_ = 0;
    qint64 msLeft_ = -1;
};

}  // namespace rehearsal::shell
