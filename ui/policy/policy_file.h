#pragma once

namespace rehearsal::policy {

/// The one file the policy page edits.
inline constexpr char kPolicyFile[] = "policy.json";

}  // namespace rehearsal::policy
