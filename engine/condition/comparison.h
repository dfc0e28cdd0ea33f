#pragma once

#include "base/value_view.h"
#include "bundle/condition.h"

namespace rehearsal::condition {

/// Whether `field op operand` holds (S27), for the operators that compare two values. Null stands for
/// missing: a missing field or operand leaves only `!=` and `not_in` true.
bool compare(const base::ValueView& field, bundle::Op op, const base::ValueView& operand, bool ignoreCase);

}  // namespace rehearsal::condition
