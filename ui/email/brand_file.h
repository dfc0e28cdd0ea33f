#pragma once

namespace rehearsal::email {

/// Where a bundle keeps what all its mails share.
inline constexpr char kBrandFile[] = "brand.json";

}  // namespace rehearsal::email
