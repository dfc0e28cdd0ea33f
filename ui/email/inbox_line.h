#pragma once

#include <QWidget>

#include "message/message.h"

class QLabel;

namespace rehearsal::email {

/// An email as a list of mails shows it: who it is from, its subject, its preheader.
class InboxLine : public QWidget {
  public:
    explicit InboxLine(QWidget* parent = nullptr);
    void show(const message::Message& message);
    using QWidget::show;
    QString subject() const { return subject_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString from_;
    QString address_;
    QString subject_;
    QString preheader_;
};

}  // namespace rehearsal::email
