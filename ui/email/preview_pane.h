#pragma once

#include <QWidget>
#include <memory>

#include "email/composer.h"
#include "email/grid_row.h"
#include "email/mail_frame.h"
#include "email/mail_views.h"
#include "email/problem_strip.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace rehearsal::session {
class Session;
}
namespace rehearsal::widgets {
class SegmentedControl;
}

namespace rehearsal::email {

class InboxLine;
class TemplateDraft;
class WidthPicker;

/// The mail as one person gets it: inbox line, HTML or text, at a width, light or dark, and what is wrong
/// with it.
class PreviewPane : public QWidget {
    Q_OBJECT
  public:
    PreviewPane(session::Session& session, TemplateDraft& draft, QWidget* parent = nullptr);

    /// Makes the page. Until then there is an inbox line at most.
    void start();
    /// Renders what the draft holds now.
    void refresh();
    /// Shows somebody's mail in a view; an edge case, who is none of the people, until another is chosen.
    void showAs(const GridRow& row, const MailView& view);
    /// Fills the list of people again.
    void refreshPeople();

    QComboBox* people() { return people_; }
    MailFrame* frame() { return frame_; }
    InboxLine* inbox() { return inbox_; }
    ProblemStrip* problems() { return problems_; }

  signals:
    void composed(const std::shared_ptr<const rehearsal::email::Composed>& result);
    void placeRequested(const rehearsal::base::Diagnostic& problem);

  private:
    QWidget* makeToolbar();
    QWidget* makeMail();
    bundle::Person person() const;
    QString personName() const;
    void take(const std::shared_ptr<const Composed>& result);
    void showMail();
    void showProblems();
    void showPerson();
    void setDark(bool dark);

    session::Session& session_;
    TemplateDraft& draft_;
    Composer composer_;
    std::shared_ptr<const bundle::Bundle> bundle_;
    std::shared_ptr<const Composed> last_;
    std::optional<GridRow> guest_;  ///< An edge case that is shown in a person's place.
    bool started_ = false;
    bool dark_ = false;

    QComboBox* people_ = nullptr;
    WidthPicker* width_ = nullptr;
    widgets::SegmentedControl* scheme_ = nullptr;
    widgets::SegmentedControl* part_ = nullptr;
    InboxLine* inbox_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    MailFrame* frame_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QLabel* status_ = nullptr;
    QLabel* zoom_ = nullptr;
    ProblemStrip* problems_ = nullptr;
};

}  // namespace rehearsal::email
