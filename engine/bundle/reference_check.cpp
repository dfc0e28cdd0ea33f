#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/nearest.h"
#include "bundle/bundle_reader.h"

namespace rehearsal::bundle {
namespace {

using base::Severity;

std::string missingText(const Reference& reference) {
    const std::string& id = reference.id;
    switch (reference.kind) {
        case ReferenceKind::Segment:
            return fmt::format("There is no segment \"{}\"", id);
        case ReferenceKind::Template:
            return fmt::format("There is no template \"{}\"", id);
        case ReferenceKind::Block:
            return fmt::format("There is no block \"{}\"", id);
        case ReferenceKind::Feed:
            return fmt::format("There is no feed \"{}\"", id);
        case ReferenceKind::View:
            return fmt::format("There is no view \"{}\"", id);
        case ReferenceKind::DataFile:
            return fmt::format("There is no file \"{}\" under data/", id);
        case ReferenceKind::Campaign:
            return fmt::format("There is no campaign \"{}\"", id);
        case ReferenceKind::Person:
            return fmt::format("There is nobody called \"{}\" in profiles.ndjson", id);
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

/// Whether two names differ in no more than two letters next to each other. What is less alike is another
/// event.
bool isSlipOf(std::string_view a, std::string_view b) {
    constexpr std::size_t kLetters = 2;
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    return a.size() <= kLetters && b.size() <= kLetters;
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
    const std::string* meant = nullptr;
    for (const auto& [schema, event] : eventNames_) {
        const std::string name = folded(event);
        if (name == wanted) return;
        if (isSlipOf(name, wanted)) meant = &event;
    }
    if (!meant) return;
    reading_.diagnostics.push_back({Severity::Warning, file, reference.pointer, 0, 0,
                                    fmt::format("No schema under events/ speaks of \"{}\"", reference.id),
                                    fmt::format("did you mean \"{}\"?", *meant)});
}

void BundleReader::checkReferences(const UnitReading& unit, const std::string& file) {
    for (const Reference& reference : unit.references) {
        if (reference.kind == ReferenceKind::Event) {
            checkEvent(reference, file);
        } else if (!isKnown(reference)) {
            reading_.diagnostics.push_back({Severity::Error, file, reference.pointer, 0, 0,
                                            missingText(reference),
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
