#pragma once

#include <QString>
#include <Qt>
#include <optional>
#include <string>

#include "rehearse/decision_model.h"

namespace rehearsal::rehearse {

/// What the table of decisions is narrowed to.
struct DecisionFilter {
    QString text;
    std::string campaign;  ///< Empty: any.
    std::optional<journey::Decision::Kind> kind;
    std::string reason;  ///< Empty: any.
    std::string node;    ///< Empty: any.

    bool operator==(const DecisionFilter&) const = default;
    bool isEmpty() const { return *this == DecisionFilter(); }
};

/// The rows that pass; safe to ask from another thread. Empty where every row does.
events::RowQuery::Keep keepMatching(const ShownRun& run, const DecisionFilter& filter);

/// The order of a column; empty for the order of the log.
events::RowQuery::Less orderBy(const ShownRun& run, int column, Qt::SortOrder order);

}  // namespace rehearsal::rehearse
