#include <fmt/format.h>

#include <algorithm>

#include "bundle/condition_reader.h"

namespace rehearsal::bundle {
namespace {

const std::vector<std::string> kRoots{"event", "trigger", "profile", "views", "journey", "now"};
const std::vector<std::string> kNowFields{"hour", "weekday", "date"};

std::string whyNotVisible(const std::string& root, const Scope& scope) {
    if (root == "event" && !scope.event) {
        return "the event at hand is visible only in a \"where\" about it and in \"entry.where\"; "
               "the event that started the journey is \"trigger\"";
    }
    if (root == "trigger" && !scope.trigger)
        return "there is no journey here, and so no event that started it";
    if (root == "journey" && !scope.journey) return "there is no journey here";
    if (root == "views" && !scope.views) return "a view sees its event and the profile, but no views";
    return {};
}

void checkRoot(const Place& place, const Path& path, const Scope& scope) {
    const std::string& root = path.steps.front();
    if (std::find(kRoots.begin(), kRoots.end(), root) == kRoots.end()) {
        std::string hint = base::didYouMean(root, kRoots);
        if (hint.empty()) hint = "a path begins with event, trigger, profile, views, journey or now";
        place.error(fmt::format("No path begins with \"{}\"", root), std::move(hint));
        return;
    }
    if (const std::string why = whyNotVisible(root, scope); !why.empty()) {
        place.error(fmt::format("\"{}\" cannot be used here", root), why);
        return;
    }
    if (path.steps.size() < 2) {
        place.error(fmt::format("The path \"{}\" names no field", root), fmt::format("such as {}.…", root));
        return;
    }
    const std::string& field = path.steps[1];
    if (root == "views") place.refer(ReferenceKind::View, field);
    if (root == "journey") place.refer(ReferenceKind::JourneyField, field);
    if (root == "now" && std::find(kNowFields.begin(), kNowFields.end(), field) == kNowFields.end()) {
        std::string hint = base::didYouMean(field, kNowFields);
        place.error(fmt::format("There is no \"now.{}\"", field),
                    hint.empty() ? "there are now.hour, now.weekday and now.date" : hint);
    }
}

/// The steps as written; none where they cannot be read, which is reported.
Path readSteps(const Place& place) {
    Path path;
    if (place.value->isString()) {
        path = parsePath(place.value->string());
    } else if (place.value->isArray() && !place.value->array().empty()) {
        for (const Place& item : readList(place, "keys")) {
            const bool isIndex =
                item.value->kind() == base::Value::Kind::Integer && item.value->integer() >= 0;
            path.steps.push_back(isIndex ? std::to_string(item.value->integer()) : readString(item));
        }
        return path;
    } else {
        place.expected("a path such as \"profile.country\"");
        return path;
    }
    if (std::find(path.steps.begin(), path.steps.end(), "") != path.steps.end()) {
        place.error(fmt::format("The path {} has an empty part", describe(*place.value)),
                    "a key that contains a dot is written in a list: [\"profile\", \"odd.key\"]");
        path.steps.clear();
    }
    return path;
}

}  // namespace

Path readPath(const Place& place, const Scope& scope) {
    Path path = readSteps(place);
    if (!path.empty()) checkRoot(place, path, scope);
    return path;
}

Path readInnerPath(const Place& place) {
    return readSteps(place);
}

Operand readOperand(const Place& place, const Scope& scope) {
    Operand operand;
    if (!place.value->isObject()) {
        operand.literal = *place.value;
        return operand;
    }
    ObjectReader object(place);
    if (const auto reference = object.require("ref")) operand.reference = readPath(*reference, scope);
    return operand;
}

}  // namespace rehearsal::bundle
