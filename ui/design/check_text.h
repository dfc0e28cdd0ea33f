#pragma once

#include <QString>

#include "bundle/bundle.h"
#include "verify/campaign_tests.h"

/// Promises and the results of tests, in words.
namespace rehearsal::design {

/// "Never a message within 24 hours after they complete an order".
QString promiseText(const bundle::Promise& promise);

/// What first differs from what a test expects: "Expected “remind” after 30 m, but nothing came."; empty
/// where it passed.
QString firstDifference(const verify::TestResult& result);

}  // namespace rehearsal::design
