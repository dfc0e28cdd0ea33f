#include <QAction>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <fstream>

#include "export/export_view.h"
#include "journey/decision.h"
#include "shell/main_window.h"
#include "shell/sample.h"
#include "shell/view_stack.h"
#include "shell/window_actions.h"
#include "support/test.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

/// The whole way once, as a newcomer goes it: change a wait, rehearse, see other counts, export, and find the
/// command line deciding the same.
class FirstRehearsalTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<MainWindow> window_;

    std::shared_ptr<const simulation::RunResult> rehearse() {
        QSignalSpy finished(session_.get(), &session::Session::runFinished);
        window_->actions().run->trigger();
        if (finished.isEmpty()) finished.wait(60'000);
        return session_->lastRun();
    }

    std::uint64_t reminders() {
        const auto run = rehearse();
        return run ? run->summary.campaigns.at("cart-recovery").nodes.at("remind").sent : 0;
    }

    /// The field of the inspector that shows a text.
    QLineEdit* field(const QString& text) {
        for (QLineEdit* edit : window_->views().view(QStringLiteral("design"))->findChildren<QLineEdit*>()) {
            if (edit->text() == text && edit->isVisible()) return edit;
        }
        return nullptr;
    }

  private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RehearsalTests"));
        QCoreApplication::setApplicationName(QStringLiteral("FirstRehearsal"));
        widgets::theme::install();
        session_ = std::make_unique<session::Session>();
        window_ = std::make_unique<MainWindow>(*session_);
        window_->resize(1280, 800);
        window_->show();
        QVERIFY(openSample(*session_, folder_.filePath(QStringLiteral("shop.rehearsal")).toStdString())
                    .has_value());
    }

    void cleanupTestCase() {
        window_.reset();
        session_.reset();
    }

    void aShorterWaitIsRehearsedExportedAndDecidedTheSameByTheCommandLine() {
        QCOMPARE(session_->campaignId(), QStringLiteral("cart-recovery"));
        const std::uint64_t before = reminders();

        window_->actions().view(QStringLiteral("design"))->trigger();
        session_->setNodeId(QStringLiteral("wait-30m"));
        QTRY_VERIFY(field(QStringLiteral("30 m")));
        QLineEdit* edit = field(QStringLiteral("30 m"));
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("20 m"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(session_->lastRunIsStale());
        QVERIFY(reminders() > before);

        window_->actions().view(QStringLiteral("export"))->trigger();
        auto* view = qobject_cast<exporting::ExportView*>(window_->views().view(QStringLiteral("export")));
        const QString rules = folder_.filePath(QStringLiteral("rules"));
        view->targetField()->setText(rules);
        QVERIFY2(view->exportNow(), qPrintable(view->resultText()));

        const QString log = folder_.filePath(QStringLiteral("decisions.ndjson"));
        QProcess process;
        process.start(QStringLiteral(REHEARSAL_BINARY_DIR "/rehearse"),
                      {"run", rules, "--events", QString::fromStdString(session_->streams().front().path),
                       "--profiles", rules + "/profiles.ndjson", "--decisions", log});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        std::string shown;
        for (const journey::Decision& decision : session_->lastRun()->decisions) {
            journey::appendJsonLine(shown, decision);
            shown += '\n';
        }
        std::ifstream in(log.toStdString(), std::ios::binary);
        const std::string written((std::istreambuf_iterator<char>(in)), {});
        QVERIFY(!written.empty());
        QVERIFY(shown == written);
    }

    void takingItBackBringsTheCountsBack() {
        const std::uint64_t shorter = reminders();
        session_->undoStack()->undo();
        QVERIFY(reminders() < shorter);
    }
};

REHEARSAL_TEST(FirstRehearsalTest)

}  // namespace rehearsal::shell

#include "first_rehearsal_test.moc"
