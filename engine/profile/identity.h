#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/event.h"

namespace rehearsal::profile {

/// Whose an event is, and who turns out to be the same person (S6).
class Identity {
  public:
    /// One profile that becomes part of another.
    struct Join {
        std::string from;
        bool isUser = false;  ///< `from` was named by a user id, not an anonymous one.
    };
    struct Verdict {
        std::string profile;  ///< The id of the profile the event belongs to.
        std::vector<Join>
            joins;          ///< Who becomes part of it, in order; whether such a profile exists is not asked.
        int conflicts = 0;  ///< Ids that are linked elsewhere.
        /// The links this event makes, to be given to `accept`.
        std::vector<std::pair<std::string, std::string>> anonymousLinks;
        std::optional<std::pair<std::string, std::string>> alias;
    };

    /// What was known beforehand.
    void link(const std::string& anonymousId, const std::string& userId) { links_[anonymousId] = userId; }

    /// Judges an event, changing nothing. `userExists`: whether there is a profile of that user id.
    template <class UserExists>
    Verdict judge(const event::Event& event, const UserExists& userExists) const {
        // No user's id begins like a visitor's profile (S2), whatever profiles there are.
        const bool mayBeUser = !event.previousId.empty() && !event.previousId.starts_with("anon:");
        return judge(event, mayBeUser && userExists(canonical(event.previousId)));
    }
    /// Makes the links of a verdict.
    void accept(const Verdict& verdict);

    /// The id a user id stands for by now.
    std::string_view canonical(std::string_view userId) const;

  private:
    Verdict judge(const event::Event& event, bool previousIsUser) const;
    void judgeAnonymous(Verdict& verdict, std::string_view anonymousId) const;

    using Ids = std::unordered_map<std::string, std::string, condition::TextHash, std::equal_to<>>;
    Ids links_;    ///< anonymous id to user id
    Ids aliases_;  ///< user id to the user id it means from then on
};

/// The id of the profile of a visitor nobody has named yet.
std::string anonymousProfile(std::string_view anonymousId);

}  // namespace rehearsal::profile
