#include "rehearse/run_bar.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "session/session.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::rehearse {

namespace theme = widgets::theme;

namespace {

QWidget* makeField(const QString& title, QWidget* field) {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* label = widgets::makeLabel(title, widgets::TextRole::Secondary);
    label->setBuddy(field);
    field->setAccessibleName(title);
    layout->addWidget(label);
    layout->addWidget(field);
    return box;
}

base::TimeZone policyZone(const session::Session& session) {
    return base::TimeZone::find(session.bundle().policy.timezone).value_or(base::TimeZone::utc());
}

}  // namespace

std::optional<base::Instant> parseUntil(const QString& text, const base::TimeZone& zone) {
    const std::string trimmed = text.trimmed().toStdString();
    if (const auto instant = base::parseInstant(trimmed)) return instant;
    if (const auto day = base::parseDate(trimmed)) return zone.instantOf(*day + 1, 0) - base::milliseconds(1);
    return std::nullopt;
}

RunBar::RunBar(session::Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kInsideControl);
    layout->addWidget(buildFields());
    problem_ = widgets::makeLabel({}, widgets::TextRole::Error);
    problem_->hide();
    layout->addWidget(problem_);
    layout->addWidget(buildProgress());
    connect(&session, &session::Session::opened, this, &RunBar::refresh);
    connect(&session, &session::Session::streamsChanged, this, &RunBar::refreshStreams);
    connect(&session, &session::Session::runStarted, this, [this] {
        startedMs_ = QDateTime::currentMSecsSinceEpoch();
        showProgress(0, 0, -1);
        showState();
    });
    connect(&session, &session::Session::runProgress, this, &RunBar::showProgress);
    connect(&session, &session::Session::runFinished, this, &RunBar::showState);
    connect(&session, &session::Session::runCancelled, this, &RunBar::showState);
    refresh();
}

QWidget* RunBar::buildFields() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kBetweenFields);
    layout->addWidget(widgets::makeLabel(tr("Rehearse"), widgets::TextRole::Title), 1, Qt::AlignVCenter);
    streams_ = new QPushButton;
    streams_->setMinimumWidth(200);
    menu_ = new QMenu(streams_);
    streams_->setMenu(menu_);
    until_ = new QLineEdit;
    until_->setPlaceholderText(tr("90 days after the last"));
    until_->setToolTip(
        tr("The last day to rehearse, such as 2026-03-31, or a moment such as 2026-03-31T12:00:00Z."));
    until_->setFixedWidth(170);
    seed_ = new QSpinBox;
    seed_->setRange(0, 999'999);
    seed_->setFixedWidth(96);
    seed_->setToolTip(tr("The same seed gives the same answers of live data. Change it to try others."));
    layout->addWidget(makeField(tr("Events from"), streams_));
    layout->addWidget(makeField(tr("Until"), until_));
    layout->addWidget(makeField(tr("Seed"), seed_));
    run_ = new QPushButton(widgets::icon(QStringLiteral("play"), theme::Role::OnAccent), tr("Run rehearsal"));
    widgets::setVariant(run_, widgets::Variant::Primary);
    cancel_ = new QPushButton(widgets::icon(QStringLiteral("circle-stop")), tr("Cancel"));
    for (QPushButton* button : {run_, cancel_}) layout->addWidget(button, 0, Qt::AlignBottom);
    connect(run_, &QPushButton::clicked, this, &RunBar::run);
    connect(cancel_, &QPushButton::clicked, &session_, &session::Session::cancelRun);
    connect(until_, &QLineEdit::editingFinished, this, &RunBar::keepUntil);
    connect(seed_, &QSpinBox::valueChanged, this,
            [this](int seed) { session_.setSetting(QStringLiteral("run.seed"), QString::number(seed)); });
    return row;
}

QWidget* RunBar::buildProgress() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress of the rehearsal"));
    progressText_ = widgets::makeLabel({}, widgets::TextRole::Secondary);
    layout->addWidget(progress_, 1);
    layout->addWidget(progressText_);
    return row;
}

void RunBar::refresh() {
    const QSignalBlocker quietSeed(seed_);
    seed_->setValue(session_.setting(QStringLiteral("run.seed")).toInt());
    until_->setText(session_.setting(QStringLiteral("run.until")));
    refreshStreams();
    showState();
}

void RunBar::refreshStreams() {
    menu_->clear();
    const QStringList chosen =
        session_.setting(QStringLiteral("run.streams")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const workspace::Stream& stream : session_.streams()) {
        QAction* action = menu_->addAction(QString::fromStdString(stream.name));
        action->setCheckable(true);
        action->setData(QString::number(stream.id));
        action->setChecked(chosen.isEmpty() || chosen.contains(QString::number(stream.id)));
        connect(action, &QAction::toggled, this, &RunBar::keepStreams);
    }
    menu_->addSeparator();
    menu_->addAction(widgets::icon(QStringLiteral("plus")), tr("Add streams in Events"), this,
                     [this] { emit session_.viewRequested(QStringLiteral("events")); });
    showState();
}

void RunBar::keepStreams() {
    QStringList ids;
    for (const QAction* action : menu_->actions())
        if (action->isCheckable() && action->isChecked()) ids << action->data().toString();
    if (ids.isEmpty()) return refreshStreams();  // A run needs one: the last stays chosen.
    session_.setSetting(QStringLiteral("run.streams"), ids.join(QLatin1Char(',')));
    showState();
}

void RunBar::keepUntil() {
    const bool wrong = !until_->text().trimmed().isEmpty() && !until();
    widgets::setInvalid(until_, wrong);
    problem_->setVisible(wrong);
    if (wrong) {
        problem_->setText(tr("“%1” is no date. Write one such as 2026-03-31, or leave it empty.")
                              .arg(until_->text().trimmed()));
    } else {
        session_.setSetting(QStringLiteral("run.until"), until_->text().trimmed());
    }
}

std::optional<base::Instant> RunBar::until() const {
    return parseUntil(until_->text(), policyZone(session_));
}

void RunBar::run() {
    keepUntil();
    if (problem_->isVisibleTo(this)) return until_->setFocus();
    simulation::RunOptions options = session_.runOptions();
    options.until = until();
    session_.startRun(options);
}

void RunBar::showState() {
    QStringList names;
    for (const QAction* action : menu_->actions())
        if (action->isCheckable() && action->isChecked()) names << action->text();
    streams_->setText(names.isEmpty()     ? tr("No stream yet")
                      : names.size() == 1 ? names.front()
                                          : tr("%1 streams").arg(names.size()));
    const bool running = session_.isRunning();
    run_->setEnabled(!running && !names.isEmpty());
    run_->setVisible(!running);
    cancel_->setVisible(running);
    progress_->parentWidget()->setVisible(running);
}

void RunBar::showProgress(double fraction, quint64 events, qint64 msLeft) {
    progress_->setValue(static_cast<int>(fraction * 1000));
    const qint64 elapsed = QDateTime::currentMSecsSinceEpoch() - startedMs_;
    QStringList parts{tr("%1 events").arg(widgets::countText(events))};
    if (elapsed > 500)
        parts << tr("%1 a second").arg(widgets::countText(events * 1000 / static_cast<quint64>(elapsed)));
    if (msLeft >= 0) parts << tr("%1 left").arg(widgets::durationText(base::seconds((msLeft + 999) / 1000)));
    progressText_->setText(parts.join(QStringLiteral(" · ")));
}

}  // namespace rehearsal::rehearse
