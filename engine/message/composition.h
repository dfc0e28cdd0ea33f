#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "message/composer.h"
#include "message/countdown.h"
#include "message/link_tags.h"
#include "message/sources.h"

namespace rehearsal::message {

/// One message in the making.
class Composition {
  public:
    Composition(Composer::Sources& sources, const bundle::Template& emailTemplate, const Context& context,
                const ComposeOptions& options);

    Message run();

  private:
    using Parsed = Composer::Sources::Parsed;

    /// What came of a slot's block: its HTML, or why there is none.
    struct Slot {
        std::string html;
        std::string failure;
    };

    void addressee();
    void renderSlots();
    /// A slot's block, or the block that stands in for it; blank where there is neither.
    std::string slotHtml(const std::string& name, const std::string& block);
    Slot renderBlock(const std::string& slot, const std::string& id);
    /// A part that is a single line.
    std::string line(const Parsed& parsed, const char* file, std::string_view what);
    /// A part; empty, with the reason noted, where it cannot be rendered.
    std::string render(const Parsed& parsed, liquid::Escape escape);
    liquid::RenderResult result(const liquid::Template& parsed, liquid::Escape escape);
    base::Expected<const liquid::Template*> partial(std::string_view id);
    /// The HTML with its countdowns drawn and its links tagged.
    std::string finished(std::string html);
    Countdown countdownLook() const;
    LinkTags linkTags();
    void checkHeaders();
    void note(base::Diagnostic problem);
    void error(std::string file, std::string text, std::string hint = {});
    void fail(std::string reason);

    Composer::Sources& sources_;
    const bundle::Template& template_;
    const Context& context_;
    const bool textOfHtml_;
    const Composer::Sources::Parts& parts_;
    std::vector<liquid::Root> roots_;  ///< The last are the slots.
    liquid::RenderOptions options_;
    base::Value htmlSlots_{base::Value::Object{}};
    base::Value textSlots_{base::Value::Object{}};
    Message message_;
};

}  // namespace rehearsal::message
