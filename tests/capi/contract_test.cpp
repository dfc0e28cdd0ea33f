// What the C interface promises: codes and sentences for what cannot be done, empty outputs then, bytes that
// are left alone, states that fit their bundle only, and a bundle that any number of threads may use.
#include <fstream>
#include <thread>

#include "bundle/files.h"
#include "rehearsal.h"
#include "support/test.h"

namespace {

const std::string kSample = REHEARSAL_SOURCE_DIR "/resources/samples/spring-store";

rehearsal_text text(const std::string& string) {
    return {string.data(), string.size()};
}
rehearsal_text text(const rehearsal_buffer& buffer) {
    return {buffer.data, buffer.size};
}
std::string string(rehearsal_text bytes) {
    return {bytes.data, bytes.size};
}

std::string trackLine(const std::string& id, const std::string& time,
                      const std::string& name = "Product Added") {
    return R"({"type":"track","event":")" + name + R"(","userId":"ana","messageId":")" + id +
           R"(","timestamp":")" + time + R"(","properties":{"product_id":"p1"}})";
}

}  // namespace

class ContractTest : public QObject {
    Q_OBJECT
    rehearsal_bundle* bundle_ = nullptr;
    rehearsal_error error_{};

    /// The lines of two events and of all timers up to a month later.
    std::string story() const {
        rehearsal_buffer state{};
        const std::string person =
            R"({"id":"ana","traits":{"email":"ana@example.com","email_verified":true,"country":"US"}})";
        if (rehearsal_state_of_person(bundle_, text(person), &state, nullptr) != REHEARSAL_OK)
            return "no state";
        std::string log;
        std::uint64_t position = 0;
        for (const std::string time : {"2026-03-02T10:00:00Z", "2026-03-02T10:10:00Z"}) {
            rehearsal_event* event = nullptr;
            const std::string line = trackLine(time, time);
            if (rehearsal_event_read(bundle_, text(line), ++position, &event, nullptr, nullptr) !=
                REHEARSAL_OK)
                return "no event";
            std::int64_t arrival = 0;
            const rehearsal_text states[]{text(state)};
            rehearsal_arrival(bundle_, event, states, 1, &arrival, nullptr);
            rehearsal_buffer next{};
            rehearsal_buffer lines{};
            rehearsal_advance(bundle_, text(state), event, arrival, &next, &lines, nullptr, nullptr);
            log.append(lines.data, lines.size);
            rehearsal_buffer_free(&lines);
            rehearsal_buffer_free(&state);
            state = next;
            rehearsal_event_free(event);
        }
        int isPending = 1;
        while (isPending != 0 && log.size() < 100'000) {
            std::int64_t time = 0;
            rehearsal_next_wake_up(bundle_, text(state), &isPending, &time, nullptr);
            if (isPending == 0) break;
            rehearsal_buffer next{};
            rehearsal_buffer lines{};
            rehearsal_advance_through(bundle_, text(state), time, &next, &lines, nullptr);
            log.append(lines.data, lines.size);
            rehearsal_buffer_free(&lines);
            rehearsal_buffer_free(&state);
            state = next;
        }
        rehearsal_buffer_free(&state);
        return log;
    }

  private slots:
    void initTestCase() {
        QCOMPARE(rehearsal_bundle_open(text(kSample), nullptr, 0, 0, &bundle_, &error_), REHEARSAL_OK);
    }
    void cleanupTestCase() { rehearsal_bundle_close(bundle_); }

    void isOfTheVersionOfItsHeader() { QCOMPARE(rehearsal_api_version(), REHEARSAL_API_VERSION); }

    void aBundleThatCannotBeOpenedIsACodeAndASentence() {
        auto* bundle = reinterpret_cast<rehearsal_bundle*>(this);
        QCOMPARE(rehearsal_bundle_open(text("/nowhere"), nullptr, 0, 0, &bundle, &error_),
                 REHEARSAL_UNREADABLE);
        QVERIFY(bundle == nullptr);
        QCOMPARE(error_.code, REHEARSAL_UNREADABLE);
        QVERIFY(std::string(error_.text).find("/nowhere") != std::string::npos);
        const std::string unknown = "no-such-campaign";
        const rehearsal_text campaigns[]{text(unknown)};
        QCOMPARE(rehearsal_bundle_open(text(kSample), campaigns, 1, 0, &bundle, &error_),
                 REHEARSAL_BAD_BUNDLE);
        QVERIFY(std::string(error_.text).find(unknown) != std::string::npos);
        QCOMPARE(rehearsal_bundle_open(text(kSample), nullptr, 0, 0, nullptr, &error_),
                 REHEARSAL_BAD_ARGUMENT);
    }
    void aBundleWithErrorsIsRefused() {
        QTemporaryDir folder;
        auto files = *rehearsal::bundle::readFiles(kSample);
        files.set("policy.json", "{");
        const std::string path = folder.path().toStdString() + "/broken";
        QVERIFY(rehearsal::bundle::writeFiles(files, path).has_value());
        rehearsal_bundle* bundle = nullptr;
        QCOMPARE(rehearsal_bundle_open(text(path), nullptr, 0, 0, &bundle, &error_), REHEARSAL_BAD_BUNDLE);
        QVERIFY(std::string(error_.text).starts_with("policy.json"));
    }
    void theHashIsOfWhatDecidesAndRuns() {
        const std::string whole = string(rehearsal_bundle_hash(bundle_));
        QCOMPARE(whole.size(), std::size_t{64});
        rehearsal_bundle* other = nullptr;
        const std::string id = "cart-recovery";
        const rehearsal_text campaigns[]{text(id)};
        QCOMPARE(rehearsal_bundle_open(text(kSample), campaigns, 1, 7, &other, &error_), REHEARSAL_OK);
        QVERIFY(string(rehearsal_bundle_hash(other)) != whole);
        rehearsal_bundle_close(other);
        QCOMPARE(rehearsal_bundle_open(text(kSample), nullptr, 0, 7, &other, &error_), REHEARSAL_OK);
        QCOMPARE(string(rehearsal_bundle_hash(other)), whole);
        rehearsal_bundle_close(other);
    }
    void aRejectedLineIsNoFailureAndHasAReason() {
        rehearsal_event* event = nullptr;
        const char* reason = nullptr;
        const std::string line = R"({"type":"track","event":"A"})";
        QCOMPARE(rehearsal_event_read(bundle_, text(line), 1, &event, &reason, &error_), REHEARSAL_OK);
        QVERIFY(event == nullptr);
        QCOMPARE(QString(reason), QString("missing_identity"));
        QCOMPARE(rehearsal_event_read(bundle_, {nullptr, 3}, 1, &event, &reason, &error_),
                 REHEARSAL_BAD_ARGUMENT);
    }
    void aStateFitsItsBundleOnly() {
        rehearsal_buffer state{};
        QCOMPARE(rehearsal_state_new(bundle_, text("ana"), &state, &error_), REHEARSAL_OK);
        rehearsal_bundle* other = nullptr;
        const std::string id = "cart-recovery";
        const rehearsal_text campaigns[]{text(id)};
        QCOMPARE(rehearsal_bundle_open(text(kSample), campaigns, 1, 0, &other, &error_), REHEARSAL_OK);
        int isPending = 0;
        std::int64_t time = 0;
        QCOMPARE(rehearsal_next_wake_up(bundle_, text(state), &isPending, &time, &error_), REHEARSAL_OK);
        QCOMPARE(rehearsal_next_wake_up(other, text(state), &isPending, &time, &error_), REHEARSAL_BAD_STATE);
        for (const std::string& damaged :
             {std::string(), std::string("{}"), std::string(state.data, state.size - 1)}) {
            QCOMPARE(rehearsal_next_wake_up(bundle_, text(damaged), &isPending, &time, &error_),
                     REHEARSAL_BAD_STATE);
            QVERIFY(error_.text[0] != '\0');
        }
        rehearsal_bundle_close(other);
        rehearsal_buffer_free(&state);
        rehearsal_buffer_free(&state);  // Empty by now.
    }
    void noCallChangesTheBytesItIsGiven() {
        rehearsal_buffer state{};
        QCOMPARE(rehearsal_state_new(bundle_, text("ana"), &state, &error_), REHEARSAL_OK);
        const std::string before(state.data, state.size);
        rehearsal_event* event = nullptr;
        const std::string line = trackLine("m-1", "2026-03-02T10:00:00Z");
        QCOMPARE(rehearsal_event_read(bundle_, text(line), 1, &event, nullptr, &error_), REHEARSAL_OK);
        std::int64_t arrival = 0;
        QCOMPARE(rehearsal_arrival(bundle_, event, nullptr, 0, &arrival, &error_), REHEARSAL_OK);
        QCOMPARE(arrival, std::int64_t{1'772'445'600'000});
        std::string first;
        for (int i = 0; i < 2; ++i) {
            rehearsal_buffer next{};
            rehearsal_buffer lines{};
            rehearsal_taken taken = REHEARSAL_DUPLICATE;
            QCOMPARE(rehearsal_advance(bundle_, text(state), event, arrival, &next, &lines, &taken, &error_),
                     REHEARSAL_OK);
            QCOMPARE(taken, REHEARSAL_ACCEPTED);
            QCOMPARE(std::string(state.data, state.size), before);
            if (i == 0) first.assign(next.data, next.size);
            QCOMPARE(std::string(next.data, next.size), first);
            rehearsal_buffer again{};
            rehearsal_buffer none{};
            QCOMPARE(rehearsal_advance(bundle_, text(next), event, arrival, &again, &none, &taken, &error_),
                     REHEARSAL_OK);
            QCOMPARE(taken, REHEARSAL_DUPLICATE);
            QVERIFY(none.data == nullptr);
            // A profile's clock never goes back (S3).
            QCOMPARE(
                rehearsal_advance(bundle_, text(next), event, arrival - 1, &none, &lines, &taken, &error_),
                REHEARSAL_BAD_ARGUMENT);
            QVERIFY(none.data == nullptr);
            for (rehearsal_buffer* each : {&next, &lines, &again, &none}) rehearsal_buffer_free(each);
        }
        rehearsal_event_free(event);
        rehearsal_buffer_free(&state);
    }
    void aPersonWhoIsNobodyIsACode() {
        rehearsal_buffer state{};
        for (const std::string line :
             {"{", "{}", R"({"id":"anon:a"})", "", "{\"id\":\"a\"}\n{\"id\":\"b\"}"}) {
            QCOMPARE(rehearsal_state_of_person(bundle_, text(line), &state, &error_), REHEARSAL_BAD_PROFILE);
            QVERIFY(state.data == nullptr);
        }
    }
    void aRuntimeThatWakesProfilesUpSeesTheSameDecisions() {
        const std::string log = story();
        QVERIFY2(log.find("\"decision\":\"send\"") != std::string::npos, log.c_str());
    }
    void anyNumberOfThreadsMayUseABundle() {
        const std::string alone = story();
        std::vector<std::string> logs(8);
        {
            std::vector<std::jthread> threads;
            for (std::string& log : logs) threads.emplace_back([&] { log = story(); });
        }
        for (const std::string& log : logs) QCOMPARE(log, alone);
    }
    void nothingIsDoneWithNothing() {
        rehearsal_buffer_free(nullptr);
        rehearsal_bundle_close(nullptr);
        rehearsal_event_free(nullptr);
        rehearsal_identity_free(nullptr);
        rehearsal_verdict_free(nullptr);
        QCOMPARE(rehearsal_verdict_join_count(nullptr), std::size_t{0});
        QVERIFY(rehearsal_bundle_hash(nullptr).data == nullptr);
        QCOMPARE(rehearsal_state_new(nullptr, text("a"), nullptr, nullptr), REHEARSAL_BAD_ARGUMENT);
    }
};

REHEARSAL_TEST(ContractTest)
#include "contract_test.moc"
