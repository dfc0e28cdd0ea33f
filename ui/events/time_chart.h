#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "base/time_zone.h"
#include "widgets/theme.h"

namespace rehearsal::events {

/// Counts over time as bars, several kinds stacked. Left and right move a cursor that says what a bar holds,
/// Enter or a click chooses a bar, Escape lets go.
class TimeChart : public QWidget {
    Q_OBJECT
  public:
    struct Series {
        QString name;
        widgets::theme::Scale scale = widgets::theme::Scale::Indigo;
        int step = 9;
        std::vector<std::uint64_t> counts;
    };
    struct Data {
        base::Instant start;
        base::Duration width;
        base::TimeZone zone = base::TimeZone::utc();
        std::vector<Series> series;  ///< All of the same length; the first at the bottom.
    };

    /// `unit` says what is counted, in the plural: `events`.
    explicit TimeChart(const QString& unit, QWidget* parent = nullptr);

    void setData(Data shown);
    int barCount() const;
    std::uint64_t total(int bar) const;
    int cursor() const { return cursor_; }
    void setCursorBar(int bar);
    std::optional<int> chosen() const { return chosen_; }
    void choose(std::optional<int> bar);
    /// What the bar under the cursor holds, in words.
    QString cursorText() const;

    QSize sizeHint() const override { return {480, 160}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

  signals:
    /// From (inclusive) to (exclusive) of the chosen bar; empty where none is.
    void barChosen(std::optional<rehearsal::base::Instant> from, std::optional<rehearsal::base::Instant> to);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    QRectF plot() const;
    int barAt(const QPointF& position) const;
    QRectF barRect(int bar) const;
    void paintScale(QPainter& painter) const;
    void paintBars(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void describe();

    QString unit_;
    Data data_;
    std::uint64_t top_ = 1;
    int cursor_ = -1;
    std::optional<int> chosen_;
};

}  // namespace rehearsal::events
