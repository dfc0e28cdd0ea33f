#include "fields/matches_line.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>

#include "fields/vocabulary.h"
#include "profile/profile.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/time_text.h"
#include "widgets/variant.h"

namespace rehearsal::fields {

namespace {

constexpr int kSoonMs = 60;
constexpr int kNamesShown = 3;

QString counted(std::size_t n) {
    return widgets::countText(n);
}

}  // namespace

MatchesLine::MatchesLine(session::Session& session, QWidget* parent)
    : QWidget(parent), session_(session), text_(widgets::makeLabel({}, widgets::TextRole::Secondary, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(widgets::theme::kInsideControl);
    auto* icon = new QLabel(this);
    icon->setPixmap(widgets::icon(QStringLiteral("users")).pixmap(widgets::theme::kSmallIcon));
    icon->setFixedSize(widgets::theme::kSmallIcon, 20);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    text_->setWordWrap(true);
    text_->setMinimumHeight(20);
    text_->setObjectName(QStringLiteral("matches"));
    text_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &MatchesLine::start);
    connect(text_, &QLabel::linkActivated, this, [this](const QString& id) { session_.setPersonId(id); });
    connect(&Vocabulary::of(session), &Vocabulary::changed, this, [this] {
        if (!condition_.is_null()) soon_.start();
    });
    connect(&session, &session::Session::documentChanged, this, [this] {
        if (!condition_.is_null()) soon_.start();  // A segment or a view may be another one now.
    });
    hide();
}

void MatchesLine::ask(const Json& condition, const ConditionScope& scope) {
    setVisible(!condition.is_null());
    scope_ = scope;
    if (condition == condition_) return;
    condition_ = condition;
    background_.cancel();
    if (condition.is_null()) return soon_.stop();
    soon_.start();
}

/// Segments and views with errors may go round in circles.
bool MatchesLine::canJudge() const {
    for (const base::Diagnostic& problem : session_.problems()) {
        const bool rules = problem.file == "segments.json" || problem.file == "views.json";
        if (rules && problem.severity == base::Severity::Error) return false;
    }
    return true;
}

void MatchesLine::start() {
    const auto histories = Vocabulary::of(session_).histories();
    if (!canJudge()) {
        text_->setText(tr("Mend the segments or views first: who matches cannot be counted."));
        return;
    }
    if (!histories) {
        text_->setText(tr("Reading what the sample people did…"));
        return;
    }
    MatchQuestion question{condition_, scope_, {}, histories, {QDateTime::currentMSecsSinceEpoch()}};
    question.rules.policy = session_.bundle().policy;
    question.rules.segments = session_.bundle().segments;
    question.rules.views = session_.bundle().views;
    background_.run(
        [question = std::move(question)](const events::Background::Cancelled& cancelled) {
            return count(question, *cancelled);
        },
        [this](const Matches& matches) { say(matches); });
}

QString MatchesLine::names(const Matches& matches) const {
    QStringList out;
    const QString color = widgets::theme::color(widgets::theme::Role::AccentText).name();
    for (std::size_t i = 0; i < std::min<std::size_t>(kNamesShown, matches.matching.size()); ++i) {
        const auto& person = matches.matching[i];
        out << QStringLiteral("<a href=\"%1\" style=\"color:%2;text-decoration:none\">%3</a>")
                   .arg(QString::fromStdString(person.id).toHtmlEscaped(), color,
                        QString::fromStdString(person.name).toHtmlEscaped());
    }
    const std::size_t rest = matches.matching.size() - static_cast<std::size_t>(out.size());
    const QString list = out.join(QStringLiteral(", "));
    return rest == 0 ? list : tr("%1 and %2 more").arg(list, counted(rest));
}

QString MatchesLine::sayPeople(const Matches& matches) const {
    const QString all = counted(matches.people);
    if (matches.people == 0)
        return tr("There are no sample people yet. Add some in People to see who matches.");
    if (matches.matching.empty()) return tr("None of the %1 sample people match.").arg(all);
    const QString count = matches.matching.size() == matches.people
                              ? tr("All %1 sample people match").arg(all)
                              : tr("%1 of %2 sample people match").arg(counted(matches.matching.size()), all);
    return tr("%1: %2").arg(count, names(matches));
}

void MatchesLine::say(const Matches& matches) {
    const auto histories = Vocabulary::of(session_).histories();
    QString text;
    switch (matches.kind) {
        case Matches::Kind::People:
            text = sayPeople(matches);
            break;
        case Matches::Kind::Events:
            text = tr("%1 of %2 events in the streams match")
                       .arg(counted(matches.matchingEvents), counted(matches.events));
            text = matches.matching.empty() ? text + QLatin1Char('.')
                                            : tr("%1, of %2").arg(text, names(matches));
            break;
        case Matches::Kind::InJourney:
            text = tr("Who matches shows only inside a journey: run the rehearsal to see.");
            break;
        case Matches::Kind::NoEvents:
            text = tr("It depends on the event, and the sample people did no such thing in the streams.");
            break;
    }
    text_->setText(text);
    if (!histories) return;
    const base::TimeZone* zone = profile::findZone(session_.bundle().policy.timezone);
    QString basis = tr("Counted by what is known of them; there are no streams with what they did.");
    if (histories->hasStreams && histories->asOf != base::Instant::min())
        basis = tr("Counted with what they did up to the end of the streams, %1.")
                    .arg(widgets::timeText(histories->asOf, zone ? *zone : base::TimeZone::utc()));
    if (histories->isCut) basis += QLatin1Char(' ') + tr("Only the first 200,000 events were read.");
    text_->setToolTip(basis);
    text_->setAccessibleDescription(basis);
    emit said();
}

}  // namespace rehearsal::fields
