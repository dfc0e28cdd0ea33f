#include "simulation/decided_stream.h"

#include "support/test.h"

using namespace rehearsal;
using simulation::ArrivedLines;

namespace {

ArrivedLines lines() {
    return {"e0\nrejected\ne1\ne2\nrejected\n",
            {{100}, ArrivedLines::kNoEvent, {200}, {300}, ArrivedLines::kNoEvent},
            0};
}

}  // namespace

/// Where reactions stand among the lines of the stream.
class DecidedStreamTest : public QObject {
    Q_OBJECT
  private slots:
    void withoutReactionsItIsTheStream() {
        QCOMPARE(simulation::decidedStream(lines(), {}), std::string("e0\nrejected\ne1\ne2\nrejected\n"));
    }
    void reactionsStandInOrderOfArrival() {
        QCOMPARE(simulation::decidedStream(
                     lines(), {{"c", {0, -1, 2, {350}}}, {"a", {1, -1, 2, {150}}}, {"b", {2, 0, 2, {200}}}}),
                 std::string("e0\nrejected\na\ne1\nb\ne2\nrejected\nc\n"));
    }
    void aReactionStandsWhereItWasTakenWhateverOthersClocksSay() {
        // Event 0 came from the far future: among the clocks, everything comes before it.
        ArrivedLines far = lines();
        far.receivedAt[0] = {900};
        QCOMPARE(simulation::decidedStream(far, {{"a", {1, 1, 1, {250}}}, {"b", {2, 2, 2, {950}}}}),
                 std::string("e0\nrejected\ne1\na\ne2\nrejected\nb\n"));
    }
    void reactionsOfOnePersonKeepTheirOrder() {
        QCOMPARE(simulation::decidedStream(
                     lines(), {{"a", {1, 1, 2, {110}}}, {"b", {1, -1, 2, {120}}}, {"c", {1, -1, 2, {120}}}}),
                 std::string("e0\nrejected\ne1\na\nb\nc\ne2\nrejected\n"));
    }
    void reactionsAreWrittenWhereTheStreamHoldsNothingElse() {
        QCOMPARE(simulation::decidedStream({}, {{"b", {1, -1, -1, {20}}}, {"a", {2, -1, -1, {10}}}}),
                 std::string("a\nb\n"));
    }
};

REHEARSAL_TEST(DecidedStreamTest)
#include "decided_stream_test.moc"
