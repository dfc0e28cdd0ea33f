#include "explain/circle.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "profile/identity.h"

namespace rehearsal::explain {
namespace {

using Names = std::vector<std::string>;

std::string userKey(std::string_view id) {
    return "u" + std::string(id);
}
std::string anonymousKey(std::string_view id) {
    return "a" + std::string(id);
}

/// Every id that an event ties together.
Names keysOf(const event::Event& event) {
    Names out;
    if (!event.userId.empty()) out.push_back(userKey(event.userId));
    if (!event.anonymousId.empty()) out.push_back(anonymousKey(event.anonymousId));
    if (!event.previousId.empty()) {
        out.push_back(userKey(event.previousId));
        out.push_back(anonymousKey(event.previousId));
    }
    return out;
}

Names keysOf(const bundle::Person& person) {
    Names out{userKey(person.id)};
    for (const std::string& id : person.anonymousIds) out.push_back(anonymousKey(id));
    return out;
}

template <class Keys, class Item>
bool touches(const Keys& keys, const Item& item) {
    const Names own = keysOf(item);
    return std::any_of(own.begin(), own.end(), [&](const std::string& key) { return keys.contains(key); });
}

/// The key an id stands for, or empty where nobody has it. Users go before visitors of the same id.
std::string keyFor(const std::string& id, const std::set<std::string>& known) {
    if (id.starts_with("anon:")) {
        const std::string key = anonymousKey(id.substr(5));
        return known.contains(key) ? key : std::string();
    }
    for (const std::string& key : {userKey(id), anonymousKey(id)}) {
        if (known.contains(key)) return key;
    }
    return {};
}

/// Up to three ids near to one that nobody has.
std::string hintFor(const std::string& id, const std::set<std::string>& known) {
    constexpr int kSuggestions = 3;
    const bool anonymous = id.starts_with("anon:");
    Names candidates;
    for (const std::string& key : known) {
        const bool isAnonymous = key.front() == 'a';
        if (isAnonymous || !anonymous) {
            candidates.push_back(anonymous ? profile::anonymousProfile(key.substr(1)) : key.substr(1));
        }
    }
    std::string out;
    for (int i = 0; i < kSuggestions; ++i) {
        const std::string near = base::nearest(id, candidates);
        if (near.empty()) break;
        out += (out.empty() ? "did you mean " : ", ") + fmt::format("\"{}\"", near);
        std::erase(candidates, near);
    }
    if (!out.empty()) return out + "?";
    return known.empty() ? "the events and --profiles name nobody"
                         : "ids are those of the events and of --profiles";
}

}  // namespace

template <class Item>
bool Circle::grow(const Item& item) {
    if (!touches(keys_, item)) return false;
    bool grew = false;
    for (std::string& key : keysOf(item)) grew = keys_.insert(std::move(key)).second || grew;
    return grew;
}

base::Expected<Circle> Circle::around(const std::string& id, const EachEvent& events,
                                      const std::vector<bundle::Person>& people) {
    std::set<std::string> known;
    const auto read = events([&](const event::Event& event) {
        if (!event.userId.empty()) known.insert(userKey(event.userId));
        if (!event.anonymousId.empty()) known.insert(anonymousKey(event.anonymousId));
        if (!event.previousId.empty()) known.insert(anonymousKey(event.previousId));
    });
    if (!read) return tl::unexpected(read.error());
    for (const bundle::Person& person : people) {
        for (std::string& key : keysOf(person)) known.insert(std::move(key));
    }
    Circle circle;
    const std::string key = keyFor(id, known);
    if (key.empty()) {
        return base::failure("--profile", fmt::format("Nobody has the id \"{}\".", id), hintFor(id, known));
    }
    if (key.front() == 'a') circle.anonymousId_ = key.substr(1);
    circle.profile_ = key.front() == 'a' ? profile::anonymousProfile(key.substr(1)) : key.substr(1);
    circle.keys_.insert(key);
    for (bool grew = true; grew;) {
        grew = false;
        for (const bundle::Person& person : people) grew = circle.grow(person) || grew;
        const auto again = events([&](const event::Event& event) { grew = circle.grow(event) || grew; });
        if (!again) return tl::unexpected(again.error());
    }
    return circle;
}

bool Circle::holds(const event::Event& event) const {
    return touches(keys_, event);
}

bool Circle::holds(const bundle::Person& person) const {
    return touches(keys_, person);
}

}  // namespace rehearsal::explain
