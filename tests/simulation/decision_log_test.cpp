#include "simulation/decision_log.h"

#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "journey/core.h"
#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using journey::Decision;
using simulation::DecisionLog;
using simulation::DecisionPages;
using test::Draw;
using Kind = Decision::Kind;

namespace {

bundle::Bundle twoCampaigns() {
    bundle::Bundle bundle;
    for (const char* id : {"cart", "welcome"}) {
        bundle::Campaign campaign;
        campaign.id = id;
        for (const char* node : {"first", "second"}) {
            bundle::Send send;
            send.templateId = std::string(id) + "-" + node;
            if (node == std::string("second")) send.purpose = "transactional";
            campaign.nodes.push_back({node, send});
        }
        campaign.nodes.push_back({"hook", bundle::Webhook{}});
        bundle.campaigns.push_back(campaign);
    }
    return bundle;
}

std::shared_ptr<const journey::Program> program() {
    static const auto kProgram = journey::Core(twoCampaigns()).sharedProgram();
    return kProgram;
}

/// Texts that stay where they are, as those of a program do.
constexpr std::array<std::string_view, 5> kKept{"no_consent", "capped", "a", "quiet_hours", "b"};

std::string_view drawKept(Draw& draw) {
    return kKept[static_cast<std::size_t>(draw.below(kKept.size()))];
}

std::string drawText(Draw& draw) {
    const auto length = static_cast<std::size_t>(draw.chance(2) ? draw.below(600'000) : draw.below(40));
    return std::string(length, static_cast<char>('A' + draw.below(26)));
}

/// A decision of a kind with all that such decisions say; `texts` holds what it points to.
Decision drawDecision(Draw& draw, std::string_view profile, std::array<std::string, 2>& texts) {
    Decision d;
    d.at = {draw.below(6)};
    d.profile = profile;
    d.kind = static_cast<Kind>(draw.below(9));
    texts = {drawText(draw), drawText(draw)};
    if (d.kind == Kind::Merge) {
        d.from = texts[0];
        for (auto left = draw.below(4); left > 0; --left)
            d.journeys.emplace_back(draw.below(9), draw.below(9));
        return d;
    }
    d.rank = static_cast<std::uint32_t>(draw.below(2));
    const journey::Campaign& campaign = program()->campaigns[d.rank];
    d.campaign = campaign.id;
    if (d.kind != Kind::Deny) d.journey = static_cast<std::uint32_t>(draw.below(1000));
    const auto atNode = [&](std::int64_t nodes) {
        d.step = static_cast<std::uint32_t>(draw.below(nodes));
        d.node = campaign.steps[d.step].id;
    };
    switch (d.kind) {
        case Kind::Enter:
            d.enteredAt = {draw.below(1'000'000)};
            d.trigger = texts[0];
            break;
        case Kind::Deny:
            d.reason = drawKept(draw);
            d.trigger = texts[0];
            break;
        case Kind::Send: {
            atNode(2);
            const auto& send = std::get<journey::SendStep>(campaign.steps[d.step].kind);
            d.templateId = send.templateId;
            d.purpose = send.purpose;
            d.due = {draw.between(-1000, 1000)};
            d.pass = static_cast<std::uint32_t>(draw.between(1, 5));
            d.trigger = texts[0];
            for (auto left = draw.below(3); left > 0; --left)
                d.feeds.emplace_back(drawKept(draw), drawKept(draw));
            for (auto left = draw.below(3); left > 0; --left)
                d.slotBlocks.emplace_back(drawKept(draw),
                                          draw.chance(50) ? std::optional(drawKept(draw)) : std::nullopt);
            break;
        }
        case Kind::Skip:
        case Kind::Defer:
            atNode(2);
            d.reason = drawKept(draw);
            d.detail = texts[0];
            d.until = {draw.below(1'000'000)};
            break;
        case Kind::Arm:
            atNode(2);
            d.arm = drawKept(draw);
            break;
        case Kind::Webhook:
            atNode(3);
            break;
        default:
            d.outcome = drawKept(draw);
            if (draw.chance(50)) d.reason = drawKept(draw);
            break;
    }
    return d;
}

/// All that a decision says, in one text.
std::string saying(const Decision& d) {
    std::string out;
    journey::appendJsonLine(out, d);
    return out + " " + std::to_string(d.rank) + " " + std::to_string(d.step) + " " + std::to_string(d.pass) +
           " " + std::to_string(d.until.ms) + " " + std::string(d.trigger) + " " + std::string(d.detail);
}

}  // namespace

/// What was added is in the log, whole and in order.
class DecisionLogTest : public QObject {
    Q_OBJECT
  private slots:
    void whatThreadsGatheredIsOneLogInOrder() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            struct Said {
                base::Instant at;
                std::string profile;
                std::string text;
            };
            std::vector<Said> expected;
            std::vector<DecisionPages> pages;
            const auto threads = static_cast<std::uint16_t>(draw.between(1, 5));
            for (std::uint16_t i = 0; i < threads; ++i) pages.emplace_back(i);
            for (auto left = draw.below(60); left > 0; --left) {
                // What is about one profile comes from one thread.
                const auto who = static_cast<std::uint64_t>(draw.below(7));
                const std::string profile = std::string("u").append(std::to_string(who));
                std::array<std::string, 2> texts;
                const Decision d = drawDecision(draw, profile, texts);
                expected.push_back({d.at, profile, saying(d)});
                pages[who % threads].add(d);
            }
            std::stable_sort(expected.begin(), expected.end(), [](const Said& a, const Said& b) {
                return a.at != b.at ? a.at < b.at : a.profile < b.profile;
            });
            DecisionLog gathered(program(), std::move(pages));
            const DecisionLog log = std::move(gathered);
            RC_ASSERT(log.size() == expected.size());
            std::size_t i = 0;
            for (const Decision d : log) {
                RC_ASSERT(saying(d) == expected[i].text);
                RC_ASSERT(saying(log[i]) == expected[i].text);
                ++i;
            }
            RC_ASSERT(i == expected.size());
        }));
    }
    void textsLiveAsLongAsTheLog() {
        DecisionPages pages(0);
        {
            std::string profile(100, 'p');
            std::string trigger(100, 't');
            Decision d;
            d.kind = Kind::Enter;
            d.profile = profile;
            d.trigger = trigger;
            pages.add(d);
            profile.assign(100, '#');
            trigger.assign(100, '#');
        }
        std::vector<DecisionPages> all;
        all.push_back(std::move(pages));
        const DecisionLog log(program(), std::move(all));
        const Decision entered = log[0];
        for (int i = 0; i < 100; ++i) (void)log[0];
        QCOMPARE(entered.profile, std::string_view(std::string(100, 'p')));
        QCOMPARE(entered.trigger, std::string_view(std::string(100, 't')));
    }
    void aLogOfNothingIsEmpty() {
        const DecisionLog none;
        QVERIFY(none.empty());
        QVERIFY(none.begin() == none.end());
        std::vector<DecisionPages> pages;
        pages.emplace_back(std::uint16_t{0});
        pages.emplace_back(std::uint16_t{1});
        const DecisionLog log(program(), std::move(pages));
        QVERIFY(log.empty());
    }
    void aProfileWithoutANameIsAProfile() {
        DecisionPages pages(0);
        for (const char* profile : {"u", "", "u"}) {
            Decision d;
            d.profile = profile;
            pages.add(d);
        }
        std::vector<DecisionPages> all;
        all.push_back(std::move(pages));
        const DecisionLog log(program(), std::move(all));
        QCOMPARE(log[0].profile, std::string_view(""));
        QCOMPARE(log[1].profile, std::string_view("u"));
        QCOMPARE(log[2].profile, std::string_view("u"));
    }
};

REHEARSAL_TEST(DecisionLogTest)
#include "decision_log_test.moc"
