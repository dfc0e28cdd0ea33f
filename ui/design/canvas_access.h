#pragma once

namespace rehearsal::design {

class CanvasView;

/// Makes the cards of every canvas known to screen readers: a list of steps, each with its sentence, and of
/// the places to add one. Installing it again does nothing.
void installCanvasAccessibility();

/// Tells screen readers which card or `+` has the keyboard now, if the canvas has it.
void sayWhereTheKeyboardIs(CanvasView& view);

}  // namespace rehearsal::design
