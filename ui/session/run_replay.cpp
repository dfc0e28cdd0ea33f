#include "session/run_replay.h"

#include <algorithm>

#include "session/run_job.h"

namespace rehearsal::session {

namespace {

constexpr std::size_t kMomentsKept = 24;
/// Results of large runs are not kept: each holds all decisions up to its moment.
constexpr std::size_t kLargestKept = 200'000;

}  // namespace

RunReplay::RunReplay(QObject* parent) : QObject(parent) {}
RunReplay::~RunReplay() = default;

void RunReplay::setRun(std::shared_ptr<const bundle::Bundle> bundle, const simulation::RunOptions& options,
                       std::shared_ptr<const simulation::RunResult> run) {
    job_.reset();
    kept_.clear();
    bundle_ = std::move(bundle);
    options_ = options;
    run_ = std::move(run);
    moment_.reset();
    emit momentChanged();
    show(run_);
}

void RunReplay::setMoment(std::optional<base::Instant> moment) {
    if (moment && run_ && *moment >= run_->end) moment.reset();
    if (moment == moment_) return;
    moment_ = moment;
    job_.reset();
    emit momentChanged();
    if (!moment_ || !run_) return show(run_);
    const auto known =
        std::find_if(kept_.begin(), kept_.end(), [&](const auto& one) { return one.first == *moment_; });
    if (known != kept_.end()) return show(known->second);
    work(*moment_);
}

void RunReplay::work(base::Instant moment) {
    simulation::RunOptions options = options_;
    options.until = moment;
    job_ = std::make_unique<RunJob>(*bundle_, options);
    const RunJob* job = job_.get();
    connect(job, &RunJob::failed, this, [this, job] {
        if (job_.get() == job) job_.reset();
    });
    connect(job, &RunJob::finished, this, [this, job, moment](const Result& result) {
        if (job_.get() != job) return;
        job_.reset();
        if (!result) return;
        keep(moment, result);
        show(result);
    });
    job_->start();
}

void RunReplay::keep(base::Instant moment, const Result& result) {
    if (result->decisions.size() > kLargestKept) return;
    kept_.emplace_front(moment, result);
    if (kept_.size() > kMomentsKept) kept_.pop_back();
}

void RunReplay::show(const Result& result) {
    if (shown_ == result) return;
    shown_ = result;
    emit shownChanged();
}

}  // namespace rehearsal::session
