#include "email/everyone_pane.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include "email/email_fixture.h"
#include "email/email_view.h"
#include "email/inbox_line.h"
#include "email/preview_pane.h"
#include "email/preview_side.h"
#include "email/width_picker.h"
#include "support/test.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

using namespace rehearsal;

class EveryonePaneTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::EmailView> view_;

    void start(bundle::Files files = test::shop(), const QString& templateId = QStringLiteral("hello")) {
        open_ = std::make_unique<test::OpenSession>(std::move(files));
        QVERIFY(open_->isReady());
        open_->session.setTemplateId(templateId);
        open_->session.setSetting(QStringLiteral("email.everyone.edges"), QStringLiteral("0"));
        view_ = std::make_unique<email::EmailView>(open_->session);
        view_->resize(1800, 900);
        view_->show();
        view_->activateWindow();
    }
    email::EveryonePane& pane() { return *view_->side()->everyone(); }
    email::GridModel& model() { return pane().model(); }
    /// Turns to everyone with the keyboard, as the switch is used.
    void showEveryone() {
        view_->side()->chooser()->setFocus();
        QTest::keyClick(view_->side()->chooser(), Qt::Key_Right);
        QVERIFY(pane().isVisible());
    }
    bool isFilled() { return model().total() > 0 && model().drawn() == model().total(); }
    QString said(int row, int column) {
        return model().index(row, column).data(Qt::AccessibleTextRole).toString();
    }

  private Q_SLOTS:
    void cleanup() {
        view_.reset();
        open_.reset();
    }

    void everyPersonIsDrawnInEveryView() {
        start();
        showEveryone();
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), 16, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 60000);
        QCOMPARE(pane().progress()->text(), QStringLiteral("16 mails"));
        QVERIFY(!pane().cancelButton()->isVisible());
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 8; ++column)
                QVERIFY(
                    !model().index(row, column).data(email::GridModel::ImageRole).value<QImage>().isNull());
        QCOMPARE(said(0, 3), QStringLiteral("Ana, dark: no problem"));
        QCOMPARE(model().headerData(1, Qt::Vertical, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Bo: no problem"));
    }
    void peopleWithProblemsComeFirstAndTheRowSaysWhy() {
        auto files = test::shop();
        files.set("templates/plain/body.html", "<p>News for {{ profile.nickname }}</p>");
        files.set(
            "profiles.ndjson",
            "{\"id\":\"bo\",\"traits\":{\"email\":\"bo@example.com\",\"first_name\":\"Bo\",\"nickname\":"
            "\"B\"}}\n"
            "{\"id\":\"ana\",\"traits\":{\"email\":\"ana@example.com\",\"first_name\":\"Ana\"}}\n"
            "{\"id\":\"cy\",\"traits\":{\"email\":\"not an address\",\"first_name\":\"Cy\",\"nickname\":"
            "\"C\"}}\n");
        start(files, QStringLiteral("plain"));
        showEveryone();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 3, 20000);
        QCOMPARE(model().row(0)->name, QStringLiteral("Cy"));
        QCOMPARE(model().row(1)->name, QStringLiteral("Ana"));
        QCOMPARE(model().row(2)->name, QStringLiteral("Bo"));
        QVERIFY2(model().problems(0)[0].startsWith(QStringLiteral("This mail cannot go out.")),
                 qPrintable(model().problems(0)[0]));
        QCOMPARE(model().problems(1), QStringList{QStringLiteral("“profile.nickname” is empty.")});
        QCOMPARE(model().problems(2), QStringList());
        QVERIFY(said(1, 0).contains(QStringLiteral("Ana, desktop: “profile.nickname” is empty.")));
    }
    void whatIsTooWideIsMarkedOnItsCellAndMovesItsPersonUp() {
        auto files = test::shop();
        files.set("templates/plain/body.html",
                  "<p>{{ profile.first_name }}</p>{% if profile.nickname %}<img alt='Hat' src='x' width=500 "
                  "height=20>{% endif %}");
        start(files, QStringLiteral("plain"));
        showEveryone();
        QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 60000);
        QCOMPARE(model().row(0)->name, QStringLiteral("Bo"));
        const auto mark = [this](int row, int column) {
            return static_cast<email::Trouble>(
                model().index(row, column).data(email::GridModel::MarkRole).toInt());
        };
        QCOMPARE(mark(0, 0), email::Trouble::None);
        QCOMPARE(mark(0, 2), email::Trouble::TooWide);
        QCOMPARE(mark(1, 2), email::Trouble::None);
        QCOMPARE(said(0, 2), QStringLiteral("Bo, 320 px: The picture “Hat” is 500 px wide at 320 px: it does "
                                            "not shrink."));
    }
    void onlyWhatChangedIsDrawnAgain() {
        start();
        showEveryone();
        QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 60000);
        QSignalSpy drawn(&model().thumbnails(), &email::Thumbnails::drawn);
        auto files = open_->session.document().files();
        std::string people = *files.find("profiles.ndjson");
        people.replace(people.find("\"Bo\""), 4, "\"Bob\"");
        files.set("profiles.ndjson", people);
        QSignalSpy composed(&model(), &QAbstractItemModel::modelReset);
        QVERIFY(open_->session.apply(bundle::difference(open_->session.document().files(), files, "Rename")));
        QTRY_VERIFY(composed.count() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 30000);
        // Bob's seven pictures; his text is drawn at once, and Ana's are known.
        QCOMPARE(drawn.count(), 7);
        open_->session.undoStack()->undo();
        QTRY_VERIFY(composed.count() > 1);
        QTRY_VERIFY(isFilled());
        QCOMPARE(drawn.count(), 7);
    }
    void arrowsMoveAndEnterOpensThatPersonInThatView() {
        start();
        showEveryone();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 2, 20000);
        pane().table()->setFocus();
        QTest::keyClick(pane().table(), Qt::Key_Down);
        QTest::keyClick(pane().table(), Qt::Key_Right);
        QTest::keyClick(pane().table(), Qt::Key_Right);
        QVERIFY(pane().sentence()->text().startsWith(QStringLiteral("Bo, 320 px")));
        QTest::keyClick(pane().table(), Qt::Key_Return);
        QVERIFY(view_->preview()->isVisible());
        QCOMPARE(open_->session.personId(), QStringLiteral("bo"));
        QCOMPARE(view_->preview()->findChild<email::WidthPicker*>()->mailWidth(), 320);
        QTRY_COMPARE(view_->preview()->inbox()->subject(), QStringLiteral("Welcome, Bo"));
    }
    void aDoubleClickOpensToo() {
        start();
        showEveryone();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 2, 20000);
        const QPoint place = pane().table()->visualRect(model().index(1, 1)).center();
        QTest::mouseClick(pane().table()->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(pane().table()->currentIndex(), model().index(1, 1));
        QVERIFY(pane().isVisible());
        QTest::mouseDClick(pane().table()->viewport(), Qt::LeftButton, {}, place);
        QVERIFY(view_->preview()->isVisible());
        QCOMPARE(open_->session.personId(), QStringLiteral("bo"));
    }
    void drawingIsCancelledAndGoesOn() {
        start();
        showEveryone();
        QTRY_VERIFY_WITH_TIMEOUT(model().total() == 16, 20000);
        QTRY_VERIFY(pane().cancelButton()->isVisible());
        pane().cancelButton()->click();
        QVERIFY(model().isStopped());
        QVERIFY(pane().progress()->text().startsWith(QStringLiteral("Stopped at ")));
        QCOMPARE(model().thumbnails().camera().waiting(), 0);
        pane().cancelButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 60000);
    }
    void edgeCasesComeAndGoAndOpenInThePreview() {
        start();
        showEveryone();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 2, 20000);
        pane().edgeButton()->click();
        QTRY_VERIFY(model().rowCount() > 10);
        const int row = model().rowOf(QStringLiteral("emoji-name"));
        QVERIFY(row >= 2);
        pane().table()->setCurrentIndex(model().index(row, 0));
        QTest::keyClick(pane().table(), Qt::Key_Return);
        QTRY_VERIFY(view_->preview()->inbox()->subject().startsWith(QStringLiteral("Welcome, Zoë")));
        QVERIFY(!open_->session.bundle().person("emoji-name"));
        // Anybody of the list takes their place.
        QTest::keyClick(view_->preview()->people(), Qt::Key_Down);
        QTRY_COMPARE(view_->preview()->inbox()->subject(), QStringLiteral("Welcome, Ana"));
    }
    void anEdgeCaseIsAddedToThePeopleAndTakenBack() {
        start();
        showEveryone();
        pane().edgeButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(model().rowOf(QStringLiteral("long-name")) >= 0, 20000);
        pane().table()->setCurrentIndex(model().index(model().rowOf(QStringLiteral("empty-cart")), 0));
        QVERIFY(!pane().addButton()->isVisible());
        pane().table()->setCurrentIndex(model().index(model().rowOf(QStringLiteral("long-name")), 0));
        QVERIFY(pane().addButton()->isVisible());
        pane().addButton()->click();
        const auto* person = open_->session.bundle().person("long-name");
        QVERIFY(person);
        QCOMPARE(person->traits.find("first_name")->string().size(), std::size_t{60});
        QVERIFY(!base::hasErrors(open_->session.problems()));
        pane().addButton()->click();
        QVERIFY(open_->session.bundle().person("long-name-2"));
        open_->session.undoStack()->undo();
        open_->session.undoStack()->undo();
        QCOMPARE(open_->file("profiles.ndjson"), *test::shop().find("profiles.ndjson"));
    }
    void viewsAndSegmentsAreChosenInMenus() {
        auto files = test::shop();
        files.set("segments.json", R"({"nicknamed": {"field": "profile.nickname", "op": "exists"}})");
        start(files);
        showEveryone();
        QTRY_COMPARE_WITH_TIMEOUT(model().total(), 16, 20000);
        QMenu* views = pane().viewsButton()->menu();
        emit views->aboutToShow();
        QCOMPARE(views->actions().size(), 8);
        views->actions()[3]->trigger();
        QCOMPARE(model().columnCount(), 7);
        QCOMPARE(model().headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Partly inverted"));
        QMenu* people = pane().peopleButton()->menu();
        emit people->aboutToShow();
        people->actions().constLast()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(model().rowCount(), 1, 20000);
        QCOMPARE(model().row(0)->name, QStringLiteral("Bo"));
        QCOMPARE(pane().peopleButton()->text(), QStringLiteral("Segment “nicknamed”"));
    }
    void itLooksRight() {
        const QString folder = qEnvironmentVariable("REHEARSAL_SCREENSHOTS");
        if (folder.isEmpty()) QSKIP("REHEARSAL_SCREENSHOTS names no folder");
        widgets::theme::install();
        const auto sample = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(sample.has_value());
        for (const auto mode : {widgets::theme::Mode::Light, widgets::theme::Mode::Dark}) {
            widgets::theme::setMode(mode);
            start(*sample, QStringLiteral("cart-reminder"));
            open_->session.setSetting(QStringLiteral("email.everyone.edges"), QStringLiteral("1"));
            showEveryone();
            const QString name =
                mode == widgets::theme::Mode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            QTRY_VERIFY_WITH_TIMEOUT(model().drawn() > 20, 60000);
            QVERIFY(view_->grab().save(folder + QStringLiteral("/everyone-filling-%1.png").arg(name)));
            QTRY_VERIFY_WITH_TIMEOUT(isFilled(), 120000);
            for (int row = 0; row < model().rowCount(); ++row)
                if (!model().problems(row).isEmpty())
                    qInfo("%s: %s", qPrintable(model().row(row)->name),
                          qPrintable(model().problems(row).join(QLatin1Char(' '))));
            QVERIFY(view_->grab().save(folder + QStringLiteral("/everyone-%1.png").arg(name)));
            pane().table()->scrollToBottom();
            QVERIFY(view_->grab().save(folder + QStringLiteral("/everyone-edge-%1.png").arg(name)));
        }
    }
};
REHEARSAL_TEST(EveryonePaneTest)

#include "everyone_pane_test.moc"
