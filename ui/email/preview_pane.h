#pragma once

#include <QWidget>
#include <memory>

#include "email/composer.h"
#include "email/grid_row.h"
#include "email/mail_frame.h"
#include "email/mail_views.h"
#include "email/moment_picker.h"
#include "email/problem_strip.h"

class QComboBox;
class QPlainTextEdit;
class QStackedWidget;

namespace rehearsal::session {
class Session;
}

namespace rehearsal::email {

class FailureBar;
class InboxLine;
class MailFoot;
class MailOut;
class PreviewToolbar;
class RemoteBar;
class SentMails;
class TemplateDraft;

/// The mail as one person gets it at one moment: inbox line, HTML or text, at a width, in a look, and what is
/// wrong with it.
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

    QComboBox* people();
    PreviewToolbar* toolbar() { return toolbar_; }
    MailFrame* frame() { return frame_; }
    MailFoot* foot() { return foot_; }
    MailOut* out() { return out_; }
    InboxLine* inbox() { return inbox_; }
    RemoteBar* remote() { return remote_; }
    FailureBar* failure() { return failure_; }
    ProblemStrip* problems() { return problems_; }
    /// How the mail is shown now.
    web::MailLook look() const;

  signals:
    void composed(const std::shared_ptr<const rehearsal::email::Composed>& result);
    void placeRequested(const rehearsal::base::Diagnostic& problem);

  private:
    QWidget* makeMail();
    void connectToolbar();
    void connectSession();
    void connectMail();
    void restoreSettings();
    bundle::Person person() const;
    QString personName() const;
    void take(const std::shared_ptr<const Composed>& result);
    void showMail();
    void showProblems();
    void showPerson();
    void changeLook();
    void offerMoments();
    void goToMoment(const Moment& moment);
    /// Back to now, where what was sent is no longer of the mail that is shown.
    void leaveSentMail();
    void setLoadsPictures(bool load);
    QString remoteSetting() const;

    session::Session& session_;
    TemplateDraft& draft_;
    Composer composer_;
    std::shared_ptr<const bundle::Bundle> bundle_;
    std::shared_ptr<const Composed> last_;
    std::shared_ptr<const message::Context> sentContext_;
    std::string shownHtml_;  ///< Of the last mail that could be composed.
    std::string shownTemplate_;
    std::optional<GridRow> guest_;  ///< An edge case that is shown in a person's place.
    bool started_ = false;

    PreviewToolbar* toolbar_ = nullptr;
    SentMails* sent_ = nullptr;
    MailOut* out_ = nullptr;
    InboxLine* inbox_ = nullptr;
    RemoteBar* remote_ = nullptr;
    FailureBar* failure_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    MailFrame* frame_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    MailFoot* foot_ = nullptr;
    ProblemStrip* problems_ = nullptr;
};

}  // namespace rehearsal::email
