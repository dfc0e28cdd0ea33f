#include "bundle/definitions_reader.h"

#include "bundle/condition_reader.h"

namespace rehearsal::bundle {
namespace {

std::optional<EventMatch> readMatch(ObjectReader& object, std::string_view key) {
    const auto place = object.find(key);
    if (!place) return std::nullopt;
    return readEventMatch(*place, Scope::inView());
}

EventMatch requireMatch(ObjectReader& object, std::string_view key) {
    const auto place = object.require(key);
    return place ? readEventMatch(*place, Scope::inView()) : EventMatch{};
}

Path requirePath(ObjectReader& object, std::string_view key) {
    const auto place = object.require(key);
    return place ? readInnerPath(*place) : Path{};
}

ListView readListView(ObjectReader& object) {
    ListView view;
    view.key = requirePath(object, "key");
    view.add = requireMatch(object, "add");
    view.remove = readMatch(object, "remove");
    view.clear = readMatch(object, "clear");
    return view;
}

RecentView readRecentView(ObjectReader& object) {
    RecentView view;
    view.event = requireMatch(object, "event");
    view.key = requirePath(object, "key");
    if (const auto max = object.find("max")) view.max = readInteger(*max, 1, 10'000);
    if (const auto within = object.find("within")) view.within = readDuration(*within);
    return view;
}

View readView(const Place& place, std::string id) {
    View view;
    view.id = std::move(id);
    ObjectReader object(place);
    const auto kind = requireKind(object, "kind", {"list", "recent", "count", "sum", "last"});
    if (!kind) return view;
    if (*kind == "list") view.kind = readListView(object);
    if (*kind == "recent") view.kind = readRecentView(object);
    if (*kind == "count") view.kind = CountView{requireMatch(object, "event")};
    if (*kind == "last") view.kind = LastView{requireMatch(object, "event")};
    if (*kind == "sum") {
        SumView sum;
        sum.event = requireMatch(object, "event");
        sum.field = requirePath(object, "field");
        view.kind = std::move(sum);
    }
    return view;
}

}  // namespace

std::vector<View> readViews(const Place& place) {
    std::vector<View> views;
    if (!place.value->isObject()) {
        place.expected("an object of views by their ids");
        return views;
    }
    for (const auto& member : place.value->object()) {
        const Place view = place.member(member);
        checkId(view, member.first, "view");
        views.push_back(readView(view, member.first));
    }
    return views;
}

}  // namespace rehearsal::bundle
