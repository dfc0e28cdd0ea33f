#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "random.h"

namespace rehearsal::bench {

/// Something the shop sells, made from its number.
struct Product {
    std::string_view kind;
    std::string_view style;
    std::string_view category;
    std::uint32_t cents = 0;
    std::uint16_t number = 0;
};

inline constexpr std::uint16_t kProducts = 4000;

Product productOf(std::uint16_t number);

/// A product somebody looks at: few are popular, most are not.
std::uint16_t drawProduct(Random& random);

/// Where somebody lives.
struct Place {
    std::string_view country;
    std::string_view state;  ///< Of the United States and Canada only.
    std::string_view timezone;
    std::string_view locale;
    std::string_view currency;
    int hoursFromUtc = 0;  ///< Roughly: for the hours at which people are awake.
};

/// What somebody's events come from.
enum class Client : std::uint8_t { Web, Phone, Server };

/// How the shop knows somebody.
enum class Acquaintance : std::uint8_t {
    Known,     ///< Signed in from the first event on.
    Joining,   ///< Anonymous at first; signs up or in during a visit.
    Anonymous  ///< Never says who it is.
};

/// A visitor of the shop, made from its number and the seed alone.
struct Visitor {
    const Place* place = nullptr;
    Client client = Client::Web;
    Acquaintance acquaintance = Acquaintance::Known;
    bool agrees = false;          ///< Gave consent to marketing.
    std::uint8_t agent = 0;       ///< Which browser or phone.
    std::uint64_t anonymous = 0;  ///< What the anonymous id is made of.
    std::string_view firstName;
    std::string_view lastName;
};

Visitor visitorOf(std::uint64_t seed, std::uint32_t number);

}  // namespace rehearsal::bench
