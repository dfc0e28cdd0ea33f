#include "verify/content_change.h"

#include <fmt/format.h>

#include <regex>

#include "verify/diff.h"

namespace rehearsal::verify {
namespace {

/// Every text of a template, with what is not text, in one string.
std::string sourceOf(const bundle::Template& mail) {
    std::string out;
    for (const std::string* part : {&mail.fromName, &mail.fromEmail, &mail.replyTo, &mail.language,
                                    &mail.subject, &mail.preheader, &mail.html}) {
        out += *part + '\0';
    }
    for (const auto* part : {&mail.text, &mail.amp}) out += (*part ? "+" + **part : std::string()) + '\0';
    return out;
}

/// Ids in `{% render 'id' %}` and `{% include 'id' %}`.
std::set<std::string> renderedIn(const std::string& source) {
    static const std::regex kTag(R"re(\{%-?\s*(?:render|include)\s+['"]([^'"]{1,64})['"])re");
    std::set<std::string> out;
    for (std::sregex_iterator it(source.begin(), source.end(), kTag), end; it != end; ++it)
        out.insert((*it)[1]);
    return out;
}

/// Blocks that differ, and those that render one that does.
std::set<std::string> differingBlocks(const bundle::Bundle& a, const bundle::Bundle& b) {
    std::set<std::string> out;
    for (const auto& [id, source] : a.blocks) {
        const std::string* other = b.block(id);
        if (other && *other != source) out.insert(id);
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& [id, source] : a.blocks) {
            for (const std::string& rendered : renderedIn(source)) {
                if (out.contains(rendered)) grew = out.insert(id).second || grew;
            }
        }
    }
    return out;
}

}  // namespace

ContentChange::ContentChange(const bundle::Bundle& a, const bundle::Bundle& b)
    : blocks_(differingBlocks(a, b)) {
    for (const bundle::Template& mail : a.templates) {
        const bundle::Template* other = b.emailTemplate(mail.id);
        if (!other) continue;
        const std::string source = sourceOf(mail);
        bool differs = source != sourceOf(*other);
        for (const std::string& block : renderedIn(source)) differs = differs || blocks_.contains(block);
        if (differs) templates_.insert(mail.id);
    }
}

std::vector<std::string> ContentChange::between(const SentAs& a, const SentAs& b) const {
    std::vector<std::string> out;
    if (a.templateId != b.templateId) {
        out.push_back(fmt::format("another template: {}, now {}", a.templateId, b.templateId));
    } else if (templates_.contains(a.templateId)) {
        out.push_back(fmt::format("template {} has other content", a.templateId));
    }
    if (a.purpose != b.purpose)
        out.push_back(fmt::format("another purpose: {}, now {}", a.purpose, b.purpose));
    const auto named = [](const std::string& block) { return block.empty() ? "nothing" : block; };
    std::map<std::string, std::string> slots = a.blocks;
    slots.insert(b.blocks.begin(), b.blocks.end());
    for (const auto& [slot, any] : slots) {
        const auto inA = a.blocks.find(slot);
        const auto inB = b.blocks.find(slot);
        const std::string was = inA == a.blocks.end() ? std::string() : inA->second;
        const std::string is = inB == b.blocks.end() ? std::string() : inB->second;
        if (was != is) {
            out.push_back(fmt::format("slot {}: {}, now {}", slot, named(was), named(is)));
        } else if (blocks_.contains(was)) {
            out.push_back(fmt::format("block {} has other content", was));
        }
    }
    return out;
}

}  // namespace rehearsal::verify
