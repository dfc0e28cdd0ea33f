// What is wrong with the document, and what is questionable in it.
#include <QElapsedTimer>

#include "lint/known_mends.h"
#include "session/session.h"

namespace rehearsal::session {
namespace {

/// Advice that takes longer than this waits until the hand rests.
constexpr qint64 kAtOnceMs = 8;
constexpr int kPauseMs = 150;

}  // namespace

void Session::adviseNow() {
    QElapsedTimer timer;
    timer.start();
    advising_.stop();
    advisor_.update(document_);
    advice_ = advisor_.findings();
    lastAdviceMs_ = timer.elapsed();
    gatherProblems();
}

void Session::refreshAdvice() {
    if (lastAdviceMs_ <= kAtOnceMs) return adviseNow();
    advising_.start(kPauseMs);
    gatherProblems();
}

void Session::gatherProblems() {
    problems_ = document_.diagnostics();
    for (const lint::Finding& finding : advice_) problems_.push_back(finding.diagnostic);
}

std::optional<lint::Mend> Session::mendOf(const base::Diagnostic& problem) const {
    for (const lint::Finding& finding : advice_) {
        if (finding.diagnostic == problem) return finding.mend;
    }
    return lint::mendFor(problem, document_);
}

}  // namespace rehearsal::session
