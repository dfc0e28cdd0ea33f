#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rehearsal::base::packing {

/// Names of members that most events have, by the Segment spec: packed values say them in one byte. Any other
/// name works as well, and takes its length.
inline constexpr std::array<std::string_view, 48> kKnownNames{
    "context",     "properties", "traits",      "consent",   "categoryPreferences",
    "timezone",    "product_id", "productId",   "sku",       "name",
    "category",    "brand",      "variant",     "price",     "quantity",
    "currency",    "coupon",     "url",         "image_url", "position",
    "products",    "order_id",   "checkout_id", "cart_id",   "total",
    "revenue",     "subtotal",   "discount",    "shipping",  "tax",
    "value",       "email",      "first_name",  "last_name", "country",
    "state",       "purpose",    "status",      "event",     "email_verified",
    "Advertising", "Analytics",  "Functional",  "marketing", "tracking",
    "plan",        "title",      "path"};

/// Where a name stands among them.
std::optional<std::uint8_t> placeOfKnown(std::string_view name);

}  // namespace rehearsal::base::packing
