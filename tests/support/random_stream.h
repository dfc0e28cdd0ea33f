#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "base/instant.h"
#include "event/line_parser.h"

namespace rehearsal::test {

/// Lines of a small shop's stream: a few people and visitors, out of order now and then, some redelivered.
inline std::vector<std::string> randomStream(std::size_t length) {
    const std::vector<std::string> names{"Product Viewed",  "Product Added",    "Product Removed",
                                         "Order Completed", "Unsubscribed",     "Signed Up",
                                         "Email Bounced",   "Newsletter Signup"};
    std::vector<std::string> lines;
    base::Instant now = *base::parseInstant("2026-03-20T18:00:00Z");
    for (std::size_t i = 0; i < length; ++i) {
        now = now + base::seconds(*rc::gen::inRange<std::int64_t>(0, 9000));
        const auto who = *rc::gen::inRange(0, 5);
        const auto late = base::minutes(*rc::gen::inRange(0, 4) == 0 ? *rc::gen::inRange(0, 90) : 0);
        std::string line = R"({"messageId":"m)" + std::to_string(i) + R"(","receivedAt":")" +
                           base::toString(now) + R"(","timestamp":")" + base::toString(now - late) + "\",";
        if (*rc::gen::inRange(0, 3) > 0) line += R"("userId":"u)" + std::to_string(who) + "\",";
        line += R"("anonymousId":"a)" + std::to_string(*rc::gen::inRange(0, 5)) + "\",";
        if (*rc::gen::inRange(0, 6) == 0) {
            line += R"("type":"identify","traits":{"email":"p)" + std::to_string(who) +
                    R"(@example.com","country":")" + *rc::gen::element<std::string>("DE", "US", "GB", "CA") +
                    R"(","email_verified":true,"timezone":")" +
                    *rc::gen::element<std::string>("Europe/Berlin", "America/New_York", "Nowhere/Else") +
                    "\"}}";
        } else if (*rc::gen::inRange(0, 6) == 0) {
            line +=
                R"("type":"track","event":"Consent Updated","properties":{"purpose":"marketing","status":")" +
                *rc::gen::element<std::string>("denied", "pending", "granted", "confirmed") + "\"}}";
        } else {
            line += R"("type":"track","event":")" + *rc::gen::elementOf(names) +
                    R"(","properties":{"product_id":"p)" + std::to_string(*rc::gen::inRange(0, 3)) +
                    R"(","category":"shoes","total":19.5}})";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace rehearsal::test
