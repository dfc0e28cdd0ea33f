#include "design/test_runner.h"

namespace rehearsal::design {

namespace {

/// So long nothing more is typed, and the tests are run.
constexpr int kPauseMs = 300;

}  // namespace

TestRunner::TestRunner(session::Session& session, QObject* parent) : QObject(parent), session_(session) {
    wait_.setSingleShot(true);
    wait_.setInterval(kPauseMs);
    connect(&wait_, &QTimer::timeout, this, &TestRunner::start);
    using session::Session;
    connect(&session_, &Session::opened, this, &TestRunner::later);
    connect(&session_, &Session::documentChanged, this, &TestRunner::later);
    connect(&session_, &Session::campaignIdChanged, this, [this] {
        results_.clear();
        later();
    });
    later();
}

TestRunner::~TestRunner() {
    stop();
}

void TestRunner::later() {
    ++number_;
    running_ = false;
    const bundle::Campaign* campaign = session_.campaign();
    blocked_ = base::hasErrors(session_.problems());
    if (!campaign || campaign->tests.empty() || blocked_) {
        wait_.stop();
        results_.clear();
    } else {
        running_ = true;
        wait_.start();
    }
    emit changed();
}

void TestRunner::stop() {
    if (cancelled_) *cancelled_ = true;
    if (thread_.joinable()) thread_.join();
}

void TestRunner::start() {
    stop();
    cancelled_ = std::make_shared<std::atomic<bool>>(false);
    verify::TestOptions options;
    options.campaigns = {session_.campaignId().toStdString()};
    thread_ =
        std::thread([this, bundle = session_.bundle(), options, number = number_, cancelled = cancelled_] {
            auto results = verify::runTests(bundle, options,
                                            [&](std::size_t, std::size_t) { return !cancelled->load(); });
            if (*cancelled) return;
            QMetaObject::invokeMethod(
                this, [this, number, results = std::move(results)] { take(number, results); });
        });
}

void TestRunner::take(quint64 number, std::vector<verify::TestResult> results) {
    if (number != number_) return;  // The campaign has changed meanwhile.
    results_ = std::move(results);
    running_ = false;
    emit changed();
}

}  // namespace rehearsal::design
