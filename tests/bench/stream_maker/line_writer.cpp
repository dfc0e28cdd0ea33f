#include "line_writer.h"

#include <array>
#include <charconv>
#include <chrono>

namespace rehearsal::bench {
namespace {

constexpr std::string_view kAgents[] = {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/131.0",
                                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/133.0",
                                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) Mobile Safari",
                                        "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/131.0"};
constexpr std::string_view kPhones[] = {"iPhone15,4", "iPhone13,2", "Pixel 8", "SM-A546B"};

void appendNumber(std::string& out, std::uint64_t number) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    out.append(digits.data(), end.ptr);
}

void appendPadded(std::string& out, std::uint32_t number, int width) {
    std::array<char, 10> digits;
    for (int i = width; i-- > 0; number /= 10)
        digits[static_cast<std::size_t>(i)] = static_cast<char>('0' + number % 10);
    out.append(digits.data(), static_cast<std::size_t>(width));
}

/// As JavaScript prints it: 49.9, 12.05, 7.
void appendCents(std::string& out, std::uint32_t cents) {
    appendNumber(out, cents / 100);
    if (cents % 100 == 0) return;
    out += '.';
    out += static_cast<char>('0' + cents / 10 % 10);
    if (cents % 10 != 0) out += static_cast<char>('0' + cents % 10);
}

void appendUuid(std::string& out, std::uint64_t high, std::uint64_t low) {
    constexpr std::string_view kHex = "0123456789abcdef";
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20) out += '-';
        const std::uint64_t half = i < 16 ? high : low;
        out += i == 12 ? '4' : kHex[(half >> (60 - 4 * (i % 16))) & 15];
    }
}

/// The call's type, and the event's name where it is a track.
struct Name {
    std::string_view type;
    std::string_view event;
};

Name nameOf(Kind kind) {
    switch (kind) {
        case Kind::Page:
            return {"page", ""};
        case Kind::Identify:
            return {"identify", ""};
        case Kind::ProductViewed:
            return {"track", "Product Viewed"};
        case Kind::ProductAdded:
            return {"track", "Product Added"};
        case Kind::ProductRemoved:
            return {"track", "Product Removed"};
        case Kind::CheckoutStarted:
            return {"track", "Checkout Started"};
        case Kind::OrderCompleted:
            return {"track", "Order Completed"};
        case Kind::ConsentUpdated:
            return {"track", "Consent Updated"};
        case Kind::Unsubscribed:
            return {"track", "Unsubscribed"};
        case Kind::EmailBounced:
            break;
    }
    return {"track", "Email Bounced"};
}

void appendName(std::string& out, Kind kind) {
    const Name name = nameOf(kind);
    out.append("\"type\":\"").append(name.type).append("\"");
    if (!name.event.empty()) out.append(",\"event\":\"").append(name.event).append("\"");
}

}  // namespace

LineWriter::LineWriter(std::uint64_t seed, std::uint32_t days) : seed_(seed) {
    using namespace std::chrono;
    const sys_days first = 2026y / March / 1;
    // Two days more: what happens on the last one may come a little later.
    for (std::uint32_t i = 0; i < days + 2; ++i) {
        const year_month_day day = first + std::chrono::days(i);
        std::string text;
        appendPadded(text, static_cast<std::uint32_t>(int(day.year())), 4);
        appendPadded(text += '-', unsigned(day.month()), 2);
        appendPadded(text += '-', unsigned(day.day()), 2);
        days_.push_back(text + 'T');
    }
    for (std::uint16_t i = 0; i < kProducts; ++i) products_.push_back(productOf(i));
}

void LineWriter::append(std::string& out, const PlannedEvent& event) {
    event_ = &event;
    visitor_ = visitorOf(seed_, event.person);
    out += '{';
    if (visitor_.client == Client::Web) {
        appendIds(out);
        appendContext(out += ',');
        appendName(out += ',', event.kind);
        appendPayload(out += ',');
        appendTimes(out += ',');
    } else {
        appendName(out, event.kind);
        appendIds(out += ',');
        appendTimes(out += ',');
        appendContext(out += ',');
        appendPayload(out += ',');
    }
    out += "}\n";
}

void LineWriter::appendIds(std::string& out) {
    Random random(seed_, event_->person, 1000 + event_->serial);
    const std::uint64_t high = random.bits();
    appendUuid(out += "\"messageId\":\"", high, random.bits());
    if (event_->ids != Ids::User) {
        appendUuid(out += "\",\"anonymousId\":\"", visitor_.anonymous, mix(visitor_.anonymous));
    }
    if (event_->ids != Ids::Anonymous) appendPadded(out += "\",\"userId\":\"u-", event_->person, 8);
    out += '"';
}

void LineWriter::appendTimes(std::string& out) {
    appendInstant(out += "\"timestamp\":\"", event_->happened);
    appendInstant(out += "\",\"receivedAt\":\"", event_->received);
    out += '"';
}

void LineWriter::appendContext(std::string& out) {
    out += "\"context\":{";
    if (event_->kind == Kind::Identify) {
        out.append("\"consent\":{\"categoryPreferences\":{\"Advertising\":")
            .append(visitor_.agrees ? "true" : "false")
            .append(",\"Analytics\":")
            .append(visitor_.anonymous % 32 == 0 ? "false}}," : "true}},");
    }
    switch (visitor_.client) {
        case Client::Web:
            out += R"("library":{"name":"analytics.js","version":"2.11.1"},"page":{"path":"/)";
            out.append(products_[event_->products[0]].category).append("/");
            appendNumber(out, event_->products[0]);
            out.append("\"},\"userAgent\":\"").append(kAgents[visitor_.agent]).append("\"");
            break;
        case Client::Phone:
            out += R"("library":{"name":"analytics-kotlin","version":"1.16.3"},"device":{"model":")";
            out.append(kPhones[visitor_.agent]).append(R"("},"timezone":")").append(visitor_.place->timezone);
            out.append(R"(","locale":")").append(visitor_.place->locale).append("\"");
            break;
        case Client::Server:
            out += R"("library":{"name":"@segment/analytics-node","version":"2.1.3"},"ip":"203.0.113.7")";
            break;
    }
    out += '}';
}

void LineWriter::appendPayload(std::string& out) {
    if (event_->kind == Kind::Identify) {
        appendTraits(out);
    } else {
        appendProperties(out);
    }
}

void LineWriter::appendTraits(std::string& out) {
    out.append(R"("traits":{"first_name":")").append(visitor_.firstName).append(R"(","last_name":")");
    out.append(visitor_.lastName).append(R"(","email":"u)");
    appendNumber(out, event_->person);
    out.append(R"(@mail.example","email_verified":true,"country":")").append(visitor_.place->country);
    if (!visitor_.place->state.empty()) out.append(R"(","state":")").append(visitor_.place->state);
    out.append(R"(","timezone":")").append(visitor_.place->timezone).append("\"}");
}

void LineWriter::appendProperties(std::string& out) {
    out += "\"properties\":{";
    switch (event_->kind) {
        case Kind::Page:
            out.append(R"("title":"Spring, )").append(products_[event_->products[0]].category);
            out.append(R"(","url":"https://spring.example/)");
            out.append(products_[event_->products[0]].category).append("\"");
            break;
        case Kind::ConsentUpdated:
            out += R"("purpose":"marketing","status":"confirmed","form":"double opt-in, from the mail")";
            break;
        case Kind::Unsubscribed:
            out += R"("reason":"too many mails","list":"newsletter")";
            break;
        case Kind::EmailBounced:
            out.append(R"("type":")").append(event_->serial % 4 == 0 ? "hard" : "soft").append("\"");
            break;
        case Kind::CheckoutStarted:
        case Kind::OrderCompleted:
            appendOrder(out);
            break;
        default:
            appendProduct(out, products_[event_->products[0]]);
    }
    out += '}';
}

void LineWriter::appendProduct(std::string& out, const Product& product) {
    appendPadded(out += R"("product_id":"p-)", product.number, 4);
    out.append(R"(","name":")").append(product.kind).append(" ").append(product.style);
    out.append(R"(","category":")").append(product.category).append(R"(","price":)");
    appendCents(out, product.cents);
    out += R"(,"quantity":1)";
}

void LineWriter::appendOrder(std::string& out) {
    appendNumber(out += R"("order_id":"o-)", event_->person);
    appendNumber(out += '-', event_->serial);
    out += R"(","products":[)";
    std::uint32_t total = 0;
    for (std::size_t i = 0; i < event_->productCount; ++i) {
        const Product& product = products_[event_->products[i]];
        if (i > 0) out += ',';
        appendPadded(out += R"({"product_id":"p-)", product.number, 4);
        appendCents(out += R"(","price":)", product.cents);
        out += R"(,"quantity":1})";
        total += product.cents;
    }
    appendCents(out += R"(],"total":)", total);
    out.append(R"(,"currency":")").append(visitor_.place->currency).append("\"");
}

void LineWriter::appendInstant(std::string& out, std::uint32_t millis) const {
    constexpr std::uint32_t kDay = 86'400'000;
    out += days_[millis / kDay];
    appendPadded(out, millis % kDay / 3'600'000, 2);
    appendPadded(out += ':', millis % 3'600'000 / 60'000, 2);
    appendPadded(out += ':', millis % 60'000 / 1000, 2);
    appendPadded(out += '.', millis % 1000, 3);
    out += 'Z';
}

}  // namespace rehearsal::bench
