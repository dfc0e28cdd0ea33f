#pragma once

#include <QWidget>

#include "web/mail_look.h"

class QAction;
class QActionGroup;
class QPushButton;
class QToolButton;

namespace rehearsal::email {

/// How a client shows the mail: its colours, and whether it loads pictures.
class LookPicker : public QWidget {
    Q_OBJECT
  public:
    explicit LookPicker(QWidget* parent = nullptr);

    web::Scheme scheme() const { return scheme_; }
    bool pictures() const;
    void setLook(web::Scheme scheme, bool pictures);

    QPushButton* button() { return button_; }
    QToolButton* picturesButton() { return pictures_; }

  signals:
    void lookChanged();

  private:
    void add(web::Scheme scheme, const QString& name, const QString& who);
    void showLook();

    QPushButton* button_;
    QToolButton* pictures_;
    QActionGroup* schemes_;
    web::Scheme scheme_ = web::Scheme::Light;
};

}  // namespace rehearsal::email
