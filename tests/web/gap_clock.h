#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace rehearsal::test {

/// Whether the window answers: the longest time that its thread did nothing else.
class GapClock : public QObject {
  public:
    GapClock() {
        connect(&timer_, &QTimer::timeout, this, [this] { longest_ = qMax(longest_, since_.restart()); });
        since_.start();
        timer_.start(50);
    }
    /// In milliseconds, since it was made; what goes on now counts too.
    qint64 longest() const { return qMax(longest_, since_.elapsed()); }

  private:
    QTimer timer_;
    QElapsedTimer since_;
    qint64 longest_ = 0;
};

}  // namespace rehearsal::test
