#pragma once

#include <QDialog>
#include <optional>

#include "base/instant.h"
#include "base/time_zone.h"

class QDateTimeEdit;

namespace rehearsal::email {

/// Asks for a day and a time on somebody's clock.
class MomentDialog : public QDialog {
    Q_OBJECT
  public:
    MomentDialog(base::Instant at, const base::TimeZone& zone, QWidget* parent);
    base::Instant moment() const;

    /// The moment that was chosen, if one was; it begins at `at`, or now.
    static std::optional<base::Instant> ask(std::optional<base::Instant> at, const base::TimeZone& zone,
                                            QWidget* parent);

  private:
    base::TimeZone zone_;
    QDateTimeEdit* field_;
};

}  // namespace rehearsal::email
