#pragma once

#include <QObject>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "base/instant.h"
#include "message/message.h"
#include "simulation/run.h"

namespace rehearsal::session {
class Session;
}

namespace rehearsal::email {

/// One mail that the last run sent to a person.
struct SentMail {
    std::string key;  ///< The idempotency key: it names the mail.
    base::Instant at;
    std::string campaign;  ///< Its id.
};

/// The mails of the last run, and what each of them saw when it was sent: for that, the one person is run
/// again, beside the window's thread.
class SentMails : public QObject {
    Q_OBJECT
  public:
    explicit SentMails(session::Session& session, QObject* parent = nullptr);
    ~SentMails() override;

    bool hasRun() const;
    /// The mails of a template that went to a person, the latest first.
    const std::vector<SentMail>& of(const std::string& templateId, const std::string& personId);
    /// Looks for what a mail saw; `found` or `notFound` tells. Another one takes its place.
    void find(const std::string& personId, const std::string& key);
    /// Stops looking.
    void stop();

  signals:
    void found(const std::string& key, const std::shared_ptr<const rehearsal::message::Context>& context);
    void notFound(const QString& why);

  private:
    session::Session& session_;
    QThreadPool pool_;
    std::shared_ptr<simulation::RunControl> control_;
    std::vector<SentMail> sent_;
    std::string sentOf_;  ///< The template and the person whose mails are in `sent_`.
    std::weak_ptr<const simulation::RunResult> sentIn_;
};

}  // namespace rehearsal::email
