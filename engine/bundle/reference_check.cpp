#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/nearest.h"
#include "bundle/bundle_reader.h"

namespace rehearsal::bundle {
namespace {

using base::Severity;

std::string_view nameOf(ReferenceKind kind) {
    switch (kind) {
        case ReferenceKind::Segment:
            return "segment";
        case ReferenceKind::Template:
            return "template";
        case ReferenceKind::Block:
            return "block";
        case ReferenceKind::Feed:
            return "feed";
        case ReferenceKind::View:
            return "view";
        case ReferenceKind::DataFile:
            return "file under data/";
        case ReferenceKind::Campaign:
            return "campaign";
        case ReferenceKind::Person:
            return "person in profiles.ndjson";
        default:
            return {};
    }
}

/// Letters and digits alone, in lower case: `product-added` and `Product Added` are one name.
std::string folded(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + ('a' - 'A'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                   static_cast<unsigned char>(c) >= 0x80) {
            out += c;
        }
    }
    return out;
}

}  // namespace

bool BundleReader::isReadable(const std::string& unit) const {
    const auto found = units_.find(unit);
    return found == units_.end() || found->second.isReadable;
}

std::vector<std::string> BundleReader::known(ReferenceKind kind) const {
    const Bundle& bundle = reading_.bundle;
    std::vector<std::string> ids;
    const auto ofUnits = [&](DocumentKind wanted) {
        for (const auto& [name, unit] : units_) {
            if (unit.unit.path.kind == wanted) ids.push_back(unit.unit.path.id);
        }
    };
    switch (kind) {
        case ReferenceKind::Segment:
            for (const auto& segment : bundle.segments) ids.push_back(segment.first);
            break;
        case ReferenceKind::View:
            for (const View& view : bundle.views) ids.push_back(view.id);
            break;
        case ReferenceKind::Feed:
            for (const Feed& feed : bundle.feeds) ids.push_back(feed.id);
            break;
        case ReferenceKind::Person:
            for (const Person& person : bundle.people) ids.push_back(person.id);
            break;
        // A document that cannot be read is there all the same: that it is missing would be a second, wrong
        // finding.
        case ReferenceKind::Template:
            ofUnits(DocumentKind::TemplatePart);
            break;
        case ReferenceKind::Block:
            ofUnits(DocumentKind::Block);
            break;
        case ReferenceKind::DataFile:
            ofUnits(DocumentKind::Data);
            break;
        case ReferenceKind::Campaign:
            ofUnits(DocumentKind::Campaign);
            break;
        case ReferenceKind::Event:
            for (const auto& [file, event] : eventNames_) ids.push_back(event);
            break;
        default:
            break;
    }
    return ids;
}

bool BundleReader::isKnown(const Reference& reference) {
    switch (reference.kind) {
        case ReferenceKind::Node:
        case ReferenceKind::JourneyField:
            return true;  // The campaign's reader has looked.
        case ReferenceKind::Person:
            return personIds_.contains(reference.id);
        case ReferenceKind::Segment:
            if (!isReadable("segments.json")) return true;
            break;
        case ReferenceKind::View:
            if (!isReadable("views.json")) return true;
            break;
        case ReferenceKind::Feed:
            if (!isReadable("feeds.json")) return true;
            break;
        default:
            break;
    }
    auto [entry, isNew] = knownIds_.try_emplace(reference.kind);
    if (isNew) {
        for (std::string& id : known(reference.kind)) entry->second.insert(std::move(id));
    }
    return entry->second.contains(reference.id);
}

/// Events need no schema. Where some have one, a name that is nearly one of theirs is likely a slip.
void BundleReader::checkEvent(const Reference& reference, const std::string& file) {
    if (eventNames_.empty()) return;
    const std::string wanted = folded(reference.id);
    for (const auto& [schema, event] : eventNames_) {
        if (folded(event) == wanted) return;
    }
    std::string hint = base::didYouMean(reference.id, known(ReferenceKind::Event));
    if (hint.empty()) return;
    reading_.diagnostics.push_back({Severity::Warning, file, reference.pointer, 0, 0,
                                    fmt::format("No schema under events/ speaks of \"{}\"", reference.id),
                                    std::move(hint)});
}

void BundleReader::checkReferences(const UnitReading& unit, const std::string& file) {
    for (const Reference& reference : unit.references) {
        if (reference.kind == ReferenceKind::Event) {
            checkEvent(reference, file);
        } else if (!isKnown(reference)) {
            reading_.diagnostics.push_back(
                {Severity::Error, file, reference.pointer, 0, 0,
                 fmt::format("There is no {} \"{}\"", nameOf(reference.kind), reference.id),
                 base::didYouMean(reference.id, known(reference.kind))});
        }
    }
}

void BundleReader::checkWhole() {
    base::Diagnostics& out = reading_.diagnostics;
    out.clear();
    knownIds_.clear();
    const auto missing = [&](std::string file, std::string hint) {
        if (units_.contains(file)) return;
        std::string text = fmt::format("A rule bundle has a file {}, and this one has none", file);
        out.push_back({Severity::Error, std::move(file), {}, 0, 0, std::move(text), std::move(hint)});
    };
    missing("bundle.json", R"(such as {"format": "rehearsal.bundle/1", "name": "Spring store"})");
    missing("policy.json", R"(such as {"format": "rehearsal.policy/1"})");
    const std::size_t campaigns = known(ReferenceKind::Campaign).size();
    if (campaigns == 0) {
        out.push_back({Severity::Error,
                       "campaigns",
                       {},
                       0,
                       0,
                       "A rule bundle has at least one campaign, and this one has none",
                       "each is a file campaigns/ID.json"});
    }
    if (campaigns > limits::kCampaigns) {
        out.push_back({Severity::Error,
                       "campaigns",
                       {},
                       0,
                       0,
                       fmt::format("A rule bundle has at most {} campaigns", limits::kCampaigns),
                       {}});
    }
    for (const auto& [name, unit] : units_) {
        out.insert(out.end(), unit.diagnostics.begin(), unit.diagnostics.end());
        checkReferences(unit, name);
    }
}

}  // namespace rehearsal::bundle
