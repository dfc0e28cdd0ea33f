#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/instant.h"

namespace rehearsal::condition {

/// A small number that stands for an event's name.
using EventNameId = std::uint32_t;

/// Hashes text whatever holds it, so that a table can be asked without making a string.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Which part of an event is read: all of it, or some members and what is read of them.
struct EventPart {
    struct Member;

    bool whole = false;
    std::vector<Member> members;

    /// Adds what a path leads to.
    void add(const std::string* path, std::size_t count);
    void add(const std::vector<std::string>& path) { add(path.data(), path.size()); }
    void add(const EventPart& other);
    /// What is read of a member, or nullptr.
    const EventPart* find(std::string_view member) const;
};

struct EventPart::Member {
    std::string name;
    EventPart part;
};

/// What the rules of a bundle ask about events, by name: which parts they read, and how far back they look.
/// Nothing else of a stream is kept.
class EventInterests {
  public:
    EventNameId intern(std::string_view name);
    std::optional<EventNameId> find(std::string_view name) const;
    const std::string& name(EventNameId id) const { return interests_[id].name; }
    std::size_t size() const { return interests_.size(); }

    /// A rule reads a path inside events of a name, or of any name.
    void reads(EventNameId id, const std::vector<std::string>& path) { interests_[id].part.add(path); }
    void readsOfAll(const std::vector<std::string>& path) { ofAll_.add(path); }
    /// Every event is wanted whole: for rendering, for explaining, for keeping a stream whatever the rules.
    void readsEverything() { ofAll_.whole = true; }
    /// A rule reads a view.
    void readsView(const std::string& id) { views_.insert(id); }
    const std::set<std::string>& viewsRead() const { return views_; }
    /// A rule looks back at events of a name: at those of a window that ends now, or at all.
    void remember(EventNameId id, std::optional<base::Duration> within);

    bool isRemembered(EventNameId id) const { return interests_[id].remembered; }
    /// How long an event of that name can matter after its time; nothing where it is for ever.
    std::optional<base::Duration> horizon(EventNameId id) const { return interests_[id].horizon; }
    /// What is read of an event; nothing stands for a name that no rule has.
    const EventPart& part(std::optional<EventNameId> id) const { return id ? interests_[*id].part : ofAll_; }
    /// To be called when every rule is known: what is read of all is read of each.
    void seal();

  private:
    struct Interest {
        std::string name;
        EventPart part;
        bool remembered = false;
        std::optional<base::Duration> horizon;
    };
    std::vector<Interest> interests_;
    EventPart ofAll_;
    std::set<std::string> views_;
    std::unordered_map<std::string, EventNameId, TextHash, std::equal_to<>> ids_;
};

}  // namespace rehearsal::condition
