#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "base/value.h"
#include "support/draw.h"

namespace rehearsal::test {

/// Text of a length where lengths are written differently, or of a few bytes of any kind.
inline std::string drawText(Draw& draw) {
    if (draw.chance(15)) {
        const auto length = static_cast<std::size_t>(draw.between(250, 260));
        return std::string(length, static_cast<char>('a' + draw.below(26)));
    }
    std::string text;
    for (auto left = draw.below(8); left > 0; --left) text += static_cast<char>(draw.below(256));
    return text;
}

/// An integer at the borders of the sizes that integers have, or any.
inline std::int64_t drawInteger(Draw& draw) {
    switch (draw.below(4)) {
        case 0:
            return draw.between(-130, -126);
        case 1:
            return draw.between(125, 129);
        case 2:
            return draw.chance(50) ? std::numeric_limits<std::int64_t>::min() + draw.below(2)
                                   : std::numeric_limits<std::int64_t>::max() - draw.below(2);
        default:
            return static_cast<std::int64_t>(draw.bits());
    }
}

/// A JSON value of any kind, so deep at most.
inline base::Value drawValue(Draw& draw, int depth = 4) {
    switch (draw.below(depth > 0 ? 8 : 5)) {
        case 0:
            return {};
        case 1:
            return draw.chance(50);
        case 2:
            return drawInteger(draw);
        case 3:
            return draw.chance(30) ? static_cast<double>(draw.between(-3, 3))
                                   : static_cast<double>(drawInteger(draw)) / 1000.0;
        case 4:
            return drawText(draw);
        case 5: {
            base::Value::Array items;
            for (auto left = draw.below(6); left > 0; --left) items.push_back(drawValue(draw, depth - 1));
            return items;
        }
        default: {
            base::ObjectBuilder members;
            for (auto left = draw.below(6); left > 0; --left)
                members.set(drawText(draw), drawValue(draw, depth - 1));
            return std::move(members).build();
        }
    }
}

}  // namespace rehearsal::test
