#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "journey/decision.h"
#include "journey/program.h"
#include "simulation/page_pool.h"

namespace rehearsal::simulation {

/// Decisions as bytes, in the order in which they were added: some 50 bytes each. One a thread.
class DecisionPages {
  public:
    /// `number` tells the pages of one log apart, from 0.
    explicit DecisionPages(std::uint16_t number) : number_(number) {}

    /// Copies what a decision says; texts of the program are only pointed to.
    void add(const journey::Decision& decision);

    struct Entry {
        base::Instant at;
        const char* bytes;
    };

  private:
    friend class DecisionLog;

    const char* profileText(std::string_view profile);
    std::uint32_t codeOf(std::string_view text);

    PagePool pool_;
    std::string scratch_;
    std::vector<Entry> entries_;
    const char* profileText_ = nullptr;  ///< Of the latest decision: its length, then the text.
    std::unordered_map<const char*, std::uint32_t> codes_;  ///< By where a text of the program stands.
    std::vector<std::string_view> texts_;
    std::uint16_t number_;
};

/// The decisions of a run in the order of the log: by `at`, then profile id, then as decided (cli.md).
/// Immutable; any thread.
class DecisionLog {
  public:
    DecisionLog() = default;
    /// Takes what threads gathered; the decisions about one profile come all from one of them.
    DecisionLog(std::shared_ptr<const journey::Program> program, std::vector<DecisionPages> pages);
    DecisionLog(DecisionLog&&) noexcept = default;
    DecisionLog& operator=(DecisionLog&&) noexcept = default;

    std::size_t size() const { return order_.size(); }
    bool empty() const { return order_.empty(); }
    /// The decision at a place; its texts live as long as the log.
    journey::Decision operator[](std::size_t index) const;

    /// Reads on in order.
    class Iterator {
      public:
        using value_type = journey::Decision;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using pointer = const journey::Decision*;
        using reference = journey::Decision;

        Iterator(const DecisionLog& log, std::size_t index) : log_(&log), index_(index) {}
        journey::Decision operator*() const { return (*log_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        Iterator operator++(int) { return {*log_, index_++}; }
        bool operator==(const Iterator& other) const { return index_ == other.index_; }

      private:
        const DecisionLog* log_;
        std::size_t index_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    std::shared_ptr<const journey::Program> program_;
    std::vector<DecisionPages> pages_;
    std::vector<DecisionPages::Entry> order_;
};

}  // namespace rehearsal::simulation
