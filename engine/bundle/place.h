#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/nearest.h"
#include "base/value.h"
#include "bundle/findings.h"

namespace rehearsal::bundle {

/// A value inside a document that is being read, and where it stands, so that whoever finds something wrong
/// with it can say so.
struct Place {
    const base::Value* value;
    std::string pointer;
    Findings* findings;

    void error(std::string text, std::string hint = {}) const {
        findings->error(pointer, std::move(text), std::move(hint));
    }
    void warning(std::string text, std::string hint = {}) const {
        findings->warning(pointer, std::move(text), std::move(hint));
    }
    void refer(ReferenceKind kind, std::string id) const { findings->refer(kind, std::move(id), pointer); }
    bool isNull() const { return value->isNull(); }

    /// `expected …, found …` with what is there instead.
    void expected(std::string_view what, std::string hint = {}) const;
    Place item(std::size_t index) const;
    Place member(const base::Value::Member& member) const;
};

/// What a value is, in the words of a sentence: `"abc"`, `12`, `null`, `a list`, `an object`.
std::string describe(const base::Value& value);

/// Reads the members of an object by name; when it goes, it reports every key nobody asked for.
class ObjectReader {
  public:
    explicit ObjectReader(const Place& place);
    ~ObjectReader();
    ObjectReader(const ObjectReader&) = delete;
    ObjectReader& operator=(const ObjectReader&) = delete;

    const Place& place() const { return place_; }
    bool isObject() const { return place_.value->isObject(); }
    std::optional<Place> find(std::string_view key);
    /// As `find`; that the key is missing is an error.
    std::optional<Place> require(std::string_view key);
    /// Names a key that is read elsewhere.
    void allow(std::string_view key) { known_.emplace_back(key); }
    /// Reports no unknown keys, where it is not known what the object is to be.
    void allowAll() { allowsAll_ = true; }

  private:
    Place place_;
    std::vector<std::string> known_;
    bool allowsAll_ = false;
};

/// Each of these reads one kind of value and returns a harmless one where it finds something else, which it
/// reports.
std::string readString(const Place& place);
std::string readNonEmpty(const Place& place, std::string_view what);
std::string readId(const Place& place, std::string_view what);
bool readBoolean(const Place& place);
std::int64_t readInteger(const Place& place, std::int64_t least, std::int64_t most);
double readNumber(const Place& place, double least, double most);
base::Duration readDuration(const Place& place);
base::Instant readInstant(const Place& place);
/// `"21:00"`, as the time since midnight.
base::Duration readTimeOfDay(const Place& place);
std::vector<std::string> readStrings(const Place& place, std::string_view what);
/// The items of a list; anything else is an error and has none.
std::vector<Place> readList(const Place& place, std::string_view what);

/// One word out of a few.
template <class T>
T readChoice(const Place& place, const std::vector<std::pair<std::string, T>>& choices) {
    std::vector<std::string> words;
    for (const auto& [word, meaning] : choices) {
        if (place.value->isString() && place.value->string() == word) return meaning;
        words.push_back(word);
    }
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "\"" : ", \"") + word + "\"";
    const std::string word = place.value->isString() ? place.value->string() : std::string();
    place.expected((words.size() > 1 ? "one of " : "") + list, base::didYouMean(word, words));
    return choices.front().second;
}

/// The same, kept as the word itself.
std::string readWord(const Place& place, const std::vector<std::string>& words);

/// The word at `key`, or nothing where it is missing or none of these, which is an error; the object's other
/// keys are then not looked at.
std::optional<std::string> requireKind(ObjectReader& object, std::string_view key,
                                       const std::vector<std::string>& words);

/// Whether a text may be the id of a document or node: `[a-z0-9][a-z0-9-]{0,63}`.
bool isId(std::string_view text);

/// An error where the id, the key or file name of something, is none.
void checkId(const Place& place, std::string_view id, std::string_view what);

/// Checks the `format` of a document and names the one this program reads.
void readFormat(ObjectReader& object, std::string_view format);

}  // namespace rehearsal::bundle
