#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "liquid/datum.h"

namespace rehearsal::liquid {

class Renderer;

/// What a filter is called with.
struct FilterInput {
    Renderer& renderer;
    Datum value;
    std::span<const Datum> arguments;
    std::span<const std::pair<std::string_view, Datum>> named;

    bool has(std::size_t index) const { return index < arguments.size(); }
    /// Nil where it was not given.
    Datum argument(std::size_t index) const { return has(index) ? arguments[index] : Datum(); }
    /// A named argument, or nil.
    Datum named_(std::string_view name) const;
};

/// A filter of the language: its name, how many arguments it takes, and what it does.
struct FilterSpec {
    std::string_view name;
    std::uint8_t least = 0;
    std::uint8_t most = 0;
    Datum (*run)(const FilterInput& input) = nullptr;
    std::string_view option = {};  ///< The one argument it takes by name.
    bool counts = false;           ///< What is given by name counts as an argument, as the reference has it.
};

/// Whether what is given by name is no argument like the others.
inline bool isOwn(const FilterSpec& spec) {
    return !spec.option.empty() && !spec.counts;
}

/// The filter of that name, or nullptr.
const FilterSpec* findFilter(std::string_view name);
/// All names, for suggestions.
std::vector<std::string> filterNames();

/// The filters by kind; `findFilter` puts them together.
std::span<const FilterSpec> textFilters();
std::span<const FilterSpec> encodingFilters();
std::span<const FilterSpec> listFilters();
std::span<const FilterSpec> pickFilters();
std::span<const FilterSpec> numberFilters();
std::span<const FilterSpec> dateFilters();

/// Appends `text` with `& < > " '` as entities.
void appendEscaped(std::string& out, std::string_view text);

/// How long a text, an array, an object or a range is; nil for what has no size.
Datum sizeOf(const Datum& datum);

/// The first or the last character of a text.
Datum endOf(const Datum& text, bool first);

/// The elements a list filter works on: arrays flattened, a range's numbers, nothing for nil, anything else
/// alone.
std::vector<Datum> elements(Renderer& renderer, const Datum& datum);

}  // namespace rehearsal::liquid
