// A marketer's way through the Email view: rewrite the cart reminder, see it as everyone gets it, mend what
// breaks, save it.
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWebEngineScript>
#include <QWebEngineView>
#include <optional>

#include "email/block_list.h"
#include "email/block_palette.h"
#include "email/email_view.h"
#include "email/everyone_pane.h"
#include "email/mail_out.h"
#include "email/preview_pane.h"
#include "email/preview_side.h"
#include "email/template_editor.h"
#include "shell/main_window.h"
#include "shell/sample.h"
#include "shell/view_stack.h"
#include "support/test.h"
#include "web/code_editor.h"
#include "web/preview_page.h"
#include "web/preview_view.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

namespace rehearsal::shell {

namespace {

constexpr int kPatience = 120'000;  ///< Of 200 pictures and a slow machine (ms).
const QString kButton = QStringLiteral(
    "<mj-text padding=\"24px 32px 8px\"><a href=\"https://spring.example/cart\" style=\"display:inline-block;"
    "white-space:nowrap;padding:15px 30px;border-radius:10px;background-color:{{ brand.colors.accent }};"
    "color:{{ brand.colors.on_accent }};\">{{ profile.first_name }}, back to your cart</a></mj-text>");
const QString kLongName = QStringLiteral("Name of 60 letters");

}  // namespace

class EmailWalkTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<session::Session> session_;
    std::unique_ptr<MainWindow> window_;

    email::EmailView& mails() {
        return *qobject_cast<email::EmailView*>(window_->views().view(QStringLiteral("email")));
    }
    email::EveryonePane& everyone() { return *mails().side()->everyone(); }
    web::CodeEditor* source() { return mails().editor()->source(); }

    static QVariant ask(QWebEnginePage* page, const QString& script, quint32 world) {
        std::optional<QVariant> answer;
        page->runJavaScript(script, world, [&](const QVariant& value) { answer = value; });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 10000) ? *answer : QVariant();
    }
    QVariant inEditor(const QString& script) {
        return ask(source()->view()->page(), script, QWebEngineScript::MainWorld);
    }
    QString text() {
        return inEditor(QStringLiteral("window.editorView ? editorView.state.doc.toString() : ''"))
            .toString();
    }
    QString mail() {
        return ask(mails().preview()->frame()->preview()->page(),
                   QStringLiteral("document.body ? document.body.innerText : ''"),
                   QWebEngineScript::ApplicationWorld)
            .toString();
    }
    /// Selects some words of the source and types others over them.
    void typeOver(const QString& words, const QString& instead) {
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(words), kPatience);
        inEditor(
            QStringLiteral("{const at = editorView.state.doc.toString().indexOf('%1');"
                           "editorView.dispatch({selection:{anchor:at, head:at + %2}}); editorView.focus();}")
                .arg(words)
                .arg(words.size()));
        QApplication::setActiveWindow(window_.get());
        source()->view()->setFocus();
        QTRY_VERIFY(inEditor(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClicks(source()->view()->focusProxy(), instead);
    }
    /// Puts a text where some words of the source are, as pasting does.
    void pasteOver(const QString& words, const QString& instead) {
        QTRY_VERIFY_WITH_TIMEOUT(text().contains(words), kPatience);
        const QJsonArray texts{words, instead};
        inEditor(
            QStringLiteral(
                "{const [words, instead] = %1; const from = editorView.state.doc.toString().indexOf(words);"
                "editorView.dispatch({changes: {from, to: from + words.length, insert: instead},"
                "userEvent: 'input.paste'});}")
                .arg(QString::fromUtf8(QJsonDocument(texts).toJson(QJsonDocument::Compact))));
    }
    std::string body() {
        const std::string* bytes = session_->document().files().find("templates/cart-reminder/body.mjml");
        return bytes ? *bytes : std::string();
    }
    /// The row of somebody by name, or -1.
    int rowOf(const QString& name) {
        for (int row = 0; row < everyone().model().rowCount(); ++row)
            if (everyone().model().row(row)->name == name) return row;
        return -1;
    }
    QString said(const QString& name) {
        return everyone().model().problems(rowOf(name)).join(QLatin1Char(' '));
    }

  private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("RehearsalTests"));
        QCoreApplication::setApplicationName(QStringLiteral("EmailWalk"));
        QSettings().clear();
        widgets::theme::install();
        session_ = std::make_unique<session::Session>();
        window_ = std::make_unique<MainWindow>(*session_);
        window_->resize(1600, 900);
        window_->show();
        QVERIFY(openSample(*session_, folder_.filePath("shop.rehearsal").toStdString()).has_value());
        QApplication::setActiveWindow(window_.get());
        session_->setTemplateId(QStringLiteral("cart-reminder"));
        QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(mails().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(mail().contains(QStringLiteral("Back to my cart")), kPatience);
    }
    void cleanupTestCase() {
        window_.reset();
        session_.reset();
    }

    void theReminderIsRewrittenAndSeenAtOnce() {
        typeOver(QStringLiteral("Still thinking it over?"), QStringLiteral("It is still yours"));
        QTRY_VERIFY(mail().contains(QStringLiteral("It is still yours")));
        // A button as many shops have one: drawn by hand, on one line whatever it says.
        pasteOver(
            QStringLiteral("<mj-button href=\"https://spring.example/cart\">Back to my cart</mj-button>"),
            kButton);
        QTRY_VERIFY(mail().contains(QStringLiteral("Ana, back to your cart")));
        QTRY_VERIFY(body().find("back to your cart") != std::string::npos);
    }
    void recommendationsAreDroppedIn() {
        email::TemplateEditor& editor = *mails().editor();
        QTest::mouseClick(editor.paletteButton(), Qt::LeftButton);
        QTRY_VERIFY(editor.palette()->isVisible());
        email::BlockList* blocks = editor.palette()->list();
        const auto found = blocks->findItems(QStringLiteral("Recommendations"), Qt::MatchContains);
        QVERIFY(!found.isEmpty());
        blocks->setCurrentItem(found.first());
        QTest::keyClick(blocks, Qt::Key_Return);
        // The shop has several feeds: the first is the likeliest.
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(body().find("Picked for you") != std::string::npos, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(mail().contains(QStringLiteral("Picked for you")), kPatience);
        for (const auto& problem : session_->problems()) QVERIFY2(false, base::toString(problem).c_str());
    }
    void everyoneIsSeenAtOnceAndTheLongNameBreaksTheButton() {
        mails().side()->chooser()->setFocus();
        QTest::keyClick(mails().side()->chooser(), Qt::Key_Right);
        QVERIFY(everyone().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(kLongName) >= 0, kPatience);
        int people = 0;
        for (int row = 0; row < everyone().model().rowCount(); ++row)
            people += everyone().model().row(row)->isEdgeCase ? 0 : 1;
        QCOMPARE(people, 16);
        QTRY_VERIFY_WITH_TIMEOUT(said(kLongName).contains(QStringLiteral("at 320 px")), kPatience);
        const QString folder = qEnvironmentVariable("REHEARSAL_SCREENSHOTS");
        if (folder.isEmpty()) return;
        QTRY_COMPARE_WITH_TIMEOUT(everyone().model().drawn(), everyone().model().total(), kPatience);
        window_->grab().save(folder + QStringLiteral("/email-everyone.png"));
    }
    void lettingTheButtonWrapMendsIt() {
        typeOver(QStringLiteral("nowrap"), QStringLiteral("normal"));
        QTRY_VERIFY_WITH_TIMEOUT(body().find("white-space:normal") != std::string::npos, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(said(kLongName), QString(), kPatience);
    }
    void theMailIsSaved() {
        QTest::keyClick(mails().side()->chooser(), Qt::Key_Left);
        QTRY_VERIFY(mails().preview()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(mail().contains(QStringLiteral("It is still yours")), kPatience);
        const QString path = folder_.filePath(QStringLiteral("cart-reminder.eml"));
        mails().preview()->out()->saveEml(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray mime = file.readAll();
        QVERIFY(mime.contains("Content-Type: multipart/alternative"));
        QVERIFY(mime.contains("List-Unsubscribe:"));
        QVERIFY(mime.contains("Content-Type: image/png"));
        QVERIFY(mime.contains("Picked for you"));
    }
};

REHEARSAL_TEST(EmailWalkTest)

}  // namespace rehearsal::shell

#include "email_walk_test.moc"
