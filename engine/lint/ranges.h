#pragma once

#include <algorithm>
#include <compare>
#include <optional>
#include <utility>
#include <vector>

namespace rehearsal::lint {

/// A set of values of an ordered type, as ranges that do not touch: every union, complement and intersection
/// of points and half-lines.
template <class T>
class Ranges {
  public:
    /// A place between values: right before or right after one, or at an end of all.
    struct Cut {
        int end = 0;  ///< -1 before all values, 1 after all, 0 at `value`.
        T value{};
        bool after = false;

        std::strong_ordering operator<=>(const Cut& other) const {
            if (end != other.end || end != 0) return end <=> other.end;
            if (value < other.value) return std::strong_ordering::less;
            if (other.value < value) return std::strong_ordering::greater;
            return after <=> other.after;
        }
        bool operator==(const Cut& other) const { return (*this <=> other) == 0; }
    };
    struct Range {
        Cut from;
        Cut to;
        bool operator==(const Range&) const = default;
        bool isPoint() const {
            return from.end == 0 && to.end == 0 && from.value == to.value && !from.after && to.after;
        }
    };

    Ranges() = default;
    static Ranges all() { return Ranges(Range{{-1, {}, false}, {1, {}, false}}); }
    static Ranges point(const T& value) { return Ranges(Range{{0, value, false}, {0, value, true}}); }
    static Ranges below(const T& value, bool inclusive) {
        return Ranges(Range{{-1, {}, false}, {0, value, inclusive}});
    }
    static Ranges above(const T& value, bool inclusive) {
        return Ranges(Range{{0, value, !inclusive}, {1, {}, false}});
    }

    bool empty() const { return ranges_.empty(); }
    bool isAll() const { return ranges_.size() == 1 && ranges_[0].from.end < 0 && ranges_[0].to.end > 0; }
    const std::vector<Range>& list() const { return ranges_; }
    bool operator==(const Ranges&) const = default;

    Ranges complement() const {
        Ranges out;
        Cut from{-1, {}, false};
        for (const Range& range : ranges_) {
            if (from < range.from) out.ranges_.push_back({from, range.from});
            from = range.to;
        }
        if (from.end < 1) out.ranges_.push_back({from, {1, {}, false}});
        return out;
    }
    Ranges intersected(const Ranges& other) const {
        Ranges out;
        for (auto a = ranges_.begin(), b = other.ranges_.begin();
             a != ranges_.end() && b != other.ranges_.end();) {
            const Cut& from = std::max(a->from, b->from);
            const Cut& to = std::min(a->to, b->to);
            if (from < to) out.ranges_.push_back({from, to});
            a->to < b->to ? ++a : ++b;
        }
        return out;
    }
    Ranges united(const Ranges& other) const {
        return complement().intersected(other.complement()).complement();
    }

    /// The values, where they are a list.
    std::optional<std::vector<T>> points() const {
        std::vector<T> out;
        for (const Range& range : ranges_) {
            if (!range.isPoint()) return std::nullopt;
            out.push_back(range.from.value);
        }
        return out;
    }
    /// The same set in fewer ranges, or one that holds more.
    void coarsen(std::size_t most) {
        if (ranges_.size() > most) *this = Ranges(Range{ranges_.front().from, ranges_.back().to});
    }
    /// Leaves the ranges out for which `keep` says no.
    template <class Keep>
    Ranges filtered(const Keep& keep) const {
        Ranges out;
        std::copy_if(ranges_.begin(), ranges_.end(), std::back_inserter(out.ranges_), keep);
        return out;
    }

  private:
    explicit Ranges(Range range) : ranges_{std::move(range)} {}

    std::vector<Range> ranges_;
};

}  // namespace rehearsal::lint
