#include "shop.h"

#include <algorithm>

namespace rehearsal::bench {
namespace {

constexpr std::string_view kKinds[] = {"Teapot",       "Linen shirt",   "Herb box", "Olive tree",
                                       "Mug",          "Throw",         "Carafe",   "Wool socks",
                                       "Candle",       "Basket",        "Cushion",  "Lamp",
                                       "Watering can", "Caf\u00e9 cup", "Apron",    "Snake plant"};
constexpr std::string_view kCategories[] = {"kitchen", "clothes", "garden",  "plants", "kitchen", "home",
                                            "kitchen", "clothes", "home",    "home",   "home",    "light",
                                            "garden",  "kitchen", "clothes", "plants"};
constexpr std::string_view kStyles[] = {"in sage",     "in terracotta",  "\\\"Lyon\\\"", "by hand",
                                        "extra large", "in cr\\u00e8me", "No 5",         "recycled"};

constexpr Place kPlaces[] = {{"FR", "", "Europe/Paris", "fr-FR", "EUR", 1},
                             {"FR", "", "Europe/Paris", "fr-FR", "EUR", 1},
                             {"FR", "", "Europe/Paris", "fr-FR", "EUR", 1},
                             {"DE", "", "Europe/Berlin", "de-DE", "EUR", 1},
                             {"DE", "", "Europe/Berlin", "de-DE", "EUR", 1},
                             {"GB", "", "Europe/London", "en-GB", "GBP", 0},
                             {"GB", "", "Europe/London", "en-GB", "GBP", 0},
                             {"GB", "", "Europe/London", "en-GB", "GBP", 0},
                             {"US", "CA", "America/Los_Angeles", "en-US", "USD", -8},
                             {"US", "NY", "America/New_York", "en-US", "USD", -5},
                             {"US", "TX", "America/Chicago", "en-US", "USD", -6},
                             {"CA", "ON", "America/Toronto", "en-CA", "CAD", -5},
                             {"ES", "", "Europe/Madrid", "es-ES", "EUR", 1},
                             {"NL", "", "Europe/Amsterdam", "nl-NL", "EUR", 1},
                             {"JP", "", "Asia/Tokyo", "ja-JP", "JPY", 9},
                             {"BR", "", "America/Sao_Paulo", "pt-BR", "BRL", -3}};

constexpr std::string_view kFirstNames[] = {"Ana",        "Ben",  "Chloe", "Dev",   "Elif", "Femi",
                                            "Gr\u00e9ta", "Hugo", "Ines",  "Jonas", "Kaya", "Liam",
                                            "Mina",       "Noah", "Olga",  "Priya", "Ravi", "Sofia",
                                            "Tom\u00e1s", "Urs",  "Vera",  "Wei",   "Yara", "Zo\u00eb"};
constexpr std::string_view kLastNames[] = {"Adler",  "Bauer",  "Costa",  "Dubois", "Evans", "Fischer",
                                           "Garcia", "Hansen", "Ito",    "Jansen", "Khan",  "Lopez",
                                           "Martin", "Novak",  "Okafor", "Silva"};

}  // namespace

Product productOf(std::uint16_t number) {
    Random random(0x50726f64, number);
    const std::uint32_t kind = random.below(std::size(kKinds));
    return {kKinds[kind], random.oneOf(kStyles), kCategories[kind], 290 + 10 * random.below(1200), number};
}

std::uint16_t drawProduct(Random& random) {
    const std::uint32_t a = random.below(kProducts);
    const std::uint32_t b = random.below(kProducts);
    return static_cast<std::uint16_t>(std::uint64_t{a} * b / kProducts);
}

Visitor visitorOf(std::uint64_t seed, std::uint32_t number) {
    Random random(seed, number, 1);
    Visitor visitor;
    visitor.place = &random.oneOf(kPlaces);
    const std::uint32_t client = random.below(10);
    visitor.client = client < 6 ? Client::Web : client < 9 ? Client::Phone : Client::Server;
    const std::uint32_t known = random.below(100);
    visitor.acquaintance = known < 45   ? Acquaintance::Known
                           : known < 75 ? Acquaintance::Joining
                                        : Acquaintance::Anonymous;
    visitor.agrees = random.perMille(600);
    visitor.agent = static_cast<std::uint8_t>(random.below(4));
    visitor.anonymous = random.bits();
    visitor.firstName = random.oneOf(kFirstNames);
    visitor.lastName = random.oneOf(kLastNames);
    // A server knows whom it speaks of.
    if (visitor.client == Client::Server) visitor.acquaintance = Acquaintance::Known;
    return visitor;
}

}  // namespace rehearsal::bench
