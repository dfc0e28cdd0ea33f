#pragma once

#include <list>
#include <string>
#include <string_view>

#include "liquid/template.h"

namespace rehearsal::liquid {

/// Renders one line of `rehearse liquid --batch`: `{"template","data","templates":{name:source}}` gives
/// `{"result"}` or `{"error","line","column"}`, without a line end. The language alone: nothing is escaped,
/// undefined is empty, and `now` is 2024-01-01T00:01:58Z unless the line has a `now` of its own, so that a
/// file gives the same for ever.
std::string renderBatchLine(std::string_view line);

/// Loads partials from sources given beforehand, each parsed when it is first asked for. One thread at a
/// time.
class PartialSources {
  public:
    using Find = std::function<const std::string*(std::string_view name)>;
    /// `find` gives a template's source, or nullptr.
    explicit PartialSources(Find find) : find_(std::move(find)) {}

    base::Expected<const Template*> load(std::string_view name);

  private:
    Find find_;
    std::list<std::pair<std::string, base::Expected<Template>>> parsed_;  ///< Templates stay where they are.
};

}  // namespace rehearsal::liquid
