#pragma once

#include <QString>
#include <cstddef>
#include <string>

namespace rehearsal::web {

/// HTML beyond that is not shown at all: no mail client would, and laying it out takes minutes.
inline constexpr std::size_t kLargestShownMail = std::size_t{8} << 20;

/// Why a mail of that many bytes is not shown; empty where it is.
QString tooLargeToShow(std::size_t bytes);

/// What stands in its place: a page that says so.
std::string tooLargePage(std::size_t bytes);

}  // namespace rehearsal::web
