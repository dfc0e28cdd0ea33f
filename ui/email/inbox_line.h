#pragma once

#include <QAbstractButton>

#include "message/message.h"

namespace rehearsal::email {

class InboxList;

/// An email as a list of mails shows it: who it is from, its subject, its preheader. Pressed, it shows how
/// the main clients list it.
class InboxLine : public QAbstractButton {
    Q_OBJECT
  public:
    explicit InboxLine(QWidget* parent = nullptr);
    void show(const message::Message& message);
    using QWidget::show;
    QString subject() const { return subject_; }
    /// The list, once it was opened; else nullptr.
    InboxList* list() { return list_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void openList();

    InboxList* list_ = nullptr;
    QString from_;
    QString address_;
    QString subject_;
    QString preheader_;
};

}  // namespace rehearsal::email
