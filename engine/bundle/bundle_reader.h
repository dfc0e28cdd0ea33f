#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "bundle/bundle.h"
#include "bundle/document_kind.h"
#include "bundle/findings.h"

namespace rehearsal::bundle {

struct Place;

/// Reads a bundle, and after a change only the files whose bytes are others. What a file names elsewhere is
/// kept as a list of references, so that looking those up again needs no file to be read.
class BundleReader {
  public:
    /// Brings the reading in step with the files.
    void update(const Files& files);

    const Reading& reading() const { return reading_; }
    /// What a file names that other documents, or other parts of it, must have.
    const std::vector<Reference>& references(const std::string& file) const;
    Reading take() && { return std::move(reading_); }

  private:
    /// What is read as one: a file, or the folder of a template.
    struct Unit {
        DocumentPath path;
        std::vector<std::pair<std::string, Files::Bytes>> parts;
    };
    struct UnitReading {
        Unit unit;
        base::Diagnostics diagnostics;
        std::vector<Reference> references;
        bool isReadable = true;  ///< Whether there was a document to look into at all.
    };

    static std::map<std::string, Unit> unitsOf(const Files& files);
    void read(const std::string& name, const Unit& unit, const Files& files);
    void readDocument(const Place& place, const DocumentPath& path);
    void forget(const DocumentPath& path, const std::string& name);
    void checkWhole();
    void checkReferences(const UnitReading& unit, const std::string& file);
    std::vector<std::string> known(ReferenceKind kind) const;
    bool isKnown(const Reference& reference);
    bool isReadable(const std::string& unit) const;
    void checkEvent(const Reference& reference, const std::string& file);

    Reading reading_;
    std::map<std::string, UnitReading> units_;
    std::map<std::string, std::string> eventNames_;  ///< From events/*.schema.json, by file.
    std::unordered_set<std::string> personIds_;
    std::map<ReferenceKind, std::set<std::string>> knownIds_;
};

}  // namespace rehearsal::bundle
