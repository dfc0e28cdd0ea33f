#include <algorithm>

#include "message/composer.h"
#include "message/sample_context.h"
#include "samples/sample_bundle.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

/// Where a mail of Gmail's is cut off.
constexpr std::size_t kClipped = 102 * 1024;

}  // namespace

/// Every mail of the sample shop is fit to send to every sample person.
class SampleMailTest : public QObject {
    Q_OBJECT

    bundle::Bundle bundle_;

    message::Message mailFor(const QString& mail, const std::string& person, liquid::Mode mode) const {
        const bundle::Template& chosen = *bundle_.emailTemplate(mail.toStdString());
        const base::Instant now = *base::parseInstant("2026-03-02T18:50:00Z");
        const message::Context context =
            message::sampleContext(bundle_, *bundle_.person(person), chosen, now);
        return message::compose(bundle_, chosen, context, mode);
    }

  private slots:
    void initTestCase() { bundle_ = bundle::readBundle(test::sampleFiles()).bundle; }

    void isComposedWithoutProblems_data() {
        QTest::addColumn<QString>("mail");
        for (const bundle::Template& mail : bundle_.templates)
            QTest::newRow(mail.id.c_str()) << QString::fromStdString(mail.id);
    }
    void isComposedWithoutProblems() {
        QFETCH(QString, mail);
        for (const bundle::Person& person : bundle_.people) {
            for (const liquid::Mode mode : {liquid::Mode::Send, liquid::Mode::Strict}) {
                const message::Message message = mailFor(mail, person.id, mode);
                for (const base::Diagnostic& problem : message.problems)
                    qWarning("%s: %s", person.id.c_str(), base::toString(problem).c_str());
                for (const std::string& tag : message.emptyMergeTags)
                    qWarning("%s: empty %s", person.id.c_str(), tag.c_str());
                QVERIFY2(message.problems.empty(), person.id.c_str());
                QVERIFY2(message.emptyMergeTags.empty(), person.id.c_str());
                checkText(message);
            }
        }
    }

    void greetsByNameOrWithoutOne() {
        QVERIFY(mailFor("welcome-1", "ana", liquid::Mode::Send).subject == "Welcome to Spring, Ana");
        QVERIFY(mailFor("welcome-1", "guest-4711", liquid::Mode::Send).subject == "Welcome to Spring");
    }

  private:
    static void checkText(const message::Message& message) {
        const QString html = QString::fromStdString(message.html);
        QVERIFY(!message.subject.empty() && !message.preheader.empty() && !message.text.empty());
        QVERIFY2(message.subject.size() < 120, message.subject.c_str());
        QVERIFY(message.html.size() < kClipped);
        for (const char* left : {"{{", "{%", "&amp;amp;", "&amp;#", "&amp;lt;", "&amp;quot;"})
            QVERIFY2(!html.contains(left), left);
        QVERIFY(html.contains("12 rue des Jardins"));
        QVERIFY(html.contains("/unsubscribe/"));
        QVERIFY(html.contains("lang=\"en\""));
        QVERIFY(!html.contains("<script") && !html.contains("fonts.googleapis"));
    }
};
REHEARSAL_TEST(SampleMailTest)

#include "sample_mail_test.moc"
