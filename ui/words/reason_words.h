#pragma once

#include <QString>
#include <string_view>

/// What the engine's names for reasons (S16, S21) and outcomes mean.
namespace rehearsal::words {

/// The reason in two words: `No consent`, `Quiet hours`.
QString reasonTitle(std::string_view reason);
/// What the reason means, as a sentence without its end: `the policy asks for a consent that was not given`.
QString reasonMeaning(std::string_view reason);
/// How a journey ended: `Goal reached`, `Reached the end`.
QString outcomeText(std::string_view outcome);

}  // namespace rehearsal::words
