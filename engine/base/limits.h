#pragma once

#include <cstddef>

/// Every limit of the engine is named here; what goes over one is an error or a counted rejection, never a
/// hang.
namespace rehearsal::limits {

inline constexpr std::size_t kLineBytes = std::size_t{1} << 20;  ///< An event line without its end (S2).
inline constexpr std::size_t kNesting = 1024;         ///< Arrays and objects inside each other in any JSON.
inline constexpr std::size_t kConditionNesting = 64;  ///< all/any/not groups inside each other.
inline constexpr std::size_t kNodesPerCampaign = 20'000;
inline constexpr std::size_t kCampaigns = 10'000;
inline constexpr std::size_t kFileBytes = std::size_t{64} << 20;     ///< One file of a bundle.
inline constexpr std::size_t kBundleBytes = std::size_t{512} << 20;  ///< All files of a bundle, unpacked.
inline constexpr std::size_t kBundleFiles = 50'000;
inline constexpr int kNodesWithoutWait = 1000;  ///< The 1,001st ends the journey as `runaway` (S17).
inline constexpr int kSegmentNesting = 64;      ///< Segments that use segments.
inline constexpr std::size_t kTemplateBytes = std::size_t{4} << 20;  ///< A Liquid source.
inline constexpr std::size_t kLiquidNesting = 100;      ///< Blocks and partials inside each other.
inline constexpr std::size_t kLiquidSteps = 2'000'000;  ///< Nodes rendered and loop turns of one render.
inline constexpr std::size_t kLiquidOutputBytes = std::size_t{8} << 20;


// What advice about a campaign looks into; beyond it, it says nothing.
inline constexpr std::size_t kAdviceFormulas = 48;  ///< Conditions remembered on a way.
inline constexpr std::size_t kAdviceRanges = 32;    ///< Ranges of values told apart where ways join.
inline constexpr std::size_t kAdviceWays = 8;       ///< Ways to a node told apart.
inline constexpr std::size_t kAdviceSteps = 2000;   ///< Of one search for a contradiction.
inline constexpr std::size_t kAdviceVisits = 20;    ///< Of each node, on average, until nothing new is learnt.

}  // namespace rehearsal::limits
