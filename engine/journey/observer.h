#pragma once

#include <cstdint>
#include <string>

#include "base/instant.h"
#include "journey/decision.h"

namespace rehearsal::journey {

/// Receives what the core decides, in the order in which it decides. Names are those of the bundle's
/// documents.
class Observer {
  public:
    virtual ~Observer() = default;

    virtual void decided(Decision decision) = 0;
    /// A refusal that is counted but not logged (`already_active`, S16).
    virtual void refusedSilently(const std::string& /*campaign*/, const char* /*reason*/) {}
    virtual void reached(const std::string& /*campaign*/, const std::string& /*node*/) {}
    /// A journey left a node by the way out that `pointer` names inside it.
    virtual void left(const std::string& /*campaign*/, const std::string& /*node*/,
                      const std::string& /*pointer*/) {}
    virtual void feedAttempt(const std::string& /*feed*/, double /*latencyMs*/) {}
    virtual void feedServed(const std::string& /*feed*/, const std::string& /*how*/) {}
};

}  // namespace rehearsal::journey
