// From an empty canvas to an exported bundle, by keyboard alone: no mouse is used anywhere in this file.
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <nlohmann/json.hpp>

#include "bundle/files.h"
#include "design/canvas_view.h"
#include "design/design_view.h"
#include "design/step_palette.h"
#include "export/export_view.h"
#include "shell/main_window.h"
#include "shell/new_campaign_dialog.h"
#include "shell/sample.h"
#include "shell/view_stack.h"
#include "support/test.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

using Json = nlohmann::ordered_json;

class KeyboardWalkTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<MainWindow> window_;

    design::DesignView& design() {
        return *qobject_cast<design::DesignView*>(window_->views().view(QStringLiteral("design")));
    }
    static void press(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    Json campaign() {
        return session_->document().json("campaigns/" + session_->campaignId().toStdString() + ".json");
    }
    /// Adds a step after the one the keyboard is at: Insert, a few letters, Enter.
    void add(const QString& letters) {
        QTRY_VERIFY(design().canvas().hasFocus());
        press(Qt::Key_Insert);
        QTRY_VERIFY(design().canvas().palettePopup()->isVisible());
        type(letters);
        press(Qt::Key_Return);
        QTRY_VERIFY(!design().canvas().palettePopup()->isVisible());
    }
    /// Goes on by Tab until the widget with a name has the keyboard.
    static bool tabTo(const QString& name) {
        for (int n = 0; n < 200; ++n) {
            const QWidget* at = QApplication::focusWidget();
            for (const QWidget* each = at; each; each = each->parentWidget()) {
                if (each->objectName() == name) return true;
            }
            press(Qt::Key_Tab);
        }
        return false;
    }
    /// Into the inspector, to a field; Escape comes back.
    void edit(const QString& pointer) {
        press(Qt::Key_Return);
        QVERIFY2(tabTo(pointer), qPrintable(pointer));
    }
    void backToTheCanvas() {
        press(Qt::Key_Escape);
        QTRY_VERIFY(design().canvas().hasFocus());
    }
    QString step(const char* pointer) {
        return QStringLiteral("/nodes/") + session_->nodeId() + QLatin1String(pointer);
    }

  private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RehearsalTests"));
        QCoreApplication::setApplicationName(QStringLiteral("KeyboardWalk"));
        QSettings().clear();
        widgets::theme::install();
        session_ = std::make_unique<session::Session>();
        window_ = std::make_unique<MainWindow>(*session_);
        window_->resize(1280, 800);
        window_->show();
        QVERIFY(openSample(*session_, folder_.filePath("shop.rehearsal").toStdString()).has_value());
        QApplication::setActiveWindow(window_.get());
    }
    void cleanupTestCase() {
        window_.reset();
        session_.reset();
    }

    void aCampaignIsCreated() {
        QTimer::singleShot(0, this, [] {
            auto* dialog = qobject_cast<NewCampaignDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QApplication::setActiveWindow(dialog);
            press(Qt::Key_Tab);
            type(QStringLiteral("Abandoned cart"));
            press(Qt::Key_Return);
        });
        QTest::keyClick(window_.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QApplication::setActiveWindow(window_.get());
        QCOMPARE(session_->campaign()->name, std::string("Abandoned cart"));
        QVERIFY(session_->campaign()->nodes.empty());
        QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
        if (!design().canvas().hasFocus()) QVERIFY(tabTo(QStringLiteral("canvas")));
    }

    void itsStepsAreDrawn() {
        add(QStringLiteral("Wait"));
        edit(step("/for"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("30m"));
        backToTheCanvas();
        add(QStringLiteral("Send"));
        add(QStringLiteral("Wait"));
        edit(step("/for"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("24h"));
        backToTheCanvas();
        add(QStringLiteral("Split"));
        add(QStringLiteral("Send"));
        const Json json = campaign();
        QStringList path;
        for (Json at = json["start"]; at.is_string();
             at = json["nodes"][at.get<std::string>()].value("next", Json()))
            path << QString::fromStdString(at.get<std::string>());
        QStringList types;
        for (const QString& id : path)
            types << QString::fromStdString(json["nodes"][id.toStdString()]["type"].get<std::string>());
        QCOMPARE(types, (QStringList{"wait", "send", "wait", "split"}));
        QCOMPARE(json["nodes"].size(),
                 std::size_t{5});  // The split has arms, of which the first leads to the last mail.
        QVERIFY(json["nodes"][path[3].toStdString()]["arms"][0]["next"].is_string());
        QCOMPARE(json["nodes"][path[0].toStdString()]["for"].get<std::string>(), std::string("30m"));
        QCOMPARE(json["nodes"][path[2].toStdString()]["for"].get<std::string>(), std::string("24h"));
    }

    void theArrowsWalkTheGraph() {
        backToTheCanvas();
        press(Qt::Key_Home);
        QCOMPARE(session_->nodeId(), QString());
        press(Qt::Key_Down);
        QCOMPARE(session_->nodeId().toStdString(), campaign()["start"].get<std::string>());
        press(Qt::Key_Up);
        QCOMPARE(session_->nodeId(), QString());
    }

    void aMistakeIsTakenBack() {
        const bundle::Files before = session_->document().files();
        press(Qt::Key_Down);
        press(Qt::Key_Delete);
        QVERIFY(!(session_->document().files() == before));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(session_->document().files() == before);
    }

    void itIsRehearsed() {
        QSignalSpy finished(session_.get(), &session::Session::runFinished);
        press(Qt::Key_F5);
        QVERIFY(finished.count() > 0 || finished.wait(60'000));
        const auto& campaigns = session_->lastRun()->summary.campaigns;
        QVERIFY(campaigns.at(session_->campaignId().toStdString()).entered > 0);
    }

    void itIsExported() {
        QTest::keyClick(window_.get(), Qt::Key_6, Qt::ControlModifier);
        auto* view = qobject_cast<exporting::ExportView*>(window_->views().view(QStringLiteral("export")));
        QVERIFY(view && view->isVisible());
        const QString target = folder_.filePath("exported");
        for (int n = 0; n < 60 && !view->targetField()->hasFocus(); ++n) press(Qt::Key_Tab);
        QVERIFY(view->targetField()->hasFocus());
        press(Qt::Key_A, Qt::ControlModifier);
        type(target);
        for (int n = 0; n < 60 && !view->exportButton()->hasFocus(); ++n) press(Qt::Key_Tab);
        QVERIFY(view->exportButton()->hasFocus());
        press(Qt::Key_Space);
        const auto files = bundle::readFiles(target.toStdString());
        QVERIFY2(files.has_value(), qPrintable(view->resultText()));
        QVERIFY(*files == session_->document().files());
    }
};

REHEARSAL_TEST(KeyboardWalkTest)

}  // namespace rehearsal::shell

#include "keyboard_walk_test.moc"
