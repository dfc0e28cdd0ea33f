#include "email/brand_panel.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <nlohmann/json.hpp>

#include "email/brand_fields.h"
#include "email/brand_file.h"
#include "email/email_fixture.h"
#include "fields/form.h"
#include "message/composer.h"
#include "message/sample_context.h"
#include "support/test.h"

using namespace rehearsal;

/// The brand is one place for what all mails share.
class BrandPanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::OpenSession> open_;
    std::unique_ptr<email::BrandPanel> panel_;

    /// A shop whose plain mail is lettered in the brand's colour, and a panel that has set up its brand.
    void start() {
        auto files = test::shop();
        files.set("templates/plain/body.html",
                  "<p style=\"color:{{ brand.colors.accent }}\">{{ brand.address }}</p>"
                  "<a href=\"https://shop.example\">x</a>");
        open_ = std::make_unique<test::OpenSession>(std::move(files));
        QVERIFY(open_->isReady());
        panel_ = std::make_unique<email::BrandPanel>(open_->session);
        panel_->resize(480, 700);
        panel_->show();
        panel_->refresh();
        connect(&open_->session, &session::Session::documentChanged, panel_.get(),
                &email::BrandPanel::refresh);
        QTest::mouseClick(button(QStringLiteral("Set up the brand")), Qt::LeftButton);
    }
    QPushButton* button(const QString& text) {
        for (auto* one : panel_->findChildren<QPushButton*>())
            if (one->text() == text) return one;
        return nullptr;
    }
    template <class T>
    T* editor(const char* pointer) {
        auto* found = panel_->findChild<QWidget*>(QString::fromLatin1(pointer));
        if (auto* self = qobject_cast<T*>(found)) return self;
        return found ? found->findChild<T*>() : nullptr;
    }
    void type(QLineEdit* into, const QString& text) {
        into->setFocus();
        into->selectAll();
        QTest::keyClicks(into, text);
    }
    nlohmann::ordered_json brand() { return open_->session.document().json(email::kBrandFile); }
    std::string mail() {
        const auto& bundle = open_->session.bundle();
        const auto& plain = *bundle.emailTemplate("plain");
        return message::compose(bundle, plain, message::sampleContext(bundle, bundle.people[0], plain, {}))
            .html;
    }

  private slots:
    void cleanup() {
        panel_.reset();
        open_.reset();
    }
    void settingItUpWritesASoundFileThatCanBeUndone() {
        start();
        QCOMPARE(brand()["name"].get<std::string>(), std::string("Shop"));
        for (const auto& problem : open_->session.problems())
            QVERIFY2(problem.file != email::kBrandFile, base::toString(problem).c_str());
        open_->session.undoStack()->undo();
        QVERIFY(!open_->session.document().files().contains(email::kBrandFile));
        QVERIFY(button(QStringLiteral("Set up the brand"))->isVisible());
    }
    void aChangedColourIsSeenInTheMail() {
        start();
        type(editor<QLineEdit>("/colors/accent"), QStringLiteral("a34a26"));
        QVERIFY2(mail().find("color:#A34A26") != std::string::npos, mail().c_str());
        open_->session.undoStack()->undo();
        QVERIFY(mail().find("#A34A26") == std::string::npos);
    }
    void whatIsNoColourIsRefusedWithASentence() {
        start();
        const auto before = brand();
        auto* digits = editor<QLineEdit>("/colors/accent");
        digits->selectAll();
        QTest::keyClicks(digits, QStringLiteral("red"));
        QVERIFY(brand() == before);
        auto* field = panel_->findChild<fields::Field*>(QStringLiteral("field:/colors/accent"));
        QVERIFY(field->findChild<QLabel*>(QStringLiteral("problem"))
                    ->text()
                    .contains(QStringLiteral("six digits")));
    }
    void textThatCannotBeReadIsSaid() {
        start();
        auto* note = panel_->findChild<QLabel*>(QStringLiteral("contrast"));
        QVERIFY(note->text().startsWith(QStringLiteral("All texts")));
        type(editor<QLineEdit>("/colors/text"), QStringLiteral("CCCCCC"));
        QVERIFY2(note->text().startsWith(QStringLiteral("Text is hard to read: 1.6:1")),
                 qPrintable(note->text()));
    }
    void linkTagsAndAddressReachEveryMail() {
        start();
        type(editor<QLineEdit>("/address"), QStringLiteral("1 Main Street"));
        auto* tags = panel_->findChild<QWidget*>(QStringLiteral("/links/tags"));
        auto* name = tags->findChild<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly);
        for (auto* one : tags->findChildren<QLineEdit*>())
            if (one->placeholderText() == QStringLiteral("utm_source")) name = one;
        QVERIFY(name);
        type(name, QStringLiteral("utm_source"));
        auto* value = tags->findChildren<QComboBox*>().last()->lineEdit();
        type(value, QStringLiteral("shop"));
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(brand()["links"]["tags"]["utm_source"].get<std::string>(), std::string("shop"));
        QVERIFY2(mail().find("1 Main Street") != std::string::npos, mail().c_str());
        QVERIFY2(mail().find("https://shop.example?utm_source=shop") != std::string::npos, mail().c_str());
    }
    void aLogoIsBroughtIntoTheBundleInOneStep() {
        start();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("our logo.png"));
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(path));
        auto* field = dynamic_cast<email::PictureField*>(
            panel_->findChild<fields::Field*>(QStringLiteral("field:/logo")));
        QVERIFY(field);
        field->bringIn(path);
        QCOMPARE(brand()["logo"].get<std::string>(), std::string("assets/our-logo.png"));
        QVERIFY(open_->session.document().files().contains("assets/our-logo.png"));
        open_->session.undoStack()->undo();
        QVERIFY(!open_->session.document().files().contains("assets/our-logo.png"));
        QFile text(folder.filePath(QStringLiteral("text.png")));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
        text.close();
        field->bringIn(text.fileName());
        QVERIFY(field->findChild<QLabel*>(QStringLiteral("problem"))
                    ->text()
                    .contains(QStringLiteral("is no picture")));
    }
};

REHEARSAL_TEST(BrandPanelTest)
#include "brand_panel_test.moc"
