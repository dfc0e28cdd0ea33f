#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/instant.h"

namespace rehearsal::message {

/// A number of days, hours or minutes, and the word for it.
struct CountdownPart {
    std::int64_t count;
    std::string_view unit;
};
using CountdownParts = std::array<CountdownPart, 3>;

/// How long it is to a moment, as a picture in a mail: `<img
/// src="countdown:MOMENT?ink=A34A26&paper=FFFFFF">`.
struct Countdown {
    std::int64_t minutes = 0;  ///< None once the moment has passed.
    std::string language = "en";
    std::string ink = "1C2024";
    std::string paper = "FFFFFF";

    /// Reads what stands behind `countdown:`; MOMENT is an RFC 3339 instant or seconds since 1970. What it
    /// does not name is that of `defaults`. The error has no file.
    static base::Expected<Countdown> read(std::string_view address, base::Instant now, Countdown defaults);

    /// The picture's path in a mail, which says all there is to draw.
    std::string path() const;
    /// What a path was made from; nothing where it is none of these.
    static std::optional<Countdown> ofPath(std::string_view path);

    CountdownParts parts() const;
    /// What it says, in words: `2 days 4 hours 5 minutes`.
    std::string words() const;
};

/// HTML whose countdowns show how long it is from `now`, with an `alt` that says so where it has none. Of one
/// whose moment cannot be read the picture is left out, and `problems` say why.
std::string withCountdowns(std::string html, base::Instant now, const Countdown& defaults,
                           base::Diagnostics& problems);

}  // namespace rehearsal::message
