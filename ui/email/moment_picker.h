#pragma once

#include <QPushButton>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/time_zone.h"

class QMenu;

namespace rehearsal::email {

/// When a mail is of: now, any other moment, or as a run sent it.
struct Moment {
    std::optional<base::Instant> at;  ///< Nothing is now.
    std::string key;                  ///< Of the mail that the run sent then; empty where none.
    bool operator==(const Moment&) const = default;
};

/// Chooses the moment a mail is shown at: now, at one of its sends in the last run, or at any time.
class MomentPicker : public QPushButton {
    Q_OBJECT
  public:
    struct Entry {
        base::Instant at;
        std::string key;
        QString campaign;  ///< Its name.
    };

    explicit MomentPicker(QWidget* parent = nullptr);

    const Moment& moment() const { return moment_; }
    /// Without a signal.
    void setMoment(const Moment& moment);
    /// The clock by which moments are told.
    void setZone(const base::TimeZone& zone);
    /// What the menu offers; asked for in `menuOpens`. Nothing where there was no run.
    void setSent(std::optional<std::vector<Entry>> sent) { sent_ = std::move(sent); }

  signals:
    void menuOpens();
    void momentChosen(const rehearsal::email::Moment& moment);

  private:
    void fill();
    void addSent();
    void add(const QString& text, const Moment& moment);
    void choose(const Moment& moment);
    void chooseOther();
    void showMoment();

    QMenu* menu_;
    Moment moment_;
    base::TimeZone zone_ = base::TimeZone::utc();
    std::optional<std::vector<Entry>> sent_;
};

}  // namespace rehearsal::email
