#pragma once

#include <QString>
#include <atomic>

#include "base/diagnostic.h"
#include "rehearse/decision_model.h"

namespace rehearsal::rehearse {

/// A field of a CSV file (RFC 4180): in quotes where it needs them. One that a spreadsheet would take for a
/// formula gets an apostrophe in front.
QByteArray csvField(const QString& text);

/// Writes the rows as a CSV file with a header, whole or not at all. Stops, and leaves nothing, once
/// cancelled.
base::Expected<void> writeCsv(const ShownRun& run, const events::RowQuery::Rows& rows, const QString& path,
                              const std::atomic<bool>& cancelled);

}  // namespace rehearsal::rehearse
