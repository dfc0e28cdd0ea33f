#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/diagnostic.h"
#include "events/stream_facts.h"
#include "events/stream_scan.h"

namespace rehearsal::events {

/// Scans one stream in a thread of its own. Signals arrive on the thread that made it; none after it is gone.
class StreamJob : public QObject {
    Q_OBJECT
  public:
    using Facts = std::shared_ptr<const StreamFacts>;

    explicit StreamJob(std::filesystem::path file, QObject* parent = nullptr);
    /// Cancels and waits: the scan looks at the flag every few thousand lines.
    ~StreamJob() override;

    void start();
    void cancel() { control_.cancelled = true; }

  signals:
    void progress(double fraction, quint64 lines);
    void finished(const rehearsal::events::StreamJob::Facts& facts);
    void failed(const rehearsal::base::Diagnostic& diagnostic);

  private:
    void work();

    const std::filesystem::path file_;
    ScanControl control_;
    std::thread thread_;
};

}  // namespace rehearsal::events
