#include "email/preview_pane.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QWebEngineView>

#include "email/edge_handle.h"
#include "email/email_fixture.h"
#include "email/failure_bar.h"
#include "email/inbox_line.h"
#include "email/inbox_list.h"
#include "email/look_picker.h"
#include "email/mail_foot.h"
#include "email/moment_picker.h"
#include "email/preview_toolbar.h"
#include "email/remote_bar.h"
#include "email/template_draft.h"
#include "email/test_send_dialog.h"
#include "email/width_picker.h"
#include "support/test.h"
#include "web/preview_fixture.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

using namespace rehearsal;

class PreviewPaneTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::TemplateDraft> draft_;
    std::unique_ptr<email::PreviewPane> pane_;

    /// The plain email, with this as its HTML, as a pane of a window shows it.
    void show(const std::string& html, int width = 560) {
        auto files = test::shop();
        files.set("templates/plain/body.html", html);
        open_ = std::make_unique<test::OpenSession>(std::move(files));
        QVERIFY(open_->isReady());
        open_->session.setPersonId(QStringLiteral("ana"));
        showPane(width);
    }
    void showPane(int width = 560, const std::string& id = "plain") {
        pane_.reset();
        draft_ = std::make_unique<email::TemplateDraft>(open_->session);
        pane_ = std::make_unique<email::PreviewPane>(open_->session, *draft_);
        pane_->resize(width, 700);
        pane_->show();
        pane_->activateWindow();
        pane_->start();
        draft_->open(id);
        QTRY_VERIFY_WITH_TIMEOUT(!mail().isEmpty(), 20000);
    }
    QVariant ask(const QString& script) { return test::ask(pane_->frame()->preview()->page(), script); }
    QString mail() {
        return ask(QStringLiteral("document.body ? document.body.innerText.trim() : ''")).toString();
    }
    QString bodyColor() {
        return ask(QStringLiteral("getComputedStyle(document.body).backgroundColor")).toString();
    }
    QAction* lookAction(web::Scheme scheme) {
        for (QAction* action : pane_->toolbar()->look()->button()->menu()->actions())
            if (action->data().isValid() && action->data().toInt() == static_cast<int>(scheme)) return action;
        return nullptr;
    }
    QWidget* page() { return pane_->frame()->preview()->view()->focusProxy(); }

  private Q_SLOTS:
    void cleanup() {
        pane_.reset();
        draft_.reset();
        open_.reset();
    }

    void aPersonIsFoundByTypingPartOfTheName() {
        show("<p>For {{ profile.first_name }}</p>");
        auto* people = pane_->people();
        people->lineEdit()->selectAll();
        QTest::keyClicks(people->lineEdit(), QStringLiteral("o (b"));
        QTest::keyClick(people->lineEdit(), Qt::Key_Return);
        people->setCurrentIndex(people->findText(QStringLiteral("Bo (bo)")));
        emit people->activated(people->currentIndex());
        QTRY_COMPARE(mail(), QStringLiteral("For Bo"));
        people->lineEdit()->setFocus();
        people->lineEdit()->selectAll();
        QTest::keyClicks(people->lineEdit(), QStringLiteral("nobody"));
        pane_->toolbar()->part()->setFocus();
        QCOMPARE(people->currentText(), QStringLiteral("Bo (bo)"));
        QCOMPARE(open_->session.personId(), QStringLiteral("bo"));
    }
    void theMailIsShownInTheChosenLookAndThatIsKept() {
        show(
            "<body style='background:#ffffff;color:#000'><style>@media (prefers-color-scheme: dark) "
            "{ body { background: #010203 !important } }</style><p>x</p>");
        QCOMPARE(bodyColor(), QStringLiteral("rgb(255, 255, 255)"));
        lookAction(web::Scheme::Dark)->trigger();
        QTRY_COMPARE(bodyColor(), QStringLiteral("rgb(1, 2, 3)"));
        lookAction(web::Scheme::FullInversion)->trigger();
        QTRY_COMPARE(bodyColor(), QStringLiteral("rgb(51, 51, 51)"));
        QVERIFY(lookAction(web::Scheme::FullInversion)->toolTip().contains(QStringLiteral("Gmail")));
        showPane();
        QTRY_COMPARE(bodyColor(), QStringLiteral("rgb(51, 51, 51)"));
        QCOMPARE(pane_->toolbar()->look()->scheme(), web::Scheme::FullInversion);
    }
    void picturesCanBeTakenAway() {
        show("<img src='assets/x.png' alt='Spring sale' width='200' height='50'>Text");
        QTest::mouseClick(pane_->toolbar()->look()->picturesButton(), Qt::LeftButton);
        QTRY_VERIFY(mail().contains(QStringLiteral("Spring sale")));
        QCOMPARE(ask(QStringLiteral("document.images.length")).toInt(), 0);
        QTest::mouseClick(pane_->toolbar()->look()->picturesButton(), Qt::LeftButton);
        QTRY_COMPARE(ask(QStringLiteral("document.images.length")).toInt(), 1);
    }
    void theEdgeOfTheMailIsMovedByKeysAndMouse() {
        show("<p>x</p>", 900);
        auto* edge = pane_->frame()->edge();
        QCOMPARE(pane_->frame()->mailWidth(), 600);
        edge->setFocus();
        QTest::keyClick(edge, Qt::Key_Left);
        QTest::keyClick(edge, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(pane_->frame()->mailWidth(), 589);
        QCOMPARE(pane_->toolbar()->width()->text(), QStringLiteral("589 px"));
        QTest::mousePress(edge, Qt::LeftButton, {}, QPoint(3, 100));
        QMouseEvent move(QEvent::MouseMove, QPointF(-47, 100), edge->mapToGlobal(QPointF(-47, 100)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(edge, &move);
        QTest::mouseRelease(edge, Qt::LeftButton);
        QVERIFY2(qAbs(pane_->frame()->mailWidth() - 489) <= 1,
                 qPrintable(QString::number(pane_->frame()->mailWidth())));
        for (int i = 0; i < 30; ++i) QTest::keyClick(edge, Qt::Key_Left);
        QCOMPARE(pane_->frame()->mailWidth(), 320);
        QCOMPARE(open_->session.setting(QStringLiteral("email.width")), QStringLiteral("320"));
        QTRY_COMPARE(ask(QStringLiteral("window.innerWidth")).toInt(), 320);
    }
    void aLinkIsToldUnderThePointerAndTheKeyboard() {
        show(
            "<body style='margin:0'><a href='https://shop.example/a' style='display:block;height:100px'>A</a>"
            "<a href='https://shop.example/b' style='display:block'>B</a>");
        QTest::mouseMove(page(), QPoint(60, 40));
        QTRY_COMPARE(pane_->foot()->text(), QStringLiteral("https://shop.example/a"));
        page()->setFocus();
        QTest::keyClick(page(), Qt::Key_Tab);
        QTest::keyClick(page(), Qt::Key_Tab);
        QTRY_COMPARE(pane_->foot()->text(), QStringLiteral("https://shop.example/b"));
        QTest::keyClick(page(), Qt::Key_Return);
        QTRY_VERIFY(pane_->foot()->text().contains(QStringLiteral("not opened")));
        QCOMPARE(mail(), QStringLiteral("A\nB"));
    }
    void theAddressOfALinkIsCopied() {
        show("<body style='margin:0'><a href='https://shop.example/?q=ä' style='display:block'>A</a>");
        pane_->foot()->openMenu(QUrl(QStringLiteral("https://shop.example/?q=ä")), QPoint(10, 10));
        auto* menu = pane_->foot()->findChild<QMenu*>();
        QVERIFY(menu);
        menu->actions().constFirst()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("https://shop.example/?q=%C3%A4"));
    }
    void aMailThatCannotBeComposedSaysSoOverTheOldOne() {
        show("<p>fine</p>");
        draft_->type("templates/plain/body.html", "<p>{{ 'x' | no_such_filter </p>");
        QTRY_VERIFY(!pane_->failure()->isHidden());
        QVERIFY2(pane_->failure()->text().startsWith(QStringLiteral("This mail would not go out to Ana: ")),
                 qPrintable(pane_->failure()->text()));
        QCOMPARE(mail(), QStringLiteral("fine"));
        draft_->type("templates/plain/body.html", "<p>mended</p>");
        QTRY_COMPARE(mail(), QStringLiteral("mended"));
        QVERIFY(pane_->failure()->isHidden());
    }
    void remotePicturesAreLoadedForAnEmailOnlyWhenAskedFor() {
        show(
            "<img src='https://127.0.0.1:9/a.png'><img src='https://127.0.0.1:9/a.png'><td "
            "background=\"http://img.example/b.png\">x");
        QVERIFY(!pane_->remote()->isHidden());
        QCOMPARE(pane_->remote()->text(), QStringLiteral("2 remote picture(s) not loaded"));
        QVERIFY(!pane_->look().remotePictures);
        QTest::mouseClick(pane_->remote()->button(), Qt::LeftButton);
        QVERIFY(pane_->look().remotePictures);
        draft_->open("hello");
        QVERIFY(!pane_->look().remotePictures);
        draft_->open("plain");
        QVERIFY(pane_->look().remotePictures);
    }
    void theInboxLineShowsHowClientsCutIt() {
        show("<p>x</p>");
        draft_->type("templates/plain/subject.liquid", std::string(45, 'a') + " and the rest of it");
        QTRY_VERIFY(pane_->inbox()->subject().endsWith(QStringLiteral("rest of it")));
        pane_->inbox()->setFocus();
        QTest::keyClick(pane_->inbox(), Qt::Key_Space);
        QVERIFY(pane_->inbox()->list());
        const auto& rows = pane_->inbox()->list()->rows();
        QCOMPARE(rows.size(), std::size_t{5});
        QCOMPARE(rows[0]->shown().subject.size(), 45 + 19);
        QCOMPARE(rows[1]->shown().subject, QString(40, QLatin1Char('a')) + QChar(0x2026));
    }
    void lettersAreCountedAsPeopleCountThem() {
        const QString family = QStringLiteral("👨‍👩‍👧‍👦");
        QCOMPARE(email::cutTo(family + QStringLiteral("abc"), 2), family + QStringLiteral("a…"));
        QCOMPARE(email::cutTo(QStringLiteral("été"), 3), QStringLiteral("été"));
        QCOMPARE(email::cutTo(QString(), 3), QString());
    }
    void everythingFitsInANarrowPane() {
        widgets::theme::install();
        show("<p>x</p>", 420);
        QVERIFY2(pane_->minimumSizeHint().width() <= 420,
                 qPrintable(QString::number(pane_->minimumSizeHint().width())));
        for (auto* control : pane_->toolbar()->findChildren<QWidget*>()) {
            if (!control->isVisible() || control->focusPolicy() == Qt::NoFocus ||
                qobject_cast<QComboBox*>(control->parentWidget()))
                continue;
            QVERIFY2(!control->accessibleName().isEmpty() || qobject_cast<QLineEdit*>(control) ||
                         qobject_cast<QPushButton*>(control),
                     control->metaObject()->className());
            QVERIFY2(control->height() >= 24, control->metaObject()->className());
        }
    }
    void itLooksRight() {
        const QString folder = qEnvironmentVariable("REHEARSAL_SCREENSHOTS");
        if (folder.isEmpty()) QSKIP("REHEARSAL_SCREENSHOTS names no folder");
        widgets::theme::install();
        auto files = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(files.has_value());
        open_ = std::make_unique<test::OpenSession>(std::move(*files));
        open_->session.setPersonId(QStringLiteral("ana"));
        const auto take = [&](QWidget* widget, const QString& name) {
            QVERIFY(
                widget->grab().save(folder + QStringLiteral("/preview-") + name + QStringLiteral(".png")));
        };
        for (const auto mode : {widgets::theme::Mode::Light, widgets::theme::Mode::Dark}) {
            widgets::theme::setMode(mode);
            const QString name =
                mode == widgets::theme::Mode::Light ? QStringLiteral("-light") : QStringLiteral("-dark");
            for (const int width : {420, 720}) {
                showPane(width, "cart-reminder");
                for (int scheme = 0; scheme < 4; ++scheme) {
                    lookAction(static_cast<web::Scheme>(scheme))->trigger();
                    QSignalSpy shown(pane_->frame()->preview(), &web::PreviewView::shown);
                    shown.wait(2000);
                    QTRY_VERIFY(
                        ask(QStringLiteral("[...document.images].every(i => i.naturalWidth > 0)")).toBool());
                    take(pane_.get(), QStringLiteral("%1-%2").arg(width).arg(scheme) + name);
                }
            }
            lookAction(web::Scheme::Light)->trigger();
            pane_->toolbar()->look()->button()->menu()->popup(QPoint(0, 0));
            take(pane_->toolbar()->look()->button()->menu(), QStringLiteral("look") + name);
            pane_->toolbar()->out()->menu()->popup(QPoint(0, 0));
            take(pane_->toolbar()->out()->menu(), QStringLiteral("out") + name);
            pane_->toolbar()->moment()->menu()->popup(QPoint(0, 0));
            take(pane_->toolbar()->moment()->menu(), QStringLiteral("moment") + name);
            pane_->inbox()->click();
            take(pane_->inbox()->list(), QStringLiteral("inbox") + name);
            pane_->inbox()->list()->hide();
            email::TestSendDialog dialog(open_->session, {}, {}, nullptr);
            dialog.show();
            take(&dialog, QStringLiteral("send") + name);
            pane_->toolbar()->look()->picturesButton()->click();
            QTRY_COMPARE(ask(QStringLiteral("document.images.length")).toInt(), 0);
            take(pane_.get(), QStringLiteral("no-pictures") + name);
            pane_->toolbar()->look()->picturesButton()->click();
        }
    }
};
REHEARSAL_TEST(PreviewPaneTest)

#include "preview_pane_test.moc"
