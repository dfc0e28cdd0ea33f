#include "bundle/bundle_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "bundle/brand_reader.h"
#include "bundle/campaign_reader.h"
#include "bundle/definitions_reader.h"
#include "bundle/json_text.h"
#include "bundle/mjml_source.h"
#include "bundle/people_reader.h"
#include "bundle/policy_reader.h"
#include "bundle/template_reader.h"

namespace rehearsal::bundle {
namespace {

const std::string& idOf(const Campaign& campaign) {
    return campaign.id;
}
const std::string& idOf(const Template& item) {
    return item.id;
}
template <class T>
const std::string& idOf(const std::pair<std::string, T>& item) {
    return item.first;
}

template <class T>
auto position(std::vector<T>& items, const std::string& id) {
    return std::lower_bound(items.begin(), items.end(), id,
                            [](const T& item, const std::string& wanted) { return idOf(item) < wanted; });
}

/// Puts an item into its place in a list sorted by id, instead of the former one of that id.
template <class T>
void put(std::vector<T>& items, T item) {
    const auto place = position(items, idOf(item));
    if (place != items.end() && idOf(*place) == idOf(item)) {
        *place = std::move(item);
    } else {
        items.insert(place, std::move(item));
    }
}

template <class T>
void drop(std::vector<T>& items, const std::string& id) {
    const auto place = position(items, id);
    if (place != items.end() && idOf(*place) == id) items.erase(place);
}

void requireObject(const Place& place) {
    if (!place.value->isObject()) place.expected("an object");
}

std::string readBundleName(const Place& place) {
    ObjectReader object(place);
    if (!object.isObject()) return {};
    readFormat(object, "rehearsal.bundle/1");
    const auto name = object.require("name");
    return name ? readString(*name) : std::string();
}

/// The event a schema speaks of: its title, or else the file's name.
std::string eventNameOf(const Place& place, const std::string& id) {
    const base::Value* title = place.value->find("title");
    return title && title->isString() ? title->string() : id;
}

std::string_view whatHasAnId(DocumentKind kind) {
    switch (kind) {
        case DocumentKind::Campaign:
            return "campaign";
        case DocumentKind::TemplatePart:
            return "template";
        case DocumentKind::Block:
            return "block";
        default:
            return {};
    }
}

}  // namespace

std::map<std::string, BundleReader::Unit> BundleReader::unitsOf(const Files& files) {
    std::map<std::string, Unit> units;
    for (const auto& [path, bytes] : files.all()) {
        DocumentPath document = classify(path);
        const std::string name =
            document.kind == DocumentKind::TemplatePart ? "templates/" + document.id + "/" : path;
        Unit& unit = units[name];
        unit.path = std::move(document);
        unit.parts.emplace_back(path, bytes);
    }
    // A template is read again where something it includes has changed.
    for (auto& [name, unit] : units) {
        const std::string source = name + "body.mjml";
        const std::string* mjml = files.find(source);
        if (unit.path.kind != DocumentKind::TemplatePart || !mjml) continue;
        if (mjml->find("mj-include") == std::string::npos) continue;
        for (const std::string& path : readMjmlSource(files, source).lookedFor) {
            const auto found = files.all().find(path);
            unit.parts.emplace_back(path, found == files.all().end() ? nullptr : found->second);
        }
    }
    return units;
}

void BundleReader::update(const Files& files) {
    if (units_.empty()) {
        reading_.bundle.brand = defaultBrand();
        reading_.bundle.policy = defaultPolicy();
    }
    const std::map<std::string, Unit> now = unitsOf(files);
    for (auto it = units_.begin(); it != units_.end();) {
        if (now.contains(it->first)) {
            ++it;
            continue;
        }
        forget(it->second.unit.path, it->first);
        it = units_.erase(it);
    }
    for (const auto& [name, unit] : now) {
        const auto before = units_.find(name);
        if (before == units_.end() || before->second.unit.parts != unit.parts) read(name, unit, files);
    }
    checkWhole();
}

void BundleReader::read(const std::string& name, const Unit& unit, const Files& files) {
    UnitReading& out = units_[name];
    out = {unit, {}, {}, true};
    Findings findings(name);
    const std::string& text = *unit.parts.front().second;
    const std::string_view what = whatHasAnId(unit.path.kind);
    if (!what.empty() && !isId(unit.path.id)) {
        findings.error({}, fmt::format("\"{}\" cannot be the id of a {}", unit.path.id, what),
                       "an id has 1 to 64 lower-case letters, digits and hyphens, the first no hyphen");
    }
    switch (unit.path.kind) {
        case DocumentKind::TemplatePart:
            put(reading_.bundle.templates, readTemplate(files, unit.path.id, out.diagnostics));
            break;
        case DocumentKind::Block:
            out.isReadable = isReadableText(name, text, out.diagnostics);
            put(reading_.bundle.blocks, std::pair(unit.path.id, out.isReadable ? text : std::string()));
            break;
        case DocumentKind::People: {
            auto [people, diagnostics] = readPeople(text, name);
            reading_.bundle.people = std::move(people);
            out.diagnostics = std::move(diagnostics);
            personIds_.clear();
            for (const Person& person : reading_.bundle.people) personIds_.insert(person.id);
            break;
        }
        case DocumentKind::Asset:
            break;
        case DocumentKind::Unknown:
            findings.warning({}, "This file is no part of a rule bundle; it is kept",
                             base::didYouMean(name, documentNames()));
            break;
        default: {
            forget(unit.path, name);
            const auto value = parseJson(text, findings);
            out.isReadable = value.has_value();
            if (value) readDocument({&*value, {}, &findings}, unit.path);
        }
    }
    out.references = findings.takeReferences();
    for (base::Diagnostic& one : findings.takeDiagnostics()) out.diagnostics.push_back(std::move(one));
}

void BundleReader::readDocument(const Place& place, const DocumentPath& path) {
    Bundle& bundle = reading_.bundle;
    switch (path.kind) {
        case DocumentKind::Bundle:
            bundle.name = readBundleName(place);
            break;
        case DocumentKind::Brand:
            bundle.brand = readBrand(place);
            break;
        case DocumentKind::Policy:
            bundle.policy = readPolicy(place);
            break;
        case DocumentKind::Segments:
            bundle.segments = readSegments(place);
            break;
        case DocumentKind::Views:
            bundle.views = readViews(place);
            break;
        case DocumentKind::Feeds:
            bundle.feeds = readFeeds(place);
            break;
        case DocumentKind::Campaign:
            put(bundle.campaigns, readCampaign(place, path.id));
            break;
        case DocumentKind::Data:
            put(bundle.data, std::pair(path.id, *place.value));
            break;
        case DocumentKind::EventSchema:
            requireObject(place);
            eventNames_[place.findings->file()] = eventNameOf(place, path.id);
            break;
        default:
            requireObject(place);
    }
}

void BundleReader::forget(const DocumentPath& path, const std::string& name) {
    Bundle& bundle = reading_.bundle;
    switch (path.kind) {
        case DocumentKind::Bundle:
            bundle.name.clear();
            break;
        case DocumentKind::Brand:
            bundle.brand = defaultBrand();
            break;
        case DocumentKind::Policy:
            bundle.policy = defaultPolicy();
            break;
        case DocumentKind::Segments:
            bundle.segments.clear();
            break;
        case DocumentKind::Views:
            bundle.views.clear();
            break;
        case DocumentKind::Feeds:
            bundle.feeds.clear();
            break;
        case DocumentKind::Campaign:
            drop(bundle.campaigns, path.id);
            break;
        case DocumentKind::TemplatePart:
            drop(bundle.templates, path.id);
            break;
        case DocumentKind::Block:
            drop(bundle.blocks, path.id);
            break;
        case DocumentKind::Data:
            drop(bundle.data, path.id);
            break;
        case DocumentKind::EventSchema:
            eventNames_.erase(name);
            break;
        case DocumentKind::People:
            bundle.people.clear();
            personIds_.clear();
            break;
        default:
            break;
    }
}

const std::vector<Reference>& BundleReader::references(const std::string& file) const {
    static const std::vector<Reference> kNone;
    const auto found = units_.find(file);
    return found == units_.end() ? kNone : found->second.references;
}

}  // namespace rehearsal::bundle
