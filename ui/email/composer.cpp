#include "email/composer.h"

#include <utility>

#include "message/composer.h"
#include "message/sample_context.h"

namespace rehearsal::email {

Composer::Composer(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

Composer::~Composer() {
    pool_.waitForDone();
}

void Composer::compose(ComposeRequest request) {
    next_ = std::move(request);
    if (!running_) start();
}

void Composer::start() {
    running_ = true;
    pool_.start([this, request = std::make_shared<ComposeRequest>(*std::exchange(next_, std::nullopt))] {
        auto result = std::make_shared<Composed>();
        result->context = request->context ? *request->context
                                           : message::sampleContext(*request->bundle, request->person,
                                                                    request->email, request->now);
        result->message = message::compose(*request->bundle, request->email, result->context);
        // The destructor waits for this, so the receiver is there; what is queued goes with it.
        QMetaObject::invokeMethod(this, [this, result] {
            running_ = false;
            emit composed(result);
            if (next_ && !running_) start();
        });
    });
}

}  // namespace rehearsal::email
