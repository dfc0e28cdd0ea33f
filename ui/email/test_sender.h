#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>

#include "bundle/files.h"
#include "message/message.h"
#include "message/smtp.h"

namespace rehearsal::email {

/// Sends one mail to one address, beside the window's thread. The subject says that it is a test.
class TestSender : public QObject {
    Q_OBJECT
  public:
    explicit TestSender(QObject* parent = nullptr);
    ~TestSender() override;

    void send(message::Message message, const bundle::Files& files, const message::SmtpServer& server);
    void cancel();
    bool isSending() const { return cancelled_ != nullptr; }

  signals:
    void sent();
    void failed(const rehearsal::base::Diagnostic& why);

  private:
    QThreadPool pool_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
};

}  // namespace rehearsal::email
