#include "events/stream_job.h"

#include <QElapsedTimer>

namespace rehearsal::events {

StreamJob::StreamJob(std::filesystem::path file, QObject* parent) : QObject(parent), file_(std::move(file)) {}

StreamJob::~StreamJob() {
    cancel();
    if (thread_.joinable()) thread_.join();
}

void StreamJob::start() {
    // Ten reports a second are enough for the eye and keep the event queue short.
    control_.progress = [this, clock = QElapsedTimer()](double fraction, std::uint64_t lines) mutable {
        if (clock.isValid() && clock.elapsed() < 100) return;
        clock.start();
        QMetaObject::invokeMethod(this, [this, fraction, lines] { emit progress(fraction, lines); });
    };
    thread_ = std::thread([this] { work(); });
}

void StreamJob::work() {
    auto result = scanStream(file_, control_);
    if (!result) {
        QMetaObject::invokeMethod(this, [this, error = result.error()] { emit failed(error); });
        return;
    }
    const auto facts = std::make_shared<const StreamFacts>(std::move(*result));
    QMetaObject::invokeMethod(this, [this, facts] { emit finished(facts); });
}

}  // namespace rehearsal::events
