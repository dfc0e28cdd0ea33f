#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rehearsal::message {

/// The size a countdown is shown at (px); its picture has twice as many.
inline constexpr int kCountdownWidth = 288;
inline constexpr int kCountdownHeight = 84;

/// The PNG of a picture that is made for one mail, from its path alone (`Countdown::path`); nothing where the
/// path is none of these. Any thread.
std::optional<std::string> drawnPicture(std::string_view path);

}  // namespace rehearsal::message
