#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace rehearsal::bundle {

/// What a document may name that another document (or another part of it) must have.
enum class ReferenceKind {
    Node,
    JourneyField,
    Segment,
    Template,
    Block,
    Feed,
    View,
    DataFile,
    Campaign,
    Person,
    Event
};

/// One place that names something; whether it exists is looked up once all documents are read.
struct Reference {
    ReferenceKind kind;
    std::string id;
    std::string pointer;
};

/// Collects what is found while one file is read: findings, and references to look up later. The number of
/// findings is bounded, so that a hostile file cannot fill the memory with them.
class Findings {
  public:
    explicit Findings(std::string file) : file_(std::move(file)) {}

    void error(std::string pointer, std::string text, std::string hint = {});
    void warning(std::string pointer, std::string text, std::string hint = {});
    /// At a place in the text; in a file with one document a line, a column of its line.
    void errorAt(int line, int column, std::string text, std::string hint = {});
    void refer(ReferenceKind kind, std::string id, std::string pointer);

    /// Findings from here on speak of this line (1, 2, …) of a file with one document a line.
    void setLine(int line) { line_ = line; }

    const std::string& file() const { return file_; }
    const std::vector<Reference>& references() const { return references_; }
    base::Diagnostics takeDiagnostics() { return std::move(diagnostics_); }
    std::vector<Reference> takeReferences() { return std::move(references_); }

  private:
    void add(base::Diagnostic diagnostic);

    std::string file_;
    int line_ = 0;
    base::Diagnostics diagnostics_;
    std::vector<Reference> references_;
};

}  // namespace rehearsal::bundle
