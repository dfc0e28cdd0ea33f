#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::bundle {

/// A path such as `trigger.properties.cart_id`: a root, then keys and indices. `.size` is resolved by the reader of the
/// path (a key of that name goes before it).
struct Path {
    std::vector<std::string> steps;

    bool operator==(const Path&) const = default;
    bool empty() const { return steps.empty(); }
};

/// Splits at dots. Nothing is checked here: an empty step stays empty.
Path parsePath(std::string_view text);

/// `trigger.properties.cart_id`; steps that contain dots are shown in brackets.
std::string toString(const Path& path);

}  // namespace rehearsal::bundle
