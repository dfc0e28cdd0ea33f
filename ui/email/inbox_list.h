#pragma once

#include <QFrame>
#include <vector>

#include "email/inbox_row.h"

namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::email {

/// The mail as the lists of the main clients show it, each with as much of the subject and the preheader as
/// it has room for. A popup.
class InboxList : public QFrame {
    Q_OBJECT
  public:
    explicit InboxList(QWidget* parent);

    void setText(const InboxText& text);
    /// Under a widget, as wide as it is or a little wider.
    void openUnder(const QWidget* widget);
    const std::vector<InboxRow*>& rows() const { return rows_; }

  private:
    void showText();

    InboxText text_;
    std::vector<InboxRow*> rows_;
    widgets::SegmentedControl* scheme_;
};

}  // namespace rehearsal::email
