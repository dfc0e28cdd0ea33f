#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>

namespace rehearsal::events {

/// Work done away from the GUI thread, whose result comes back to it. A later piece of work takes the place
/// of one that is still going on: only the last result arrives. What the work looks at has to stay, by what
/// it captures.
class Background {
  public:
    /// Set once nobody waits for the result any more.
    using Cancelled = std::shared_ptr<std::atomic<bool>>;

    Background() { pool_.setMaxThreadCount(2); }
    ~Background() {
        cancel();
        pool_.clear();
        pool_.waitForDone();
    }
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// `work(cancelled)` on another thread, then `then(result)` on this one.
    template <class Work, class Then>
    void run(Work work, Then then) {
        cancel();
        running_ = true;
        pool_.start([this, work = std::move(work), then = std::move(then), token = cancelled_] {
            auto result = work(token);
            QMetaObject::invokeMethod(&context_, [this, result = std::move(result), then, token] {
                if (*token) return;
                running_ = false;
                then(result);
            });
        });
    }

    void cancel() {
        *cancelled_ = true;
        cancelled_ = std::make_shared<std::atomic<bool>>(false);
        running_ = false;
    }

    bool isRunning() const { return running_; }

  private:
    QObject context_;  ///< Results are delivered to its thread, and not after it is gone.
    QThreadPool pool_;
    Cancelled cancelled_ = std::make_shared<std::atomic<bool>>(false);
    bool running_ = false;
};

}  // namespace rehearsal::events
