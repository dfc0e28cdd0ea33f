#pragma once

#include <QString>

#include "bundle/bundle.h"

/// What a rule says, as a marketer would put it. The sentences on cards, in the inspector and for screen
/// readers.
namespace rehearsal::words {

/// "country is “FR” and they completed an order in the last 7 days".
QString sentence(const bundle::Condition& condition);

/// "adds a product to the cart, where …" after "When someone".
QString eventSentence(const bundle::EventMatch& match);

/// "When someone adds a product to the cart".
QString sentence(const bundle::Trigger& trigger);
/// All triggers of a campaign in one sentence.
QString entrySentence(const bundle::Entry& entry);

/// "Leaves when they complete an order (goal)".
QString sentence(const bundle::Exit& exit);

/// "Wait 30 minutes; starts again if they add to cart". The bundle gives templates their names.
QString sentence(const bundle::Node& node, const bundle::Bundle& bundle);

/// "Wait", "Send email", "Branch", …
QString kindName(std::string_view type);

}  // namespace rehearsal::words
