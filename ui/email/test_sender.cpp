#include "email/test_sender.h"

#include "message/mime.h"

namespace rehearsal::email {

TestSender::TestSender(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

TestSender::~TestSender() {
    cancel();
    pool_.waitForDone();
}

void TestSender::cancel() {
    if (cancelled_) *cancelled_ = true;
    cancelled_.reset();
}

void TestSender::send(message::Message message, const bundle::Files& files,
                      const message::SmtpServer& server) {
    cancel();
    message.subject = "[Test] " + message.subject;
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    pool_.start([this, message = std::move(message), files, server, cancelled = cancelled_] {
        auto result = [&]() -> base::Expected<void> {
            const auto mime = message::toMime(message, message::Pictures(files));
            if (!mime) return tl::unexpected(mime.error());
            message::SmtpConnection connection(server);
            connection.cancelOn(*cancelled);
            return connection.send(message, *mime);
        }();
        // The destructor waits for this, so the receiver is there; what is queued goes with it.
        QMetaObject::invokeMethod(this, [this, cancelled, result] {
            if (cancelled != cancelled_) return;
            cancelled_.reset();
            if (result)
                emit sent();
            else
                emit failed(result.error());
        });
    });
}

}  // namespace rehearsal::email
