#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::bundle {

/// Where a value of a JSON text stands: the bytes from its key (its own first byte in a list) to its end.
struct JsonPlace {
    std::string pointer;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The places of all values of a text, an outer one before what is in it. Of a text that is not valid JSON,
/// those up to the fault.
class JsonPlaces {
  public:
    explicit JsonPlaces(std::string_view text);

    /// The place a pointer names, or the nearest around it.
    const JsonPlace& of(std::string_view pointer) const;
    /// The innermost value that holds a byte.
    const JsonPlace& at(std::size_t byte) const;
    const std::vector<JsonPlace>& all() const { return places_; }

  private:
    std::vector<JsonPlace> places_;  ///< The first is the document itself.
};

}  // namespace rehearsal::bundle
