#pragma once

namespace rehearsal::design {

/// Makes the cards of every canvas known to screen readers: a list of steps, each with its sentence.
/// Installing it again does nothing.
void installCanvasAccessibility();

}  // namespace rehearsal::design
