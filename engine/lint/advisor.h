#pragma once

#include <map>
#include <set>
#include <string>

#include "bundle/document.h"
#include "lint/finding.h"

namespace rehearsal::lint {

/// Everything questionable in a bundle, kept in step with it: after a change only the campaigns it can matter
/// to are looked at again. Campaigns that have errors, and those in the archive, are left out.
class Advisor {
  public:
    /// Looks at what changed since the last time.
    void update(const bundle::Files& files, const bundle::Bundle& bundle,
                const base::Diagnostics& diagnostics);
    void update(const bundle::Document& document) {
        update(document.files(), document.bundle(), document.diagnostics());
    }

    /// Campaign by campaign.
    Findings findings() const;

  private:
    struct Known {
        std::shared_ptr<const std::string> bytes;
        Findings findings;
    };
    struct Shared {
        std::vector<std::shared_ptr<const std::string>> bytes;
        std::vector<bool> isReadable;
        std::set<std::string> purposes;
        bool operator==(const Shared& other) const;
    };

    Shared shared_;
    std::map<std::string, Known> byFile_;
};

}  // namespace rehearsal::lint
