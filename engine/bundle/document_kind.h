#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearsal::bundle {

/// What a file of a bundle is, as its path says.
enum class DocumentKind {
    Bundle,
    Brand,
    Policy,
    Segments,
    Views,
    Feeds,
    Alerts,
    Manifest,
    People,
    Campaign,
    TemplatePart,
    Block,
    Data,
    Scenario,
    EventSchema,
    Asset,
    Unknown
};

/// A file's kind and the id its path carries (a campaign's, a template's, a block's), the file name of data.
struct DocumentPath {
    DocumentKind kind = DocumentKind::Unknown;
    std::string id;
};
DocumentPath classify(std::string_view path);

/// The paths a bundle's file may have, for the nearest to a mistyped one.
std::vector<std::string> documentNames();

/// The file of a campaign.
std::string campaignFile(std::string_view id);

/// The parts of a template that its folder may hold.
const std::vector<std::string>& templateParts();

}  // namespace rehearsal::bundle
