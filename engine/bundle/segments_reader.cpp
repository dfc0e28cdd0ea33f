#include <fmt/format.h>

#include <map>

#include "base/json_pointer.h"
#include "base/limits.h"
#include "bundle/condition_reader.h"
#include "bundle/definitions_reader.h"
#include "bundle/graph.h"

namespace rehearsal::bundle {
namespace {

/// The ids of all segments a condition uses, those in a `where` included.
void collectSegments(const Condition& condition, std::vector<std::string>& out) {
    if (const auto* all = std::get_if<All>(&condition.test)) {
        for (const Condition& inner : all->of) collectSegments(inner, out);
    } else if (const auto* any = std::get_if<Any>(&condition.test)) {
        for (const Condition& inner : any->of) collectSegments(inner, out);
    } else if (const auto* inner = std::get_if<Not>(&condition.test)) {
        collectSegments(*inner->of, out);
    } else if (const auto* segment = std::get_if<SegmentRef>(&condition.test)) {
        out.push_back(segment->id);
    } else if (const auto* did = std::get_if<Did>(&condition.test); did && did->where) {
        collectSegments(*did->where, out);
    }
}

}  // namespace

std::vector<std::pair<std::string, Condition>> readSegments(const Place& place) {
    std::vector<std::pair<std::string, Condition>> segments;
    if (!place.value->isObject()) {
        place.expected("an object of conditions by their ids");
        return segments;
    }
    for (const auto& member : place.value->object()) {
        const Place segment = place.member(member);
        checkId(segment, member.first, "segment");
        segments.emplace_back(member.first, readCondition(segment, Scope::inSegment()));
    }
    checkSegmentNesting(segments, *place.findings);
    return segments;
}

void checkSegmentNesting(const std::vector<std::pair<std::string, Condition>>& segments, Findings& findings) {
    std::map<std::string, std::size_t> indices;
    for (std::size_t i = 0; i < segments.size(); ++i) indices.emplace(segments[i].first, i);
    Graph graph(segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i) {
        std::vector<std::string> used;
        collectSegments(segments[i].second, used);
        for (const std::string& id : used) {
            if (const auto found = indices.find(id); found != indices.end())
                graph[i].push_back(found->second);
        }
    }
    const auto found = circles(graph);
    for (const auto& circle : found) {
        std::string text;
        for (const std::size_t point : circle) text += segments[point].first + " → ";
        findings.error(
            base::childPointer({}, segments[circle.front()].first),
            fmt::format("Segments use each other in a circle: {}{}", text, segments[circle.front()].first));
    }
    if (found.empty() && longestPath(graph) > static_cast<std::size_t>(limits::kSegmentNesting)) {
        findings.error({}, fmt::format("Segments use each other more than {} deep", limits::kSegmentNesting));
    }
}

}  // namespace rehearsal::bundle
