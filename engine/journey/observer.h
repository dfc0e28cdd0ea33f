#pragma once

#include <cstdint>
#include <string_view>

#include "journey/decision.h"
#include "journey/outgoing.h"
#include "journey/program.h"
#include "journey/trace.h"

namespace rehearsal::journey {

/// Receives what the core decides, in the order in which it decides. Campaigns are named by their rank, nodes
/// by their place (Program). What a decision's texts stand in may change after the call.
class Observer {
  public:
    virtual ~Observer() = default;

    virtual void decided(const Decision& decision) = 0;
    /// A refusal that is counted but not logged (`already_active`, S16).
    virtual void refusedSilently(std::uint32_t /*rank*/, const char* /*reason*/) {}
    virtual void reached(std::uint32_t /*rank*/, std::uint32_t /*step*/) {}
    /// A journey left a node by one of its ways out.
    virtual void left(std::uint32_t /*rank*/, std::uint32_t /*step*/, const Edge& /*edge*/) {}
    virtual void feedAttempt(std::string_view /*feed*/, double /*latencyMs*/) {}
    virtual void feedServed(std::string_view /*feed*/, std::string_view /*how*/) {}

    /// Whether messages are made, as the last gate before they go out (S21); asked for each.
    virtual bool renders() const { return false; }
    /// Makes a message that will go out if it can be made. A function of what it is given.
    virtual Made make(const Outgoing& /*message*/) { return {}; }

    /// Whether `trace` wants to be told; asked before anything is put together for it, so that a run that
    /// does not pays nothing.
    virtual bool traces() const { return false; }
    virtual void trace(TraceStep /*step*/) {}
};

}  // namespace rehearsal::journey
