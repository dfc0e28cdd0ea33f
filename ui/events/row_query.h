#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "events/background.h"

namespace rehearsal::events {

/// Works out which rows of a large table to show and in which order, away from the GUI thread. A later query
/// takes the place of one that is still going on.
class RowQuery : public QObject {
    Q_OBJECT
  public:
    using Row = std::uint32_t;
    using Rows = std::shared_ptr<const std::vector<Row>>;
    using Keep = std::function<bool(Row)>;       ///< Empty keeps every row.
    using Less = std::function<bool(Row, Row)>;  ///< Empty leaves the order as it is.

    using QObject::QObject;

    /// Both functions may run on another thread. A small table is done at once, before this returns.
    void start(std::size_t size, const Keep& keep, const Less& less);
    bool isRunning() const { return background_.isRunning(); }

  signals:
    void finished(const rehearsal::events::RowQuery::Rows& rows);

  private:
    Background background_;
};

}  // namespace rehearsal::events
