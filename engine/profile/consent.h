#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace rehearsal::profile {

/// In rising order; a denial takes back whatever was there (S12).
enum class ConsentStatus : std::uint8_t { Absent, Denied, Pending, Granted, Confirmed };

std::optional<ConsentStatus> parseConsentStatus(std::string_view text);
const char* toString(ConsentStatus status);

struct ConsentUpdate {
    base::Instant time;  ///< Instant::min() for what was given beforehand without a time.
    ConsentStatus status = ConsentStatus::Absent;
};

/// All updates of a person's consent, by purpose. The outcome is that of the updates in order of time,
/// whatever the order in which they arrived (S12).
class Consent {
  public:
    void update(const std::string& purpose, ConsentUpdate update);
    /// The outcome of a purpose's own updates; Absent where there are none.
    ConsentStatus status(std::string_view purpose) const;
    /// The update that set the outcome, for explaining it.
    std::optional<ConsentUpdate> decisive(std::string_view purpose) const;
    /// What is known of one purpose.
    struct Purpose {
        /// In order of time, denials last; of a run of equal ones only the first and the last.
        std::vector<ConsentUpdate> updates;
        std::optional<ConsentUpdate> decisive;
    };
    const std::map<std::string, Purpose, std::less<>>& all() const { return purposes_; }
    /// The union of updates; of another user only the denials (S7).
    void merge(const Consent& other, bool onlyDenials);

  private:
    std::map<std::string, Purpose, std::less<>> purposes_;
};

}  // namespace rehearsal::profile
