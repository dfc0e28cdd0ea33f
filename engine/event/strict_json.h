#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace rehearsal::event {

/// Reads JSON texts strictly, every byte of them checked (S2): UTF-8, lone surrogates, numbers beyond a
/// double, nesting over limits::kNesting.
class StrictJson {
  public:
    /// The text's element, good until the next call; nothing where it is not well-formed. At least
    /// SIMDJSON_PADDING bytes behind the text must be readable.
    std::optional<simdjson::dom::element> parse(std::string_view text);

  private:
    /// The slow and exact way, for the few texts that simdjson cannot be trusted with: integers beyond 64
    /// bits that are still within a double, and escaped surrogates.
    std::optional<simdjson::dom::element> parseExactly(std::string_view text);

    simdjson::dom::parser parser_;
    std::string normalized_;
};

}  // namespace rehearsal::event
