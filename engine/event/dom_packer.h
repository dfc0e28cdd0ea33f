#pragma once

#include <simdjson.h>

#include <string_view>
#include <vector>

#include "base/value_view.h"
#include "condition/event_interests.h"

namespace rehearsal::event {

struct DomMember {
    std::string_view key;
    simdjson::dom::element value;
};
/// The members of an object in their order, each key once: of equal keys the last counts, in the first's
/// place.
void collectMembers(const simdjson::dom::object& object, std::vector<DomMember>& out);

/// Packs a whole JSON element.
void pack(base::Packer& packer, const simdjson::dom::element& element);
/// Packs only what is read of an element; false where it is an object of which nothing was kept. What is no
/// object is packed whole: a path may count its elements.
bool pack(base::Packer& packer, const simdjson::dom::element& element, const condition::EventPart& part);
/// The same as a member; none where nothing would be kept of it, for no path tells that from its absence.
bool packMember(base::Packer& packer, std::string_view name, const simdjson::dom::element& element,
                const condition::EventPart& part);

}  // namespace rehearsal::event
