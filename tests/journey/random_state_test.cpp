// A state written to bytes and read back between any two calls changes no later decision, whatever the
// bundle, the stream and the merges.
#include <rapidcheck.h>

#include <map>

#include "journey/core.h"
#include "journey/state_bytes.h"
#include "profile/identity.h"
#include "support/random_case.h"
#include "support/test.h"

using namespace rehearsal;

namespace {

struct Log : journey::Observer {
    std::string text;
    void decided(const journey::Decision& decision) override {
        journey::appendJsonLine(text, decision);
        text += '\n';
    }
};

/// Runs a random case profile by profile; where `cut`, every state is bytes between two calls of the core.
class Cut {
  public:
    Cut(const test::RandomCase& random, bool cut) : random_(random), core_(random.bundle), cut_(cut) {
        for (const bundle::Person& person : test::readRandomPeople(random.people)) {
            keep(person.id, journey::Core::begin(person));
            for (const std::string& id : person.anonymousIds) identity_.link(id, person.id);
        }
    }

    std::string log() {
        std::uint64_t position = 0;
        for (const test::RandomLine& line : random_.lines) {
            const auto parsed = core_.parse(line.text, ++position);
            take(*std::get<event::ParsedEvent>(parsed));
        }
        for (auto& [id, state] : states_) core_.advanceThrough(state, random_.until, log_);
        return log_.text;
    }

  private:
    void keep(const std::string& id, journey::State state) {
        if (cut_) {
            const std::string bytes = journey::encode(state, "hash");
            auto back = journey::decode(bytes, core_.program(), "hash");
            if (!back) throw std::logic_error(base::toString(back.error()));
            RC_ASSERT(journey::encode(*back, "hash") == bytes);
            state = std::move(*back);
        }
        states_.insert_or_assign(id, std::move(state));
    }

    void take(const event::Event& event) {
        const auto verdict =
            identity_.judge(event, [&](std::string_view id) { return states_.contains(std::string(id)); });
        base::Instant arrival = event.receivedAt;
        std::vector<std::string> involved{verdict.profile};
        for (const auto& join : verdict.joins) involved.push_back(join.from);
        for (const std::string& id : involved) {
            if (states_.contains(id)) arrival = std::max(arrival, states_[id].profile.clock);
        }
        if (arrival > random_.until) return;
        identity_.accept(verdict);
        if (!states_.contains(verdict.profile)) keep(verdict.profile, journey::Core::begin(verdict.profile));
        for (const std::string& id : involved) {
            if (!states_.contains(id)) continue;
            core_.advanceBefore(states_[id], arrival, log_);
            keep(id, states_[id]);
        }
        for (const auto& join : verdict.joins) {
            if (!states_.contains(join.from)) continue;
            core_.merge(states_[verdict.profile], std::move(states_[join.from]), join.isUser, arrival, log_);
            states_.erase(join.from);
            keep(verdict.profile, states_[verdict.profile]);
        }
        core_.advance(states_[verdict.profile], event, arrival, log_);
        keep(verdict.profile, states_[verdict.profile]);
    }

    const test::RandomCase& random_;
    journey::Core core_;
    bool cut_;
    profile::Identity identity_;
    std::map<std::string, journey::State> states_;
    Log log_;
};

}  // namespace

class RandomStateTest : public QObject {
    Q_OBJECT
  private slots:
    void aCutAnywhereChangesNoLaterDecision() {
        QVERIFY(rc::check([] {
            const test::RandomCase random = test::makeCase(test::CaseNumbers{});
            const std::string straight = Cut(random, false).log();
            RC_CLASSIFY(straight.find("\"send\"") != std::string::npos, "sends");
            RC_CLASSIFY(straight.find("\"merge\"") != std::string::npos, "merges");
            RC_ASSERT(Cut(random, true).log() == straight);
        }));
    }
};

REHEARSAL_TEST(RandomStateTest)
#include "random_state_test.moc"
