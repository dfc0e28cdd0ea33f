#pragma once

#include <QAbstractSlider>
#include <optional>

#include "design/run_timeline.h"

namespace rehearsal::design {

/// The time of a run as a line with bars of messages above it and a handle to take hold of. A slider: arrows,
/// Page Up and Down, Home and End move it.
class TimeScrubber : public QAbstractSlider {
    Q_OBJECT
  public:
    static constexpr int kSteps = 1000;

    explicit TimeScrubber(QWidget* parent = nullptr);

    void setTimeline(RunTimeline timeline);
    const RunTimeline& timeline() const { return timeline_; }
    /// Shows a moment without reporting it.
    void showMoment(std::optional<base::Instant> moment);

    QSize sizeHint() const override { return {360, 40}; }
    QSize minimumSizeHint() const override { return {120, 40}; }

  signals:
    /// Somebody moved the handle; nothing is the end.
    void momentChosen(std::optional<rehearsal::base::Instant> moment);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    QRectF line() const;
    void moveTo(double x);
    void paintBars(QPainter& painter) const;

    RunTimeline timeline_;
    bool showing_ = false;
};

}  // namespace rehearsal::design
