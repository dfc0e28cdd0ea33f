#include "email/email_view.h"

#include <QComboBox>
#include <QImage>
#include <QSet>
#include <QWebEnginePage>
#include <QWebEngineScript>
#include <QWebEngineView>
#include <optional>

#include "email/email_fixture.h"
#include "email/inbox_line.h"
#include "email/liquid_field.h"
#include "email/preview_pane.h"
#include "email/template_editor.h"
#include "support/test.h"
#include "web/code_editor.h"
#include "web/compiled_body.h"
#include "web/preview_page.h"
#include "web/preview_view.h"
#include "widgets/theme.h"

using namespace rehearsal;

class EmailViewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::EmailView> view_;

    void start(bundle::Files files = test::shop()) {
        open_ = std::make_unique<test::OpenSession>(std::move(files));
        QVERIFY(open_->isReady());
        view_ = std::make_unique<email::EmailView>(open_->session);
        view_->resize(1200, 700);
    }
    void show() {
        view_->show();
        view_->activateWindow();
    }

    QVariant ask(QWebEnginePage* page, const QString& script, quint32 world) {
        std::optional<QVariant> answer;
        page->runJavaScript(script, world, [&](const QVariant& value) { answer = value; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000)) return {};
        return *answer;
    }
    /// What a person reads in the preview.
    QString mail() {
        auto* preview = view_->preview()->frame()->preview();
        return ask(preview->page(), QStringLiteral("document.body ? document.body.innerText.trim() : ''"),
                   QWebEngineScript::ApplicationWorld)
            .toString();
    }
    QVariant inEditor(const QString& script) {
        return ask(view_->editor()->source()->view()->page(), script, QWebEngineScript::MainWorld);
    }
    QString source() {
        return inEditor(QStringLiteral("window.editorView ? editorView.state.doc.toString() : ''"))
            .toString();
    }

    /// Puts the cursor before some words of the source and types.
    void typeBefore(const QString& words, const QString& text) {
        QTRY_VERIFY_WITH_TIMEOUT(source().contains(words), 20000);
        inEditor(QStringLiteral("{const at = editorView.state.doc.toString().indexOf('%1');"
                                "editorView.dispatch({selection:{anchor:at}}); editorView.focus();}")
                     .arg(words));
        view_->editor()->source()->view()->setFocus();
        QTRY_VERIFY(inEditor(QStringLiteral("editorView.hasFocus")).toBool());
        QTest::keyClicks(view_->editor()->source()->view()->focusProxy(), text);
    }

  private Q_SLOTS:
    void cleanup() {
        view_.reset();
        open_.reset();
    }

    void nothingOfTheBrowserIsMadeBeforeItIsShown() {
        start();
        QVERIFY(view_->findChildren<QWebEngineView*>().isEmpty());
        show();
        QCOMPARE(view_->findChildren<QWebEngineView*>().size(), 2);
    }
    void typingChangesTheDocumentAndThePreview() {
        start();
        show();
        QTRY_COMPARE_WITH_TIMEOUT(mail(), QStringLiteral("Hello Ana"), 20000);
        typeBefore(QStringLiteral("Hello {{"), QStringLiteral("Well "));
        QTRY_COMPARE(mail(), QStringLiteral("Well Hello Ana"));
        QTRY_VERIFY(open_->file("templates/hello/body.mjml").find("<mj-text>Well Hello") !=
                    std::string::npos);
        QTRY_VERIFY(test::isCompiledFrom(open_->file("templates/hello/body.html"),
                                         open_->file("templates/hello/body.mjml")));
    }
    void undoInTheEditorIsTheDocuments() {
        start();
        show();
        typeBefore(QStringLiteral("Hello {{"), QStringLiteral("Well "));
        QTRY_COMPARE(open_->session.undoStack()->count(), 1);
        QTest::keyClick(view_->editor()->source()->view()->focusProxy(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(open_->file("templates/hello/body.mjml"), test::kMjml);
        QTRY_COMPARE(source(), QString::fromStdString(test::kMjml));
        QTRY_COMPARE(mail(), QStringLiteral("Hello Ana"));
    }
    void anotherPersonReadsAnotherMail() {
        start();
        show();
        QTRY_COMPARE_WITH_TIMEOUT(mail(), QStringLiteral("Hello Ana"), 20000);
        QCOMPARE(view_->preview()->inbox()->subject(), QStringLiteral("Welcome, Ana"));
        QTest::keyClick(view_->preview()->people(), Qt::Key_Down);
        QTRY_COMPARE(mail(), QStringLiteral("Hello Bo"));
        QTRY_COMPARE(view_->preview()->inbox()->subject(), QStringLiteral("Welcome, Bo"));
        QCOMPARE(open_->session.personId(), QStringLiteral("bo"));
    }
    void theSubjectIsWrittenInAField() {
        start();
        show();
        auto* subject = view_->editor()->subject();
        QCOMPARE(subject->text(), QStringLiteral("Welcome, {{ profile.first_name }}"));
        subject->setFocus();
        subject->selectAll();
        QTest::keyClicks(subject, QStringLiteral("Dear {{ profile.first_name }}"));
        QTRY_COMPARE(view_->preview()->inbox()->subject(), QStringLiteral("Dear Ana"));
        QTRY_COMPARE(open_->file("templates/hello/subject.liquid"),
                     std::string("Dear {{ profile.first_name }}\n"));
        QTest::keyClick(subject, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(subject->text(), QStringLiteral("Welcome, {{ profile.first_name }}"));
    }
    void brokenLiquidIsMarkedWhereItIs() {
        start();
        show();
        typeBefore(QStringLiteral("Hello {{"), QStringLiteral("{{ | "));
        QTRY_VERIFY(
            inEditor(QStringLiteral("document.querySelector('.cm-lintRange-error') !== null")).toBool());
        QTRY_VERIFY(!view_->preview()->problems()->texts().isEmpty());
        QVERIFY(view_->preview()->problems()->texts().constFirst().contains(QStringLiteral("Line 5")));
    }
    void anEmptyMergeTagIsToldForThePersonItIsEmptyFor() {
        start();
        show();
        open_->session.setTemplateId(QStringLiteral("plain"));
        const QString told = QStringLiteral("“profile.nickname” is empty for Ana");
        QTRY_COMPARE_WITH_TIMEOUT(view_->preview()->problems()->texts(), QStringList{told}, 20000);
        open_->session.setPersonId(QStringLiteral("bo"));
        QTRY_COMPARE(view_->preview()->problems()->texts(), QStringList());
        QTRY_COMPARE(mail(), QStringLiteral("News for B"));
    }
    void anEmailIsMadeCopiedAndRemovedAndAllCanBeTakenBack() {
        start();
        show();
        view_->createTemplate();
        QTRY_COMPARE_WITH_TIMEOUT(open_->session.templateId(), QStringLiteral("new-email"), 20000);
        QVERIFY(!base::hasErrors(open_->session.problems()));
        QTRY_VERIFY(mail().startsWith(QStringLiteral("Hello Ana")));
        view_->duplicateTemplate(QStringLiteral("new-email"));
        QCOMPARE(open_->session.templateId(), QStringLiteral("new-email-copy"));
        view_->removeTemplate(QStringLiteral("new-email-copy"));
        QVERIFY(!open_->session.bundle().emailTemplate("new-email-copy"));
        open_->session.undoStack()->setIndex(0);
        QVERIFY(!open_->session.bundle().emailTemplate("new-email"));
        QTRY_COMPARE(mail(), QStringLiteral("Hello Ana"));
    }
    void theMailIsLaidOutAtItsWidth() {
        start();
        show();
        QTRY_COMPARE_WITH_TIMEOUT(mail(), QStringLiteral("Hello Ana"), 20000);
        auto* frame = view_->preview()->frame();
        for (const int width : {320, 600, 800}) {
            frame->setMailWidth(width);
            const auto measured = [&] {
                return ask(frame->preview()->page(), QStringLiteral("window.innerWidth"),
                           QWebEngineScript::ApplicationWorld)
                    .toInt();
            };
            QTRY_VERIFY2(qAbs(measured() - width) <= 3, qPrintable(QString::number(measured())));
        }
    }
    void withoutEmailsItSaysWhatToDo() {
        bundle::Files files;
        files.set("bundle.json", R"({"format":"rehearsal.bundle/1","name":"Empty"})");
        files.set("policy.json", R"({"format":"rehearsal.policy/1"})");
        start(files);
        show();
        view_->createTemplate();
        QTRY_COMPARE_WITH_TIMEOUT(open_->session.templateId(), QStringLiteral("new-email"), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(mail().startsWith(QStringLiteral("Hello there")), 20000);
    }
    void itLooksRight() {
        const QString folder = qEnvironmentVariable("REHEARSAL_SCREENSHOTS");
        if (folder.isEmpty()) QSKIP("REHEARSAL_SCREENSHOTS names no folder");
        widgets::theme::install();
        const auto sample = bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        QVERIFY(sample.has_value());
        start(*sample);
        open_->session.setTemplateId(QStringLiteral("cart-reminder"));
        view_->resize(1216, 720);
        for (const auto mode : {widgets::theme::Mode::Light, widgets::theme::Mode::Dark}) {
            widgets::theme::setMode(mode);
            show();
            QTRY_VERIFY_WITH_TIMEOUT(!mail().isEmpty(), 20000);
            QTRY_VERIFY(!source().isEmpty());
            auto* frame = view_->preview()->frame();
            QTRY_COMPARE(ask(frame->preview()->page(),
                             QStringLiteral("[...document.images].every(i => i.naturalWidth > 0)"),
                             QWebEngineScript::ApplicationWorld),
                         QVariant(true));
            const auto painted = [](QWidget* widget) {
                const QImage image = widget->grab().toImage();
                QSet<QRgb> colors;
                for (int y = 0; y < image.height(); y += 7) colors.insert(image.pixel(image.width() / 3, y));
                return colors.size() > 3;
            };
            QTRY_VERIFY(painted(frame));
            QTRY_VERIFY(painted(view_->editor()->source()));
            const QString name =
                mode == widgets::theme::Mode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            QVERIFY(view_->grab().save(folder + QStringLiteral("/email-") + name + QStringLiteral(".png")));
        }
    }
};
REHEARSAL_TEST(EmailViewTest)

#include "email_view_test.moc"
