// Runs in the background.
#include <QThread>
#include <algorithm>

#include "base/time_zone.h"
#include "session/run_job.h"
#include "session/run_replay.h"
#include "session/session.h"

namespace rehearsal::session {

namespace {

/// A moment, or the end of a day where the policy's clocks are.
std::optional<base::Instant> endOf(const std::string& text, const std::string& zoneName) {
    if (const auto instant = base::parseInstant(text)) return instant;
    const auto day = base::parseDate(text);
    if (!day) return std::nullopt;
    const base::TimeZone zone = base::TimeZone::find(zoneName).value_or(base::TimeZone::utc());
    return zone.instantOf(*day + 1, 0) - base::milliseconds(1);
}

}  // namespace

simulation::RunOptions Session::runOptions() const {
    const QStringList chosen =
        setting(QStringLiteral("run.streams")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    simulation::RunOptions options;
    for (const auto& stream : streams())
        if (chosen.isEmpty() || chosen.contains(QString::number(stream.id)))
            options.events.emplace_back(stream.path);
    options.people = bundle().people;
    options.seed = setting(QStringLiteral("run.seed")).toULongLong();
    options.until = endOf(setting(QStringLiteral("run.until")).toStdString(), bundle().policy.timezone);
    options.threads = std::clamp(QThread::idealThreadCount(), 1, 16);
    options.render = true;  // What cannot be made is held back here as it would be in production (S21).
    return options;
}

void Session::startRun(const simulation::RunOptions& options) {
    if (isRunning() || !isOpen()) return;
    if (base::hasErrors(problems())) {
        const auto first = std::find_if(problems().begin(), problems().end(), [](const base::Diagnostic& d) {
            return d.severity == base::Severity::Error;
        });
        base::Diagnostic refusal = *first;
        refusal.text =
            tr("The rehearsal cannot start: %1").arg(QString::fromStdString(first->text)).toStdString();
        return report(refusal);
    }
    if (options.events.empty())
        return report({base::Severity::Error,
                       {},
                       {},
                       0,
                       0,
                       tr("There is no stream to rehearse on.").toStdString(),
                       tr("Add a file of events in the Events view.").toStdString()});
    const auto rehearsed = std::make_shared<const bundle::Bundle>(bundle());
    job_ = std::make_unique<RunJob>(*rehearsed, options);
    const RunJob* job = job_.get();
    const quint64 revision = revision_;
    // Reports of a job that has been replaced meanwhile are no longer of interest.
    connect(job, &RunJob::progress, this, [this, job](double fraction, quint64 events, qint64 msLeft) {
        if (job_.get() == job) emit runProgress(fraction, events, msLeft);
    });
    connect(job, &RunJob::failed, this, [this, job](const base::Diagnostic& diagnostic) {
        if (job_.get() != job) return;
        job_.reset();
        emit runCancelled();
        report(diagnostic);
    });
    connect(job, &RunJob::finished, this,
            [this, job, revision, rehearsed,
             options](const std::shared_ptr<const simulation::RunResult>& result) {
                if (job_.get() != job) return;
                job_.reset();
                if (!result) {
                    emit runCancelled();
                    return;
                }
                lastRun_ = result;
                lastRunRevision_ = revision;
                replay_->setRun(rehearsed, options, result);
                emit runFinished();
            });
    job_->start();
    emit runStarted();
}

void Session::cancelRun() {
    if (job_) job_->cancel();
}

bool Session::isRunning() const {
    return job_ != nullptr;
}

bool Session::lastRunIsStale() const {
    return lastRun_ && lastRunRevision_ != revision_;
}

}  // namespace rehearsal::session
