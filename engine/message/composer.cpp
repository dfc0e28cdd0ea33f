#include "message/composer.h"

#include <algorithm>

#include "message/composition.h"
#include "message/roots.h"
#include "message/sources.h"

namespace rehearsal::message {

Composer::Composer(const bundle::Bundle& bundle) : sources_(std::make_unique<Sources>(bundle)) {}
Composer::~Composer() = default;

Message Composer::compose(const bundle::Template& emailTemplate, const Context& context,
                          const ComposeOptions& options) const {
    return Composition(*sources_, emailTemplate, context, options).run();
}

std::vector<const liquid::Template*> Composer::sourcesOf(const bundle::Template& emailTemplate,
                                                         const Context& context) const {
    std::vector<const liquid::Template*> out;
    std::vector<std::string> blocks;
    const auto add = [&](const Sources::Parsed& parsed) {
        if (!parsed || std::find(out.begin(), out.end(), &*parsed) != out.end()) return;
        out.push_back(&*parsed);
        for (std::string& name : parsed->partials()) blocks.push_back(std::move(name));
    };
    const Sources::Parts& parts = sources_->parts(emailTemplate);
    for (const auto* part : {&parts.subject, &parts.preheader, &parts.html}) add(*part);
    if (parts.text) add(*parts.text);
    if (parts.amp) add(*parts.amp);
    for (const auto& [slot, block] : context.slotBlocks) {
        if (block) blocks.push_back(*block);
    }
    for (const auto& [slot, block] : context.slotFallbacks) blocks.push_back(block);
    while (!blocks.empty()) {
        const std::string id = std::move(blocks.back());
        blocks.pop_back();
        if (const Sources::Parsed* parsed = sources_->block(id)) add(*parsed);
    }
    return out;
}

std::vector<std::string> Composer::mergeTags(const bundle::Template& emailTemplate,
                                             const Context& context) const {
    std::vector<std::string> roots;
    for (const liquid::Root& root : rootsOf(emailTemplate, context, sources_->brand()))
        roots.push_back(root.name);
    roots.emplace_back("slots");
    std::vector<std::string> out;
    for (const liquid::Template* source : sourcesOf(emailTemplate, context)) {
        for (std::string& path : source->paths()) {
            // What a template names itself, such as the item of a loop, is none.
            const std::string name = path.substr(0, path.find_first_of(".["));
            if (std::find(roots.begin(), roots.end(), name) == roots.end()) continue;
            if (std::find(out.begin(), out.end(), path) == out.end()) out.push_back(std::move(path));
        }
    }
    return out;
}

std::vector<liquid::Way> Composer::ways(const bundle::Template& emailTemplate, const Context& context) const {
    std::vector<liquid::Way> out;
    for (const liquid::Template* source : sourcesOf(emailTemplate, context)) {
        for (liquid::Way& way : liquid::waysOf(*source)) out.push_back(std::move(way));
    }
    return out;
}

Message compose(const bundle::Bundle& bundle, const bundle::Template& emailTemplate, const Context& context,
                liquid::Mode mode) {
    return Composer(bundle).compose(emailTemplate, context, {.mode = mode});
}

}  // namespace rehearsal::message
