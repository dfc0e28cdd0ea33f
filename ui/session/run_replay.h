#pragma once

#include <QObject>
#include <list>
#include <memory>
#include <optional>

#include "bundle/bundle.h"
#include "simulation/run.h"

namespace rehearsal::session {

class RunJob;

/// A finished run as it stood at any moment of it: run again to that moment, for nothing is recorded that can
/// be computed again. GUI thread.
class RunReplay : public QObject {
    Q_OBJECT
  public:
    explicit RunReplay(QObject* parent = nullptr);
    ~RunReplay() override;

    /// Another run is looked at, from its end; null where there is none.
    void setRun(std::shared_ptr<const bundle::Bundle> bundle, const simulation::RunOptions& options,
                std::shared_ptr<const simulation::RunResult> run);

    /// What was run, and how; null where there is no run.
    const std::shared_ptr<const bundle::Bundle>& bundle() const { return bundle_; }
    const simulation::RunOptions& options() const { return options_; }

    /// The moment that is looked at; nothing is the end.
    std::optional<base::Instant> moment() const { return moment_; }
    void setMoment(std::optional<base::Instant> moment);
    /// The run up to the moment; while that is worked out, what was shown before. May be null.
    std::shared_ptr<const simulation::RunResult> shown() const { return shown_; }
    bool isWorking() const { return job_ != nullptr; }

  signals:
    void momentChanged();
    void shownChanged();

  private:
    using Result = std::shared_ptr<const simulation::RunResult>;
    void show(const Result& result);
    void work(base::Instant moment);
    void keep(base::Instant moment, const Result& result);

    std::shared_ptr<const bundle::Bundle> bundle_;
    simulation::RunOptions options_;
    Result run_;
    Result shown_;
    std::optional<base::Instant> moment_;
    std::list<std::pair<base::Instant, Result>> kept_;  ///< Moments looked at lately, the latest first.
    std::unique_ptr<RunJob> job_;
};

}  // namespace rehearsal::session
