#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/value.h"
#include "bundle/bundle.h"

namespace rehearsal::message {

/// The items of a data file: an array of objects, or an object with a member that is one. Empty where there
/// are none.
base::Value::Array catalogItems(const base::Value& data);
/// The items of `data/FILE`; empty where the bundle has no such file.
base::Value::Array catalogItems(const bundle::Bundle& bundle, std::string_view file);

/// What a path leads to in `roots` (an object: profile, views, trigger, …); nothing where it leads nowhere.
const base::Value* resolve(const bundle::Path& path, const base::Value& roots);

/// A catalogue feed made ready to answer many times. It answers the items of its file, in order of the file
/// unless it has an `order`. With `same` and `as`, only items whose `same` is that of an item found at `as`
/// (which may leave it to the catalogue, where it has the item's `key` only); items whose `key` is found at
/// `exclude` are left out; missing values come last. Immutable; any thread.
class CatalogAnswers {
  public:
    CatalogAnswers(const bundle::Bundle& bundle, const bundle::CatalogFeed& feed);

    base::Value answer(const base::Value& roots) const;

  private:
    struct Item {
        base::Value value;
        std::optional<std::string> same;  ///< As texts that are equal where the values are.
        std::optional<std::string> key;
    };

    std::unordered_set<std::string> wanted(const base::Value& roots) const;
    std::unordered_set<std::string> excluded(const base::Value& roots) const;

    bundle::CatalogFeed feed_;
    std::vector<Item> items_;  ///< In the order of the answer.
    std::unordered_map<std::string, std::string> sameByKey_;
};

/// What a catalogue feed answers once.
base::Value catalogFeed(const bundle::Bundle& bundle, const bundle::CatalogFeed& feed,
                        const base::Value& roots);

}  // namespace rehearsal::message
