#include "export/export_view.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "bundle/files.h"
#include "export/export_plan.h"
#include "widgets/icon.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"
#include "widgets/variant.h"

namespace rehearsal::exporting {

namespace theme = widgets::theme;

bool ExportView::zip() const {
    return format_->current() == 1;
}

QString ExportView::resultText() const {
    return result_->text();
}

QString ExportView::stateText() const {
    return state_->text();
}

void ExportView::browse() {
    const QString chosen = zip() ? QFileDialog::getSaveFileName(this, tr("Export as"), target_->text(),
                                                                tr("Zip archives (*.zip)"))
                                 : QFileDialog::getExistingDirectory(this, tr("Export to"), target_->text());
    if (!chosen.isEmpty()) target_->setText(QDir::toNativeSeparators(chosen));
}

void ExportView::changeFormat(int index) {
    QString path = target_->text();
    const bool isZip = path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive);
    if (index == 1 && !isZip && !path.isEmpty()) path += QStringLiteral(".zip");
    if (index == 0 && isZip) path.chop(4);
    target_->setText(path);
    session_.setSetting(QStringLiteral("export.format"),
                        index == 1 ? QStringLiteral("zip") : QStringLiteral("folder"));
    showTarget();
}

void ExportView::showOpened() {
    format_->setCurrent(session_.setting(QStringLiteral("export.format")) == QLatin1String("zip") ? 1 : 0);
    QString target = session_.setting(QStringLiteral("export.target"));
    if (target.isEmpty() && session_.isOpen()) {
        const QFileInfo workspace(session_.workspacePath());
        const QString name = workspace.completeBaseName() + tr(" rules");
        target = QDir::toNativeSeparators(workspace.absoluteDir().filePath(name));
    }
    target_->setText(target);
    result_->hide();
    openFolder_->hide();
    showFiles();
    showReadiness();
    showRun();
}

void ExportView::showFiles() {
    while (QLayoutItem* item = files_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    const ExportPlan plan = planOf(session_.document().files());
    const QLocale locale;
    for (const ExportGroup& group : plan.groups) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(widgets::makeLabel(group.name, widgets::TextRole::Strong), 1);
        const QString count =
            group.files == 1 ? tr("1 file") : tr("%1 files").arg(locale.toString(group.files));
        auto* files = widgets::makeLabel(count, widgets::TextRole::Body);
        auto* size =
            widgets::makeLabel(locale.formattedDataSize(group.bytes, 0, QLocale::DataSizeTraditionalFormat),
                               widgets::TextRole::Body);
        for (QLabel* figure : {files, size}) {
            figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            figure->setMinimumWidth(84);
            line->addWidget(figure);
        }
        row->setFixedHeight(theme::kRowHeight - 4);
        files_->addWidget(row);
    }
    total_->setText(tr("%1 files, %2")
                        .arg(locale.toString(plan.files),
                             locale.formattedDataSize(plan.bytes, 0, QLocale::DataSizeTraditionalFormat)));
}

void ExportView::showReadiness() {
    const auto& problems = session_.problems();
    const auto errors = std::count_if(problems.begin(), problems.end(), [](const base::Diagnostic& problem) {
        return problem.severity == base::Severity::Error;
    });
    const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    const auto show = [this](const char* iconName, theme::Role role, const QString& text,
                             const QString& hint) {
        stateIcon_->setPixmap(widgets::icon(QLatin1String(iconName), role)
                                  .pixmap(QSize(theme::kIcon, theme::kIcon), devicePixelRatioF()));
        state_->setText(text);
        stateHint_->setText(hint);
    };
    if (errors > 0)
        show("circle-alert", theme::Role::ErrorText,
             errors == 1 ? tr("One error stands in the way") : tr("%1 errors stand in the way").arg(errors),
             tr("Production would refuse these rules. You can still export them, to show or to mend them "
                "elsewhere."));
    else if (warnings > 0)
        show("triangle-alert", theme::Role::WarningText, tr("Nothing stands in the way"),
             warnings == 1 ? tr("One warning is worth a look.")
                           : tr("%1 warnings are worth a look.").arg(warnings));
    else
        show("circle-check", theme::Role::GoodText, tr("Nothing stands in the way"),
             tr("Every rule was read, and every reference leads somewhere."));
    showProblems_->setVisible(!problems.empty());
}

void ExportView::showRun() {
    const auto result = session_.lastRun();
    run_->setEnabled(!session_.isRunning() && session_.isOpen());
    if (!result) {
        runTitle_->setText(tr("These rules have not been rehearsed yet"));
        runDetail_->setText(tr("Run a rehearsal to see what they would do before you hand them over."));
        return;
    }
    const QLocale locale;
    std::uint64_t skipped = 0;
    for (const auto& [reason, count] : result->summary.skipped) skipped += count;
    const auto number = [&locale](std::uint64_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    runTitle_->setText(session_.lastRunIsStale() ? tr("Changed since the last rehearsal")
                                                 : tr("Rehearsed as they stand"));
    runDetail_->setText(tr("%1 events, %2 people: %3 messages sent, %4 held back.")
                            .arg(number(result->summary.events.read), number(result->summary.profiles),
                                 number(result->summary.sent), number(skipped)));
}

void ExportView::showTarget() {
    const QString objection = objectionTo(target_->text(), zip());
    objection_->setText(objection);
    objection_->setVisible(!objection.isEmpty());
    widgets::setInvalid(target_, !objection.isEmpty());
    export_->setEnabled(session_.isOpen() && objection.isEmpty());
}

bool ExportView::exportNow() {
    if (!objectionTo(target_->text(), zip()).isEmpty()) return false;
    QString target = QDir::fromNativeSeparators(target_->text().trimmed());
    if (zip() && !target.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive))
        target += QStringLiteral(".zip");
    const auto written = bundle::writeFiles(session_.document().files(), target.toStdString());
    result_->show();
    openFolder_->setVisible(written.has_value());
    if (!written) {
        const QString hint = QString::fromStdString(written.error().hint);
        widgets::setTextRole(result_, widgets::TextRole::Error);
        result_->setText(QString::fromStdString(written.error().text) + QLatin1Char(' ') + hint);
        return false;
    }
    session_.setSetting(QStringLiteral("export.target"), target_->text());
    session_.markVersion(workspace::Mark::Kind::Exported, QFileInfo(target).fileName());
    widgets::setTextRole(result_, widgets::TextRole::Good);
    const int count = static_cast<int>(session_.document().files().all().size());
    result_->setText(
        tr("Wrote %1 files to %2.")
            .arg(QLocale().toString(count), QDir::toNativeSeparators(QFileInfo(target).fileName())));
    return true;
}

}  // namespace rehearsal::exporting
