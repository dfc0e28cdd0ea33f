#include "explain/story.h"

#include <QDir>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "bundle/files.h"
#include "bundle/people_reader.h"
#include "explain/narration.h"
#include "simulation/run.h"
#include "support/random_stream.h"
#include "support/test.h"

using namespace rehearsal;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kSample = REHEARSAL_SOURCE_DIR "/resources/samples/spring-store";

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

bundle::Bundle load(const std::filesystem::path& folder) {
    return bundle::readBundle(*bundle::readFiles(folder)).bundle;
}

/// The decisions of a run by profile, as lines of the log.
std::map<std::string, std::multiset<std::string>> decisionsOf(const bundle::Bundle& bundle,
                                                              const simulation::RunOptions& options) {
    simulation::RunControl control;
    const auto result = simulation::run(bundle, options, control);
    std::map<std::string, std::multiset<std::string>> out;
    for (std::size_t i = 0; i < result->decisions.size(); ++i) {
        std::string line;
        journey::appendJsonLine(line, result->decisions[i]);
        Json json = Json::parse(line);
        out[json["profile"].get<std::string>()].insert(json.dump());
    }
    return out;
}

/// The same of a story.
std::map<std::string, std::multiset<std::string>> decisionsOf(const explain::Story& story) {
    std::map<std::string, std::multiset<std::string>> out;
    for (const journey::TraceStep& step : story.steps) {
        if (step.kind != journey::TraceStep::Kind::Decision) continue;
        Json json{{"at", base::toString(step.at)}, {"profile", step.profile}};
        if (!step.campaign.empty()) json["campaign"] = step.campaign;
        if (step.journey > 0) json["journey"] = step.journey;
        if (!step.node.empty()) json["node"] = step.node;
        for (const auto& [name, value] : step.facts) json[name] = Json::parse(base::toJsonText(value));
        out[step.profile].insert(json.dump());
    }
    return out;
}

}  // namespace

/// A person's story: that it is what a run decides, and how it is told.
class StoryTest : public QObject {
    Q_OBJECT
    simulation::RunOptions sampleRun() {
        simulation::RunOptions options;
        options.events = {std::filesystem::path(kSample.string() + "-events.ndjson")};
        options.people = load(kSample).people;
        return options;
    }

    static event::StreamInput inMemory(const std::vector<std::string>& lines) {
        std::string text;
        for (const std::string& line : lines) text += line + "\n";
        return std::make_shared<const std::string>(std::move(text));
    }

    /// Whether the stories of everybody in a run hold the run's decisions, each person's own.
    static bool storiesHoldTheRun(const bundle::Bundle& bundle, const simulation::RunOptions& options) {
        for (const auto& [profile, decisions] : decisionsOf(bundle, options)) {
            simulation::RunControl control;
            const auto story = explain::storyOf(profile, bundle, options, control);
            if (!story || decisionsOf(*story)[profile] != decisions) {
                qWarning("the story of %s is not what was decided", profile.c_str());
                return false;
            }
        }
        return true;
    }

  private slots:
    /// Every folder under tests/golden/explain is a case, added with no code: `of` names a case of
    /// tests/golden/engine and, on its second line, an id; `story.txt` is what is told.
    void tellsAsWritten_data() {
        QTest::addColumn<QString>("folder");
        const QString root = QStringLiteral(REHEARSAL_SOURCE_DIR "/tests/golden/explain");
        for (const QString& name : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            QTest::newRow(qPrintable(name)) << root + "/" + name;
        }
    }
    void tellsAsWritten() {
        QFETCH(QString, folder);
        const std::filesystem::path place = folder.toStdString();
        std::istringstream of(slurp(place / "of"));
        std::string name;
        std::string id;
        std::getline(of, name);
        std::getline(of, id);
        const auto run = std::filesystem::path(REHEARSAL_SOURCE_DIR "/tests/golden/engine") / name;
        simulation::RunOptions options;
        options.events = {run / "events.ndjson"};
        options.people = bundle::readPeople(slurp(run / "profiles.ndjson"), "profiles.ndjson").first;
        simulation::RunControl control;
        const auto bundle = load(run / "bundle");
        const auto story = explain::storyOf(id, bundle, options, control);
        QVERIFY(story.has_value());
        const std::string text = explain::toText(*story, bundle);
        QVERIFY2(text == slurp(place / "story.txt"), text.c_str());
    }
    void theStoriesOfTheSampleAreWhatARunDecides() { QVERIFY(storiesHoldTheRun(load(kSample), sampleRun())); }
    void theStoriesOfRandomStreamsAreWhatARunDecides() {
        const auto bundle = load(kSample);
        QVERIFY(rc::check([&] {
            simulation::RunOptions options;
            options.events = {inMemory(test::randomStream(40))};
            options.people = bundle.people;
            RC_ASSERT(storiesHoldTheRun(bundle, options));
        }));
    }
    void withFaultsAndReactionsTooTheyAreWhatARunDecides() {
        const auto bundle = load(kSample);
        auto options = sampleRun();
        options.faults = simulation::readFaults(R"({"seed":3,"duplicate":{"rate":0.3,"delay":"10m"},
            "late":{"rate":0.2,"p50":"5m","p95":"2h"},"loss":{"rate":0.1}})",
                                                "faults.json", bundle)
                             .first;
        options.responses =
            simulation::readResponses(R"({"open":{"chance":0.8,"after":{"p50":"1h","p95":"20h"}},
            "buy":{"chance":0.5,"after":{"p50":"2h","p95":"20h"}},
            "unsubscribe":{"chance":0.3,"after":{"p50":"1h","p95":"9h"}}})",
                                      "responses.json", bundle)
                .first;
        QVERIFY(options.faults.changeTheStream());
        QVERIFY(!options.responses.empty());
        QVERIFY(storiesHoldTheRun(bundle, options));
    }
    void aVisitorIsThePersonTheyTurnedOutToBe() {
        const auto bundle = load(kSample);
        for (const char* id : {"anon:a-17", "a-17", "ana"}) {
            simulation::RunControl control;
            const auto story = explain::storyOf(id, bundle, sampleRun(), control);
            QVERIFY(story.has_value());
            QCOMPARE(story->profile, std::string("ana"));
            QCOMPARE(story->otherIds, std::vector<std::string>{"anon:a-17"});
        }
    }
    void anIdNobodyHasIsAnErrorThatNamesTheNearest() {
        simulation::RunControl control;
        const auto story = explain::storyOf("anna", load(kSample), sampleRun(), control);
        QVERIFY(!story.has_value());
        QCOMPARE(story.error().file, std::string("--profile"));
        QVERIFY2(story.error().hint.find("\"ana\"") != std::string::npos, story.error().hint.c_str());
        const auto visitor = explain::storyOf("anon:a-16", load(kSample), sampleRun(), control);
        QVERIFY2(visitor.error().hint.find("\"anon:a-17\"") != std::string::npos,
                 visitor.error().hint.c_str());
    }
    void jsonHasEveryStepWithItsRuleAndSentence() {
        const auto bundle = load(kSample);
        simulation::RunControl control;
        const auto story = explain::storyOf("ana", bundle, sampleRun(), control);
        const auto json = explain::toJson(*story, bundle);
        QCOMPARE(json["steps"].size(), story->steps.size());
        bool cap = false;
        for (const auto& step : json["steps"]) {
            QVERIFY(!step["text"].get<std::string>().empty());
            QVERIFY(step.contains("rule"));
            cap = cap || (step["step"] == "gate" && step["gate"] == "capped" && step["cap"] == "daily" &&
                          step["count"] == 0 && step["max"] == 1 && step["passed"] == true);
        }
        QVERIFY(cap);
    }
};

REHEARSAL_TEST(StoryTest)
#include "story_test.moc"
