#include <map>
#include <mutex>

#include "bundle/files.h"
#include "simulation/run.h"
#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

const bundle::Bundle& sample() {
    static const bundle::Bundle kBundle =
        bundle::readBundle(*bundle::readFiles(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store")).bundle;
    return kBundle;
}

/// What a run that renders gives.
struct Rendered {
    std::string log;
    std::string templates;
    std::map<std::string, message::Message> mails;  ///< By key.
    std::uint64_t sent = 0;
};

Rendered render(const std::string& stream, int threads, bool renders = true) {
    Rendered out;
    std::mutex mutex;
    simulation::RunOptions options;
    options.events = {std::make_shared<const std::string>(stream)};
    options.people = sample().people;
    options.threads = threads;
    options.render = renders;
    if (renders) {
        options.deliver = [&](const std::string& key, const message::Message& message) {
            const std::lock_guard lock(mutex);
            out.mails.emplace(key, message);
        };
    }
    simulation::RunControl control;
    const auto result = simulation::run(sample(), options, control).value();
    for (const journey::Decision& decision : result.decisions) {
        journey::appendJsonLine(out.log, decision);
        out.log += '\n';
    }
    out.sent = result.summary.sent;
    const std::string summary = simulation::toJsonText(result.summary);
    const std::size_t at = summary.find("\"templates\"");
    if (at != std::string::npos) out.templates = summary.substr(at);
    return out;
}

std::string randomText() {
    std::string text;
    for (const std::string& line : test::randomStream(60)) text.append(line).append(1, '\n');
    return text;
}

}  // namespace

/// Runs that make their messages.
class RenderingTest : public QObject {
    Q_OBJECT
  private slots:
    void anyNumberOfThreadsMakesTheSameMails() {
        QVERIFY(rc::check([] {
            const std::string stream = randomText();
            const Rendered one = render(stream, 1);
            const Rendered four = render(stream, 4);
            RC_ASSERT(one.log == four.log);
            RC_ASSERT(one.templates == four.templates);
            RC_ASSERT(one.mails.size() == four.mails.size());
            for (const auto& [key, mail] : one.mails) {
                RC_ASSERT(four.mails.at(key).html == mail.html);
                RC_ASSERT(four.mails.at(key).subject == mail.subject);
            }
        }));
    }
    void everySendHasItsMailAndRenderingDecidesNothingElse() {
        QVERIFY(rc::check([] {
            const std::string stream = randomText();
            const Rendered with = render(stream, 2);
            const Rendered without = render(stream, 2, false);
            // Nothing of the sample fails.
            RC_ASSERT(with.log == without.log);
            RC_ASSERT(with.mails.size() == with.sent);
            RC_ASSERT(without.templates.empty());
            for (const auto& [key, mail] : with.mails) {
                RC_ASSERT(with.log.find("\"key\":\"" + key + "\"") != std::string::npos);
                RC_ASSERT(!mail.html.empty());
                RC_ASSERT(!mail.subject.empty());
                RC_ASSERT(!mail.text.empty());
            }
        }));
    }
};

REHEARSAL_TEST(RenderingTest)
#include "rendering_test.moc"
