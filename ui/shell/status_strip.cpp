#include "shell/status_strip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include "shell/problems_model.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::shell {

namespace theme = widgets::theme;

StatusStrip::StatusStrip(session::Session& session, ProblemsModel& problems, QAction* showProblemsAction,
                         QWidget* parent)
    : QWidget(parent),
      session_(session),
      problemsModel_(problems),
      problems_(new QToolButton),
      run_(widgets::makeLabel({}, widgets::TextRole::Secondary)) {
    constexpr int kHeight = 32;
    widgets::setSurface(this, widgets::Surface::Panel);
    setFixedHeight(kHeight);
    problems_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    problems_->setIconSize({theme::kSmallIcon, theme::kSmallIcon});
    problems_->setProperty("look", QStringLiteral("status"));
    problems_->setCheckable(true);
    problems_->setFocusPolicy(Qt::TabFocus);
    problems_->setToolTip(showProblemsAction->toolTip());
    connect(problems_, &QToolButton::clicked, showProblemsAction, &QAction::trigger);
    connect(showProblemsAction, &QAction::toggled, problems_, &QToolButton::setChecked);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(theme::kInsideControl, 0, theme::kPanelPadding, 0);
    line->addWidget(problems_);
    line->addStretch();
    line->addWidget(run_);
    connect(&problems, &QAbstractItemModel::modelReset, this, &StatusStrip::showProblems);
    for (const auto changed :
         {&session::Session::opened, &session::Session::runStarted, &session::Session::runFinished,
          &session::Session::runCancelled, &session::Session::problemsChanged})
        connect(&session, changed, this, &StatusStrip::showRun);
    connect(&theme::Notifier::instance(), &theme::Notifier::changed, this, &StatusStrip::showProblems);
    showProblems();
    showRun();
}

QString StatusStrip::problemsText() const {
    return problems_->text();
}

QString StatusStrip::runText() const {
    return run_->text();
}

void StatusStrip::showProblems() {
    const int errors = problemsModel_.errorCount();
    const int warnings = problemsModel_.warningCount();
    QStringList parts;
    if (errors) parts << (errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    if (warnings) parts << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    // Qt puts text close to its icon; a space keeps them apart.
    const QString text = parts.isEmpty() ? tr("No problems") : parts.join(QStringLiteral(", "));
    problems_->setText(QLatin1Char(' ') + text);
    problems_->setAccessibleName(tr("Problems: %1").arg(text));
    problems_->setIcon(errors     ? widgets::icon(QStringLiteral("circle-alert"), theme::Role::ErrorText)
                       : warnings ? widgets::icon(QStringLiteral("triangle-alert"), theme::Role::WarningText)
                                  : widgets::icon(QStringLiteral("circle-check"), theme::Role::GoodText));
}

void StatusStrip::showRun() {
    if (session_.isRunning()) return run_->setText(tr("Rehearsing…"));
    const auto result = session_.lastRun();
    if (!result) return run_->setText(tr("Not rehearsed yet"));
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : result->summary.skipped) skipped += count;
    const QLocale locale;
    const QString figures = tr("%1 sent, %2 held back")
                                .arg(locale.toString(static_cast<qulonglong>(result->summary.sent)),
                                     locale.toString(static_cast<qulonglong>(skipped)));
    run_->setText(session_.lastRunIsStale() ? tr("%1 · changed since the last rehearsal").arg(figures)
                                            : tr("Last rehearsal: %1").arg(figures));
}

}  // namespace rehearsal::shell
