// What advice says can never be taken must never be taken: searched for a counterexample with random
// campaigns, people and events, run by the engine itself.
#include <rapidcheck.h>

#include <QTemporaryDir>
#include <fstream>
#include <stdexcept>

#include "lint/advisor.h"
#include "random_decisions.h"
#include "simulation/run.h"
#include "support/random_case.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

/// Runs random cases and looks for what should never have happened.
class Witness {
  public:
    /// A sentence about the first thing that advice called impossible and that happened; empty where none
    /// did.
    std::string contradiction(const bundle::Files& files, const test::RandomCase& random) {
        const auto reading = bundle::readBundle(files);
        for (const auto& found : reading.diagnostics) {
            if (found.severity == base::Severity::Error) throw std::logic_error(base::toString(found));
        }
        lint::Advisor advisor;
        advisor.update(files, reading.bundle, reading.diagnostics);
        const auto findings = advisor.findings();
        const auto result = run(reading.bundle, random);
        for (const lint::Finding& finding : findings) {
            ++said_[finding.code];
            if (happened(finding, reading.bundle, *result)) return base::toString(finding.diagnostic);
        }
        return {};
    }
    const std::map<std::string, int>& said() const { return said_; }

  private:
    std::shared_ptr<simulation::RunResult> run(const bundle::Bundle& bundle, const test::RandomCase& random) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / "events.ndjson";
        {
            std::ofstream out(path, std::ios::binary);
            for (const test::RandomLine& line : random.lines) out << line.text << '\n';
        }
        simulation::RunOptions options;
        options.events = {path};
        options.people = test::readRandomPeople(random.people);
        options.threads = 1;
        options.until = random.until;
        simulation::RunControl control;
        auto result = simulation::run(bundle, options, control);
        if (!result) throw std::logic_error(result.error().text);
        return std::make_shared<simulation::RunResult>(std::move(*result));
    }

    static bool happened(const lint::Finding& finding, const bundle::Bundle& bundle,
                         const simulation::RunResult& result) {
        const std::string& file = finding.diagnostic.file;
        const std::string campaign = file.substr(10, file.size() - 15);
        const auto counts = result.summary.campaigns.find(campaign);
        if (counts == result.summary.campaigns.end()) return false;
        const std::string& pointer = finding.diagnostic.pointer;
        if (finding.code == "never-enters") {
            const bool all =
                bundle.campaign(campaign)->entry.triggers.size() == 1 || pointer == "/entry/where";
            return all && counts->second.entered > 0;
        }
        if (finding.code == "never-ends")
            return bundle.campaign(campaign)->exits.size() == 1 && endedWhen(result, campaign);
        if (!pointer.starts_with("/nodes/")) return false;
        const std::size_t end = std::min(pointer.find('/', 7), pointer.size());
        const std::string node = pointer.substr(7, end - 7);
        std::string edge = pointer.substr(end);
        if (finding.code == "never-chosen") return chosen(result, campaign, node, edge);
        if (finding.code == "never-taken" && edge.starts_with("/cases")) edge += "/next";
        if (finding.code == "wait-past-exit" || finding.code == "time-never-known")
            edge = edge.empty() ? "/next" : edge;
        if (finding.code != "never-taken" && finding.code != "wait-past-exit" &&
            finding.code != "time-never-known")
            return false;
        const auto at = counts->second.nodes.find(node);
        return at != counts->second.nodes.end() && at->second.leaving.contains(edge) &&
               at->second.leaving.at(edge) > 0;
    }

    static bool endedWhen(const simulation::RunResult& result, const std::string& campaign) {
        return std::any_of(result.decisions.begin(), result.decisions.end(),
                           [&](const journey::Decision& line) {
                               return line.kind == journey::Decision::Kind::Exit &&
                                      line.campaign == campaign && line.reason == "when";
                           });
    }

    /// The first choice of the slot `top` puts "first" there, the second "second".
    static bool chosen(const simulation::RunResult& result, const std::string& campaign,
                       const std::string& node, const std::string& edge) {
        const std::string block = edge == "/slots/top/choose/0" ? "first" : "second";
        return std::any_of(
            result.decisions.begin(), result.decisions.end(), [&](const journey::Decision& line) {
                return line.kind == journey::Decision::Kind::Send && line.campaign == campaign &&
                       line.node == node &&
                       std::any_of(line.slotBlocks.begin(), line.slotBlocks.end(), [&](const auto& slot) {
                           return slot.first == "top" && slot.second == block;
                       });
            });
    }

    QTemporaryDir folder_;
    std::map<std::string, int> said_;
};

/// The case's bundle with campaigns that mostly decide.
bundle::Files deciding(const test::RandomCase& random, std::uint64_t number) {
    bundle::Files files = random.files;
    for (const std::string& file : files.under("campaigns/")) files.remove(file);
    test::Draw draw(number);
    test::RandomDecisions decisions(draw);
    for (int i = 0; i < 4; ++i)
        files.set("campaigns/c" + std::to_string(i) + ".json", decisions.make(i).dump(2));
    return files;
}

/// A stream in which much changes: people who change their minds, their zone and their tier every few hours.
std::vector<test::RandomLine> busyLines(std::uint64_t number, base::Instant start) {
    test::Draw draw(number);
    std::vector<test::RandomLine> lines;
    for (int i = 0; i < 800; ++i) {
        test::RandomLine line;
        line.person = static_cast<int>(draw.below(test::RandomEvents::kPeople));
        line.order = start + base::minutes(5 * draw.below(2000));
        nlohmann::ordered_json event{{"messageId", "b" + std::to_string(i)},
                                     {"timestamp", base::toString(line.order)},
                                     {"userId", "u" + std::to_string(line.person)}};
        if (draw.chance(40)) {
            event["type"] = "identify";
            event["traits"]["score"] = draw.of<nlohmann::ordered_json>({0, 1, 9, 20, 50, "20", nullptr});
            event["traits"]["tier"] = draw.of<nlohmann::ordered_json>({"shoes", "hats", "gold", nullptr});
            if (draw.chance(20))
                event["traits"]["timezone"] = draw.text({"Asia/Tokyo", "America/Los_Angeles"});
        } else {
            event["type"] = "track";
            event["event"] = draw.text({"Product Viewed", "Product Added", "Order Completed"});
            auto& properties = event["properties"];
            properties["category"] = draw.text({"shoes", "hats", "Shoes"});
            properties["total"] = draw.of<nlohmann::ordered_json>({0, 1, 9, 19.5, 20, 50, "20"});
            properties["product_id"] = draw.text({"p0", "p1"});
            if (draw.chance(50))
                properties["starts_at"] = base::toString(start + base::hours(draw.below(200)));
        }
        line.text = event.dump();
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The same people with more happening to them.
test::RandomCase busier(test::RandomCase random, std::uint64_t number) {
    const base::Instant start =
        random.lines.empty() ? random.until - base::days(25) : random.lines.front().order;
    for (test::RandomLine& line : busyLines(number, start)) random.lines.push_back(std::move(line));
    std::stable_sort(random.lines.begin(), random.lines.end(),
                     [](const test::RandomLine& a, const test::RandomLine& b) { return a.order < b.order; });
    return random;
}

}  // namespace

class SoundnessTest : public QObject {
    Q_OBJECT
    Witness witness_;

  private slots:
    void whatIsNeverTakenIsNotTakenByAnyone() {
        QVERIFY(rc::check([this] {
            const test::RandomCase random = busier(test::makeCase(test::CaseNumbers{}), test::randomNumber());
            const std::string contradiction =
                witness_.contradiction(deciding(random, test::randomNumber()), random);
            if (!contradiction.empty()) RC_FAIL(contradiction);
        }));
    }
    void norInCampaignsOfEveryKind() {
        QVERIFY(rc::check([this] {
            const test::RandomCase random = test::makeCase(test::CaseNumbers{});
            const std::string contradiction = witness_.contradiction(random.files, random);
            if (!contradiction.empty()) RC_FAIL(contradiction);
        }));
    }
    void randomCampaignsGiveMuchToSay() {
        for (const char* code : {"never-taken", "never-enters", "never-chosen", "never-ends",
                                 "wait-past-exit", "sent-together"}) {
            QVERIFY2(witness_.said().contains(code) && witness_.said().at(code) >= 2, code);
        }
    }
};

REHEARSAL_TEST(SoundnessTest)
#include "soundness_test.moc"
