#pragma once

#include <QWidget>
#include <memory>

#include "base/diagnostic.h"
#include "base/time_zone.h"
#include "events/stream_job.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTableWidget;
class QTabWidget;

namespace rehearsal::widgets {
class EmptyState;
class SearchField;
}  // namespace rehearsal::widgets

namespace rehearsal::events {

class EventModel;
class RowQuery;
class TimeChart;

/// One stream: its facts, how it goes through time, its events and what was not taken. It is read in the
/// background.
class StreamPage : public QWidget {
    Q_OBJECT
  public:
    explicit StreamPage(QWidget* parent = nullptr);
    ~StreamPage() override;

    /// Reads and shows a stream in place of the one shown.
    void open(const QString& name, const QString& path, const base::TimeZone& zone);
    bool isReading() const { return job_ != nullptr; }
    const StreamJob::Facts& facts() const { return facts_; }

  private:
    QWidget* buildHead();
    QWidget* buildEvents();
    QWidget* buildSide();
    void showFacts(const StreamJob::Facts& facts);
    void showFailure(const base::Diagnostic& diagnostic);
    void showProgress(double fraction, quint64 lines);
    void showChart();
    void showNames();
    void showRejected();
    void filter();
    void showEvent();

    std::unique_ptr<StreamJob> job_;
    StreamJob::Facts facts_;
    base::TimeZone zone_ = base::TimeZone::utc();
    std::optional<base::Instant> from_;
    std::optional<base::Instant> to_;

    QLabel* title_;
    QLabel* figures_;
    QProgressBar* progress_;
    QLabel* progressText_;
    QPushButton* cancel_;
    QStackedWidget* pages_;
    widgets::EmptyState* problem_;
    TimeChart* chart_;
    widgets::SearchField* search_;
    QComboBox* name_;
    QLabel* shownCount_;
    EventModel* model_;
    RowQuery* query_;
    QTableView* table_;
    QTabWidget* side_;
    QPlainTextEdit* raw_;
    QTableWidget* names_;
    QTableWidget* rejected_;
};

}  // namespace rehearsal::events
