#pragma once

#include <string>
#include <vector>

#include "simulation/arrival_order.h"
#include "simulation/faulty_stream.h"

namespace rehearsal::simulation {

/// A reaction that a run took, and where: `arrival` counts the events of the stream from 0, those that are
/// rejected left out. It was taken behind event `first` and before the one after `last`.
struct TakenResponse {
    std::string line;
    ArrivalOrder::Arrival arrival;
};

/// The stream as decided on: the lines that arrived, with the reactions where they were taken. Running it
/// decides the same. The reactions of one person are given in the order in which they were taken.
std::string decidedStream(ArrivedLines lines, const std::vector<TakenResponse>& responses);

}  // namespace rehearsal::simulation
