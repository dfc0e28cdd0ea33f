// The command line writes the same bytes whatever the host: its locale, its time zone, its memory, its
// processor's instructions, the number of threads.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "random_run.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

struct Written {
    QByteArray decisions;
    std::string summary;  ///< Without what is measured of the run itself.

    bool operator==(const Written&) const = default;
};

QByteArray slurp(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class DeterminismTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::vector<QStringList> inputs_;  ///< Arguments of `rehearse run`.
    std::vector<Written> expected_;

    QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }

    Written run(const QStringList& input, int threads, const QMap<QString, QString>& variables) {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        for (auto it = variables.begin(); it != variables.end(); ++it)
            environment.insert(it.key(), it.value());
        QProcess process;
        process.setProcessEnvironment(environment);
        QFile::remove(path("decisions"));
        QFile::remove(path("summary"));
        process.start(QStringLiteral(REHEARSAL_BINARY_DIR "/rehearse"),
                      input + QStringList{"--threads", QString::number(threads), "--decisions",
                                          path("decisions"), "--summary", path("summary")});
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            return {process.readAllStandardError(), {}};
        auto summary = nlohmann::ordered_json::parse(slurp(path("summary")).toStdString());
        for (const char* measured : {"wall_s", "events_per_s", "peak_rss_mb"}) summary.erase(measured);
        return {slurp(path("decisions")), summary.dump()};
    }

    void compare(const QMap<QString, QString>& variables) {
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            for (const int threads : {1, 2, 8}) {
                const Written written = run(inputs_[i], threads, variables);
                QVERIFY2(written.decisions == expected_[i].decisions,
                         written.decisions.left(500).constData());
                QCOMPARE(written.summary, expected_[i].summary);
            }
        }
    }

    /// A random bundle over some hundred lines, in files.
    QStringList randomInput(std::uint64_t number) {
        test::Draw draw(number);
        test::CaseNumbers numbers{draw.bits(), draw.bits(), {}};
        for (int i = 0; i < 400; ++i) numbers.events.push_back(draw.bits());
        const test::RandomCase random = test::makeCase(numbers);
        const std::string folder = folder_.path().toStdString() + "/random" + std::to_string(number);
        if (!bundle::writeFiles(random.files, folder + "/bundle")) return {};
        std::ofstream people(folder + "/profiles.ndjson", std::ios::binary);
        people << random.people;
        std::ofstream events(folder + "/events.ndjson", std::ios::binary);
        for (const auto& line : random.lines) events << line.text << '\n';
        const QString root = QString::fromStdString(folder);
        return {"run",        root + "/bundle",         "--events", root + "/events.ndjson",
                "--profiles", root + "/profiles.ndjson"};
    }

  private slots:
    void initTestCase() {
        const QString sample = QStringLiteral(REHEARSAL_SOURCE_DIR "/resources/samples/spring-store");
        inputs_.push_back({"run", sample, "--events", sample + "-events.ndjson", "--profiles",
                           sample + "/profiles.ndjson", "--seed", "7"});
        for (std::uint64_t number = 1; number <= 4; ++number) inputs_.push_back(randomInput(number));
        qsizetype sends = 0;
        for (const QStringList& input : inputs_) {
            expected_.push_back(run(input, 1, {{"LC_ALL", "C"}, {"TZ", "UTC"}}));
            QVERIFY2(!expected_.back().summary.empty(), expected_.back().decisions.constData());
            sends += expected_.back().decisions.count("\"send\"");
        }
        QVERIFY(sends > 100);
    }

    void inEveryLocale_data() {
        QTest::addColumn<QString>("locale");
        for (const char* locale : {"C", "POSIX", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8",
                                   "ar_EG.UTF-8", "ja_JP.UTF-8"}) {
            QTest::newRow(locale) << locale;
        }
    }
    void inEveryLocale() {
        QFETCH(QString, locale);
        QMap<QString, QString> variables{{"LC_ALL", locale}, {"LANG", locale}, {"TZ", "UTC"}};
        QProcess list;
        list.start(QStringLiteral("locale"), {"-a"});
        list.waitForFinished();
        const QString known = QString::fromUtf8(list.readAllStandardOutput()).toLower().remove('-');
        if (!known.split('\n').contains(locale.toLower().remove('-'))) {
            // Made here, where its source is installed.
            QProcess make;
            make.start(QStringLiteral("localedef"),
                       {"-i", locale.section('.', 0, 0), "-f", "UTF-8", folder_.filePath(locale)});
            if (!make.waitForFinished() || make.exitCode() != 0) {
                QSKIP(qPrintable("The locale " + locale +
                                 " is not installed and cannot be made (package locales)."));
            }
            variables["LOCPATH"] = folder_.path();
        }
        compare(variables);
    }

    void inEveryTimeZone_data() {
        QTest::addColumn<QString>("zone");
        for (const char* zone :
             {"America/New_York", "Asia/Kathmandu", "UTC", "Nowhere/Else", ":/etc/localtime"}) {
            QTest::newRow(zone) << zone;
        }
    }
    void inEveryTimeZone() {
        QFETCH(QString, zone);
        compare({{"TZ", zone}, {"LC_ALL", "C.UTF-8"}, {"TZDIR", "/nowhere"}});
    }

    void withOtherMemoryAndInstructions_data() {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::newRow("memory is filled") << "MALLOC_PERTURB_"
                                          << "165";
        QTest::newRow("no thread caches") << "GLIBC_TUNABLES"
                                          << "glibc.malloc.tcache_count=0:glibc.malloc.arena_max=1";
        QTest::newRow("everything mapped") << "GLIBC_TUNABLES"
                                           << "glibc.malloc.mmap_threshold=4096";
        QTest::newRow("no vector instructions") << "SIMDJSON_FORCE_IMPLEMENTATION"
                                                << "fallback";
        QTest::newRow("no home, no temporary folder") << "TMPDIR"
                                                      << "/nowhere";
    }
    void withOtherMemoryAndInstructions() {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        compare({{variable, value}});
    }
};

REHEARSAL_TEST(DeterminismTest)
#include "determinism_test.moc"
