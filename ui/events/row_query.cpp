#include "events/row_query.h"

#include <algorithm>

namespace rehearsal::events {

namespace {

constexpr std::size_t kDoneAtOnce = 2'000;
constexpr std::size_t kRowsBetweenLooks = 4096;

RowQuery::Rows query(std::size_t size, const RowQuery::Keep& keep, const RowQuery::Less& less,
                     const std::atomic<bool>& cancelled) {
    auto rows = std::make_shared<std::vector<RowQuery::Row>>();
    if (!keep) rows->reserve(size);
    for (std::size_t row = 0; row < size; ++row) {
        if (row % kRowsBetweenLooks == 0 && cancelled) return rows;
        const auto index = static_cast<RowQuery::Row>(row);
        if (!keep || keep(index)) rows->push_back(index);
    }
    if (less && !cancelled) std::stable_sort(rows->begin(), rows->end(), less);
    return rows;
}

}  // namespace

void RowQuery::start(std::size_t size, const Keep& keep, const Less& less) {
    background_.cancel();
    if (size <= kDoneAtOnce) {
        emit finished(query(size, keep, less, false));
        return;
    }
    background_.run(
        [size, keep, less](const Background::Cancelled& cancelled) {
            return query(size, keep, less, *cancelled);
        },
        [this](const Rows& rows) { emit finished(rows); });
}

}  // namespace rehearsal::events
