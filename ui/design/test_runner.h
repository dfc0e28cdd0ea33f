#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>
#include <thread>

#include "session/session.h"
#include "verify/campaign_tests.h"

namespace rehearsal::design {

/// Runs the tests of the shown campaign in the background, a moment after each edit. GUI thread.
class TestRunner : public QObject {
    Q_OBJECT
  public:
    explicit TestRunner(session::Session& session, QObject* parent = nullptr);
    ~TestRunner() override;

    /// The results of the campaign as it is, in the order of its tests; empty while they are not known.
    const std::vector<verify::TestResult>& results() const { return results_; }
    bool isRunning() const { return running_; }
    /// Why no test is run: the bundle has errors.
    bool isBlocked() const { return blocked_; }

  signals:
    void changed();

  private:
    void later();
    void start();
    void stop();
    void take(quint64 number, std::vector<verify::TestResult> results);

    session::Session& session_;
    QTimer wait_;
    std::thread thread_;
    std::shared_ptr<std::atomic<bool>> cancelled_;
    std::vector<verify::TestResult> results_;
    quint64 number_ = 0;  ///< Of the run whose results are wanted.
    bool running_ = false;
    bool blocked_ = false;
};

}  // namespace rehearsal::design
