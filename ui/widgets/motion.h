#pragma once

/// Motion that explains a change of place, and whether there is to be any.
namespace rehearsal::widgets::motion {

/// How long a motion takes, in milliseconds; 0 where there is none.
int durationMs();

/// Without motion everything is at once where it belongs. Until it is set it is as the system asks; without a
/// screen there is none.
void setReduced(bool reduced);
bool isReduced();

}  // namespace rehearsal::widgets::motion
