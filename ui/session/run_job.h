#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <memory>
#include <thread>

#include "base/diagnostic.h"
#include "bundle/bundle.h"
#include "simulation/run.h"

namespace rehearsal::session {

/// One run in a thread of its own, over a copy of the bundle. Signals arrive on the thread that made it.
class RunJob : public QObject {
    Q_OBJECT
  public:
    RunJob(const bundle::Bundle& bundle, const simulation::RunOptions& options);
    /// Cancels and waits: the engine looks at the flag often.
    ~RunJob() override;

    void start();
    void cancel() { control_.cancelled = true; }

    /// Milliseconds that are left after `elapsedMs` with `fraction` done, or -1 while nothing can be said.
    static qint64 timeLeft(double fraction, qint64 elapsedMs);

  signals:
    void progress(double fraction, quint64 events, qint64 msLeft);
    /// Null where the run was cancelled.
    void finished(std::shared_ptr<const rehearsal::simulation::RunResult> result);
    void failed(const rehearsal::base::Diagnostic& diagnostic);

  private:
    void work();

    const bundle::Bundle bundle_;
    const simulation::RunOptions options_;
    simulation::RunControl control_;
    QElapsedTimer clock_;
    qint64 lastReportMs_ = 0;
    std::thread thread_;
};

}  // namespace rehearsal::session
