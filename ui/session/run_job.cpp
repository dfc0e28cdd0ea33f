#include "session/run_job.h"

#include <QMetaObject>

namespace rehearsal::session {

RunJob::RunJob(const bundle::Bundle& bundle, const simulation::RunOptions& options)
    : bundle_(bundle), options_(options) {}

RunJob::~RunJob() {
    cancel();
    if (thread_.joinable()) thread_.join();
}

void RunJob::start() {
    clock_.start();
    control_.progress = [this](double fraction, std::uint64_t events) {
        constexpr qint64 kReportEveryMs = 50;  // More often nobody can read.
        const qint64 now = clock_.elapsed();
        if (now - lastReportMs_ < kReportEveryMs) return;
        lastReportMs_ = now;
        emit progress(fraction, events, timeLeft(fraction, now));
    };
    thread_ = std::thread([this] { work(); });
}

qint64 RunJob::timeLeft(double fraction, qint64 elapsedMs) {
    constexpr double kTooEarly = 0.02;
    constexpr qint64 kTooShortMs = 400;
    if (fraction < kTooEarly || elapsedMs < kTooShortMs) return -1;
    return static_cast<qint64>(static_cast<double>(elapsedMs) * (1 - fraction) / fraction);
}

void RunJob::work() {
    auto result = simulation::run(bundle_, options_, control_);
    if (!result) {
        emit failed(result.error());
    } else if (result->cancelled) {
        emit finished(nullptr);
    } else {
        emit finished(std::make_shared<const simulation::RunResult>(std::move(*result)));
    }
}

}  // namespace rehearsal::session
