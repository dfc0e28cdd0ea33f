#include "message/html_rewriter.h"

#include <fmt/format.h>

#include <algorithm>

#include "message/html_entities.h"

namespace rehearsal::message {
std::optional<HtmlTag> HtmlRewriter::next() {
    while (!noMoreTags_) {
        at_ = html_.find('<', at_);
        if (at_ == std::string_view::npos) break;
        if (const auto end = endOfComment(html_, at_)) {
            at_ = *end;
            continue;
        }
        const auto tag = tagAt(html_, at_);
        if (!tag) {
            noMoreTags_ = isUnended(html_, at_);
            ++at_;
            continue;
        }
        const bool isRaw = !tag->closing && (tag->name == "style" || tag->name == "script");
        at_ = isRaw ? endOfElement(html_, tag->end, tag->name) : tag->end;
        if (!tag->closing) return tag;
    }
    noMoreTags_ = true;
    return std::nullopt;
}

void HtmlRewriter::set(const HtmlTag& tag, std::string_view name, std::string_view value) {
    const auto offset = [this](const char* place) { return static_cast<std::size_t>(place - html_.data()); };
    std::string text = encodeEntities(value);
    const auto raw = tag.rawAttribute(name);
    if (!raw) {
        changes_.push_back({offset(tag.attributes.data()), 0, fmt::format(" {}=\"{}\"", name, text)});
        return;
    }
    const std::size_t at = offset(raw->data());
    const bool isQuoted = at > 0 && (html_[at - 1] == '"' || html_[at - 1] == '\'');
    if (!isQuoted) text = fmt::format("\"{}\"", text);
    changes_.push_back({at, raw->size(), std::move(text)});
}

std::string HtmlRewriter::result() const {
    std::string out;
    out.reserve(html_.size() + changes_.size() * 64);
    std::vector<Change> changes = changes_;
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& a, const Change& b) { return a.at < b.at; });
    std::size_t done = 0;
    for (const Change& change : changes) {
        out.append(html_.substr(done, change.at - done)).append(change.text);
        done = change.at + change.length;
    }
    return out.append(html_.substr(done));
}

}  // namespace rehearsal::message
