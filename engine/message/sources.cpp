#include "message/sources.h"

#include <fmt/format.h>

#include <mutex>

namespace rehearsal::message {
namespace {

base::Expected<liquid::Template> parse(const bundle::Template& emailTemplate, const char* part,
                                       const std::string& source) {
    return liquid::Template::parse(source, fmt::format("templates/{}/{}", emailTemplate.id, part));
}

/// Whether a source can get at the slots, itself or through what it renders.
bool mayReadSlots(const std::string& source) {
    for (const char* word : {"slots", "render", "include", "block"}) {
        if (source.find(word) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

Composer::Sources::Sources(const bundle::Bundle& bundle) : bundle_(bundle) {
    for (const auto& [name, value] : bundle.brand.linkTags)
        linkTags_.emplace_back(name, liquid::Template::parse(value, "brand.json"));
}

Composer::Sources::Parts::Parts(const bundle::Template& emailTemplate)
    : subject(parse(emailTemplate, "subject.liquid", emailTemplate.subject)),
      preheader(parse(emailTemplate, "preheader.liquid", emailTemplate.preheader)),
      html(parse(emailTemplate, "body.html", emailTemplate.html)),
      textsMayReadSlots(mayReadSlots(emailTemplate.subject) || mayReadSlots(emailTemplate.preheader) ||
                        (emailTemplate.text && mayReadSlots(*emailTemplate.text))) {
    if (emailTemplate.text) text = parse(emailTemplate, "body.txt", *emailTemplate.text);
    if (emailTemplate.amp) amp = parse(emailTemplate, "body.amp.html", *emailTemplate.amp);
}

const Composer::Sources::Parts& Composer::Sources::parts(const bundle::Template& emailTemplate) {
    {
        const std::shared_lock lock(mutex_);
        const auto found = templates_.find(emailTemplate.id);
        if (found != templates_.end()) return *found->second;
    }
    auto parsed = std::make_unique<const Parts>(emailTemplate);
    const std::unique_lock lock(mutex_);
    return *templates_.try_emplace(emailTemplate.id, std::move(parsed)).first->second;
}

const Composer::Sources::Parsed* Composer::Sources::block(std::string_view id) {
    {
        const std::shared_lock lock(mutex_);
        const auto found = blocks_.find(id);
        if (found != blocks_.end()) return found->second.get();
    }
    const std::string* source = bundle_.block(id);
    if (source == nullptr) return nullptr;
    auto parsed = std::make_unique<const Parsed>(liquid::Template::parse(*source, blockFile(id)));
    const std::unique_lock lock(mutex_);
    return blocks_.try_emplace(std::string(id), std::move(parsed)).first->second.get();
}

std::string blockFile(std::string_view id) {
    return fmt::format("blocks/{}.liquid", id);
}

}  // namespace rehearsal::message
