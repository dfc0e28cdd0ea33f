#include "design/replay_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "design/time_scrubber.h"
#include "session/run_replay.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::design {

namespace theme = widgets::theme;

namespace {

constexpr int kFrameMs = 80;
constexpr int kFilmSteps = 120;  ///< A film of the whole run takes some ten seconds.
constexpr int kMomentWidth = 176;

}  // namespace

ReplayBar::ReplayBar(session::Session& session, QWidget* parent)
    : QFrame(parent), session_(session), scrubber_(new TimeScrubber(this)) {
    setObjectName(QStringLiteral("replayBar"));
    setAccessibleName(tr("The run over time"));
    widgets::setSurface(this, widgets::Surface::Card);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 12, 4);
    row->setSpacing(0);
    play_ = addButton("play", tr("Play the run"), "playRun");
    play_->setCheckable(true);
    QToolButton* previous = addButton("chevron-left", tr("To the decision before (,)"), "stepBack");
    QToolButton* next = addButton("chevron-right", tr("To the next decision (.)"), "stepForward");
    row->addWidget(scrubber_, 1);
    row->addSpacing(theme::kInsideControl);
    moment_ = widgets::makeLabel({}, widgets::TextRole::Secondary, this);
    moment_->setObjectName(QStringLiteral("moment"));
    moment_->setFixedWidth(kMomentWidth);
    moment_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(moment_);
    previous->setShortcut(Qt::Key_Comma);
    next->setShortcut(Qt::Key_Period);
    connect(play_, &QToolButton::toggled, this, &ReplayBar::setPlaying);
    connect(previous, &QToolButton::clicked, this, [this] { step(false); });
    connect(next, &QToolButton::clicked, this, [this] { step(true); });
    connect(scrubber_, &TimeScrubber::momentChosen, &session_.replay(), &session::RunReplay::setMoment);
    connect(&session_.replay(), &session::RunReplay::momentChanged, this, &ReplayBar::showMoment);
    film_.setInterval(kFrameMs);
    connect(&film_, &QTimer::timeout, this, &ReplayBar::playOn);
    refresh();
}

QToolButton* ReplayBar::addButton(const char* icon, const QString& tip, const char* name) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(widgets::icon(QLatin1String(icon)));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    layout()->addWidget(button);
    return button;
}

void ReplayBar::refresh() {
    const std::string campaign = session_.campaignId().toStdString();
    if (run_ != session_.lastRun() || campaign_ != campaign) {
        run_ = session_.lastRun();
        campaign_ = campaign;
        play_->setChecked(false);
        scrubber_->setTimeline(run_ ? RunTimeline(*run_, campaign) : RunTimeline());
    }
    const bool wanted = run_ && !scrubber_->timeline().empty();
    if (wanted != isVisibleTo(parentWidget())) {
        setVisible(wanted);
        emit resized();
    }
    showMoment();
}

base::Instant ReplayBar::now() const {
    return session_.replay().moment().value_or(scrubber_->timeline().end());
}

void ReplayBar::showMoment() {
    const auto moment = session_.replay().moment();
    scrubber_->showMoment(moment);
    if (!moment) {
        moment_->setText(tr("At the end of the run"));
    } else {
        const auto zone = base::TimeZone::find(session_.bundle().policy.timezone);
        // To the minute: seconds would flicker, and nobody steers by them.
        const base::Instant minute{moment->ms - moment->ms % base::minutes(1).ms};
        moment_->setText(widgets::timeText(minute, zone.value_or(base::TimeZone::utc())));
    }
    scrubber_->setAccessibleDescription(moment_->text());
}

void ReplayBar::step(bool forward) {
    const RunTimeline& timeline = scrubber_->timeline();
    const auto to = forward ? timeline.next(now()) : timeline.previous(now());
    session_.replay().setMoment(forward && !to ? std::nullopt : to ? to : std::optional(timeline.start()));
}

void ReplayBar::setPlaying(bool on) {
    play_->setIcon(widgets::icon(on ? QStringLiteral("pause") : QStringLiteral("play")));
    play_->setToolTip(on ? tr("Pause") : tr("Play the run"));
    play_->setAccessibleName(play_->toolTip());
    if (!on) return film_.stop();
    if (!session_.replay().moment()) session_.replay().setMoment(scrubber_->timeline().start());
    film_.start();
}

void ReplayBar::playOn() {
    // A large run takes longer than a frame: the film waits for its pictures.
    if (session_.replay().isWorking()) return;
    const double share = scrubber_->timeline().shareOf(now()) + 1.0 / kFilmSteps;
    if (share < 1) return session_.replay().setMoment(scrubber_->timeline().instantAt(share));
    session_.replay().setMoment(std::nullopt);
    play_->setChecked(false);
}

}  // namespace rehearsal::design
