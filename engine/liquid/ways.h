#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "liquid/template.h"

namespace rehearsal::liquid {

/// One way a template can go: a branch of `if`, `unless` or `case`, the body or the `else` of a loop; also
/// past all of them, where nothing is written for that.
struct Way {
    const void* id = nullptr;  ///< What RenderOptions::taken holds where it was gone.
    std::string file;
    int line = 0;
    std::string tag;       ///< As written, such as `elsif profile.vip`; of what is not written, of its `if`.
    bool skipped = false;  ///< Past all branches: there is no `else`.
};

/// The ways that were gone.
using TakenWays = std::unordered_set<const void*>;

/// Every way of a template, in order of the source.
std::vector<Way> waysOf(const Template& parsed);

}  // namespace rehearsal::liquid
