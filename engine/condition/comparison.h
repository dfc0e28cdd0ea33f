#pragma once

#include "base/value.h"
#include "bundle/condition.h"

namespace rehearsal::condition {

/// Whether `field op operand` holds (S27), for the operators that compare two values. Null stands for
/// missing: a missing field or operand leaves only `!=` and `not_in` true.
bool compare(const base::Value& field, bundle::Op op, const base::Value& operand, bool ignoreCase);

}  // namespace rehearsal::condition
