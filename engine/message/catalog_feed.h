#pragma once

#include <string_view>
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

/// What a catalogue feed answers: the items of its file, in order of the file unless it has an `order`.
/// With `same` and `as`, only items whose `same` is that of an item found at `as` (which may leave it to the
/// catalogue, where it has the item's `key` only); items whose `key` is found at `exclude` are left out;
/// missing values come last.
base::Value catalogFeed(const bundle::Bundle& bundle, const bundle::CatalogFeed& feed,
                        const base::Value& roots);

}  // namespace rehearsal::message
