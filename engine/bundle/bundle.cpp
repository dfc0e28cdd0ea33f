#include "bundle/bundle.h"

#include <algorithm>

#include "bundle/bundle_reader.h"

namespace rehearsal::bundle {
namespace {

template <class T, class Id>
const T* findSorted(const std::vector<T>& items, std::string_view id, Id idOf) {
    const auto found =
        std::lower_bound(items.begin(), items.end(), id,
                         [&](const T& item, std::string_view wanted) { return idOf(item) < wanted; });
    return found != items.end() && idOf(*found) == id ? &*found : nullptr;
}

}  // namespace

const Campaign* Bundle::campaign(std::string_view id) const {
    return findSorted(campaigns, id, [](const Campaign& item) -> std::string_view { return item.id; });
}

const Template* Bundle::emailTemplate(std::string_view id) const {
    return findSorted(templates, id, [](const Template& item) -> std::string_view { return item.id; });
}

const Condition* Bundle::segment(std::string_view id) const {
    const auto found =
        std::find_if(segments.begin(), segments.end(), [&](const auto& item) { return item.first == id; });
    return found == segments.end() ? nullptr : &found->second;
}

const std::string* Bundle::block(std::string_view id) const {
    const auto* found =
        findSorted(blocks, id, [](const auto& item) -> std::string_view { return item.first; });
    return found ? &found->second : nullptr;
}

const Person* Bundle::person(std::string_view id) const {
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Person& item) { return item.id == id; });
    return found == people.end() ? nullptr : &*found;
}

Reading readBundle(const Files& files) {
    BundleReader reader;
    reader.update(files);
    return std::move(reader).take();
}

}  // namespace rehearsal::bundle
