#include "simulation/decided_stream.h"

#include "simulation/faulty_stream.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::ArrivedLines;
using simulation::TakenResponse;

namespace {

constexpr std::uint64_t kEnd = TakenResponse::kEnd;

/// A reaction of a person, between two events by their positions.
TakenResponse response(const char* line, std::uint32_t person, std::uint64_t after, std::uint64_t before,
                       std::int64_t at) {
    return {std::make_shared<const std::string>(line), person, after, before, {at}};
}

/// Events at the positions 1, 3 and 4, and the reactions to them.
std::string stream(std::vector<TakenResponse> responses, std::int64_t firstArrival = 100) {
    const std::vector<base::Instant> receivedAt{
        {firstArrival}, ArrivedLines::kNoEvent, {200}, {300}, ArrivedLines::kNoEvent};
    return simulation::decidedStream(
        "e1\nrejected\ne3\ne4\nrejected\n", receivedAt, std::move(responses),
        [](std::uint64_t position) { return static_cast<std::int64_t>(position) - 1; });
}

}  // namespace

/// Where reactions stand among the lines of the stream.
class DecidedStreamTest : public QObject {
    Q_OBJECT
  private slots:
    void withoutReactionsItIsTheStream() {
        QCOMPARE(stream({}), std::string("e1\nrejected\ne3\ne4\nrejected\n"));
    }
    void reactionsStandInOrderOfArrival() {
        QCOMPARE(stream({response("c", 0, 0, kEnd, 350), response("a", 1, 0, kEnd, 150),
                         response("b", 2, 1, kEnd, 200)}),
                 std::string("e1\nrejected\na\ne3\nb\ne4\nrejected\nc\n"));
    }
    void aReactionStandsWhereItWasTakenWhateverOthersClocksSay() {
        // The first event came from the far future: among the clocks, everything comes before it.
        QCOMPARE(stream({response("a", 1, 3, 4, 250), response("b", 2, 4, kEnd, 950)}, 900),
                 std::string("e1\nrejected\ne3\na\ne4\nrejected\nb\n"));
    }
    void reactionsOfOnePersonKeepTheirOrder() {
        QCOMPARE(stream({response("c", 1, 1, kEnd, 120), response("b", 1, 1, kEnd, 120),
                         response("a", 1, 3, kEnd, 110)}),
                 std::string("e1\nrejected\ne3\na\nb\nc\ne4\nrejected\n"));
    }
    void theOrderInWhichTheyAreGivenDoesNotMatter() {
        const auto one = response("a", 1, 1, kEnd, 200);
        const auto two = response("b", 2, 1, kEnd, 200);
        QCOMPARE(stream({one, two}), stream({two, one}));
    }
    void reactionsAreWrittenWhereTheStreamHoldsNothingElse() {
        QCOMPARE(
            simulation::decidedStream({}, {}, {response("b", 1, 0, kEnd, 20), response("a", 2, 0, kEnd, 10)},
                                      [](std::uint64_t) { return std::int64_t{0}; }),
            std::string("a\nb\n"));
    }
};

REHEARSAL_TEST(DecidedStreamTest)
#include "decided_stream_test.moc"
