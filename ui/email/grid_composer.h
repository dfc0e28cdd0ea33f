#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <vector>

#include "email/grid_row.h"
#include "events/background.h"
#include "fields/matches.h"

namespace rehearsal::email {

/// More rows than anyone looks through: of more people the first are shown.
inline constexpr std::size_t kMostGridPeople = 200;

/// Whose mails "Everyone" shows.
struct GridRequest {
    std::shared_ptr<const bundle::Bundle> bundle;
    bundle::Files files;  ///< What pictures come from.
    bundle::Template email;
    base::Instant now;
    std::string segment;                                       ///< Only people it holds for; all where empty.
    std::shared_ptr<const fields::PeopleHistories> histories;  ///< What a segment is judged by.
    bool edgeCases = true;
};

struct GridRows {
    std::vector<GridRow> rows;  ///< Those with the worst problems first.
    std::size_t left = 0;       ///< People who are not among them, as there are too many.
};

/// Composes everyone's mail beside the window's thread; of requests that come in faster than they are
/// answered the last one counts.
class GridComposer : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    void compose(GridRequest request);
    void cancel() { background_.cancel(); }

  signals:
    void composed(const rehearsal::email::GridRows& rows);

  private:
    /// Digests of pictures, each made once; asked for by one thread at a time.
    class Pictures;

    std::shared_ptr<Pictures> pictures_;
    events::Background background_;
};

}  // namespace rehearsal::email
