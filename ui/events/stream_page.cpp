#include "events/stream_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "events/event_model.h"
#include "events/event_text.h"
#include "events/row_query.h"
#include "events/time_chart.h"
#include "widgets/card.h"
#include "widgets/data_table.h"
#include "widgets/empty_state.h"
#include "widgets/search_field.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::events {

namespace theme = widgets::theme;

namespace {

constexpr std::size_t kMostBars = 120;

QTableWidget* makeSmallTable(const QStringList& titles, const QString& name) {
    auto* table = new QTableWidget(0, static_cast<int>(titles.size()));
    widgets::setUpTable(table);
    table->setHorizontalHeaderLabels(titles);
    table->setAccessibleName(name);
    return table;
}

void addRow(QTableWidget* table, const QString& first, const QString& second) {
    const int row = table->rowCount();
    table->insertRow(row);
    table->setItem(row, 0, new QTableWidgetItem(first));
    table->setItem(row, 1, new QTableWidgetItem(second));
    table->item(row, 1)->setToolTip(second);
}

}  // namespace

StreamPage::StreamPage(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kBetweenGroups, theme::kPanelPadding, theme::kBetweenGroups,
                               theme::kPanelPadding);
    layout->setSpacing(theme::kBetweenFields);
    layout->addWidget(buildHead());
    pages_ = new QStackedWidget;
    problem_ = new widgets::EmptyState(QStringLiteral("triangle-alert"), {}, {});
    auto* content = new QWidget;
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(theme::kBetweenFields);
    auto* card = new widgets::Card;
    chart_ = new TimeChart(tr("events"));
    chart_->setFixedHeight(132);
    card->content()->addWidget(chart_);
    inside->addWidget(card);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(buildEvents());
    splitter->addWidget(buildSide());
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({700, 280});
    inside->addWidget(splitter, 1);
    pages_->addWidget(new QWidget);
    pages_->addWidget(content);
    pages_->addWidget(problem_);
    layout->addWidget(pages_, 1);
    connect(chart_, &TimeChart::barChosen, this, [this](const auto& from, const auto& to) {
        from_ = from;
        to_ = to;
        filter();
    });
}

StreamPage::~StreamPage() = default;

QWidget* StreamPage::buildHead() {
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* line = new QHBoxLayout;
    title_ = widgets::makeLabel({}, widgets::TextRole::Section);
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(160);
    progressText_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    cancel_ = new QPushButton(tr("Cancel"));
    line->addWidget(title_, 1);
    line->addWidget(progressText_);
    line->addWidget(progress_);
    line->addWidget(cancel_);
    layout->addLayout(line);
    figures_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    layout->addWidget(figures_);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (job_) job_->cancel();
    });
    return head;
}

QWidget* StreamPage::buildEvents() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, theme::kBetweenFields, 0);
    auto* bar = new QHBoxLayout;
    search_ = new widgets::SearchField(tr("Filter events"));
    name_ = new QComboBox;
    name_->setAccessibleName(tr("Event name"));
    name_->setMinimumWidth(170);
    name_->setMaxVisibleItems(16);
    shownCount_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    bar->addWidget(search_, 1);
    bar->addWidget(name_);
    bar->addWidget(shownCount_);
    layout->addLayout(bar);
    model_ = new EventModel(this);
    query_ = new RowQuery(this);
    table_ = new QTableView;
    widgets::setUpTable(table_);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Events"));
    const int widths[] = {190, 130, 100, 200};
    for (int column = 0; column < EventModel::ColumnCount; ++column)
        table_->setColumnWidth(column, widths[column]);
    layout->addWidget(table_, 1);
    connect(search_, &QLineEdit::textChanged, this, &StreamPage::filter);
    connect(name_, &QComboBox::currentIndexChanged, this, &StreamPage::filter);
    connect(query_, &RowQuery::finished, this, [this](const RowQuery::Rows& rows) {
        model_->setRows(rows);
        shownCount_->setText(tr("%1 shown").arg(widgets::countText(rows->size())));
        showEvent();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StreamPage::showEvent);
    return page;
}

QWidget* StreamPage::buildSide() {
    side_ = new QTabWidget;
    side_->setMinimumWidth(260);
    raw_ = new QPlainTextEdit;
    raw_->setReadOnly(true);
    raw_->setProperty("source", true);
    raw_->setLineWrapMode(QPlainTextEdit::NoWrap);
    raw_->setPlaceholderText(tr("Choose an event to see it whole."));
    raw_->setAccessibleName(tr("The event as it came"));
    names_ = makeSmallTable({tr("Event"), tr("Count")}, tr("Event names"));
    names_->setColumnWidth(0, 200);
    rejected_ = makeSmallTable({tr("Line"), tr("Why it was not taken")}, tr("Rejected lines"));
    rejected_->setColumnWidth(0, 80);
    side_->addTab(raw_, tr("Event"));
    side_->addTab(names_, tr("Names"));
    side_->addTab(rejected_, tr("Rejected"));
    connect(names_, &QTableWidget::cellActivated, this, [this](int row) { name_->setCurrentIndex(row + 1); });
    return side_;
}

void StreamPage::open(const QString& name, const QString& path, const base::TimeZone& zone) {
    job_ = std::make_unique<StreamJob>(path.toStdString());
    facts_.reset();
    zone_ = zone;
    title_->setText(name);
    figures_->clear();
    pages_->setCurrentIndex(0);
    showProgress(0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{progress_, progressText_, cancel_}) widget->show();
    connect(job_.get(), &StreamJob::progress, this, &StreamPage::showProgress);
    connect(job_.get(), &StreamJob::finished, this, &StreamPage::showFacts);
    connect(job_.get(), &StreamJob::failed, this, &StreamPage::showFailure);
    job_->start();
}

void StreamPage::showProgress(double fraction, quint64 lines) {
    progress_->setValue(static_cast<int>(fraction * 1000));
    progressText_->setText(lines == 0 ? tr("Reading") : tr("%1 lines").arg(widgets::countText(lines)));
}

void StreamPage::showFailure(const base::Diagnostic& diagnostic) {
    job_.release()->deleteLater();
    for (QWidget* widget : std::initializer_list<QWidget*>{progress_, progressText_, cancel_}) widget->hide();
    problem_->setTexts(QString::fromStdString(diagnostic.text), QString::fromStdString(diagnostic.hint));
    pages_->setCurrentIndex(2);
}

void StreamPage::showFacts(const StreamJob::Facts& facts) {
    // The job is the sender of this signal: it may go only after it has returned.
    job_.release()->deleteLater();
    facts_ = facts;
    from_.reset();
    to_.reset();
    for (QWidget* widget : std::initializer_list<QWidget*>{progress_, progressText_, cancel_}) widget->hide();
    QStringList parts{tr("%1 events").arg(widgets::countText(facts->events)),
                      tr("%1 people").arg(widgets::countText(facts->people))};
    if (facts->first)
        parts << tr("%1 to %2")
                     .arg(widgets::timeText(*facts->first, zone_, widgets::Year::Shown),
                          widgets::timeText(*facts->last, zone_, widgets::Year::Shown));
    parts << (facts->rejected == 0 ? tr("every line was taken")
                                   : tr("%1 lines rejected").arg(widgets::countText(facts->rejected)));
    if (facts->events > facts->rows.size())
        parts << tr("the table holds the first %1").arg(widgets::countText(facts->rows.size()));
    if (facts->cancelled) parts << tr("reading was cancelled, so this is a part");
    figures_->setText(parts.join(QStringLiteral(" · ")));
    showChart();
    showNames();
    showRejected();
    model_->setFacts(facts, zone_);
    pages_->setCurrentIndex(1);
    filter();
}

void StreamPage::showChart() {
    const Bars bars = facts_->bins.bars(kMostBars, base::minutes(1));
    chart_->setData({bars.start, bars.width, zone_, {{tr("Events"), theme::Scale::Indigo, 9, bars.counts}}});
}

void StreamPage::showNames() {
    const QSignalBlocker quiet(name_);
    name_->clear();
    name_->addItem(tr("Every event"));
    names_->setRowCount(0);
    for (const auto& [name, count] : facts_->names) {
        name_->addItem(eventNameText(name), QString::fromStdString(name));
        addRow(names_, eventNameText(name), widgets::countText(count));
        names_->item(names_->rowCount() - 1, 1)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    side_->setTabText(1, tr("Names (%1)").arg(facts_->names.size()));
}

void StreamPage::showRejected() {
    rejected_->setRowCount(0);
    for (const auto& [reason, count] : facts_->rejectedByReason)
        addRow(rejected_, tr("%1 ×").arg(widgets::countText(count)), rejectionText(reason));
    for (const RejectedRow& row : facts_->rejectedRows) {
        addRow(rejected_, widgets::countText(row.line), rejectionText(row.reason));
        rejected_->item(rejected_->rowCount() - 1, 1)->setToolTip(QString::fromStdString(row.beginning));
    }
    side_->setTabText(2, tr("Rejected (%1)").arg(widgets::countText(facts_->rejected)));
}

void StreamPage::filter() {
    if (!facts_) return;
    EventFilter filter{search_->text(), name_->currentData().toString().toStdString(), from_, to_};
    query_->start(facts_->rows.size(), keepMatching(facts_, filter), {});
}

void StreamPage::showEvent() {
    const QModelIndex current = table_->currentIndex();
    raw_->setPlainText(current.isValid() ? prettyJson(model_->event(current.row()).raw) : QString());
    if (current.isValid()) side_->setCurrentIndex(0);
}

}  // namespace rehearsal::events
