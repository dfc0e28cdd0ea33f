#include "message/facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "message/html_entities.h"
#include "message/html_scanner.h"

namespace rehearsal::message {
namespace {

std::size_t codePoints(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Reads HTML once for links, pictures and words.
class Reader {
  public:
    Reader(std::string_view html, Facts& facts) : html_(html), facts_(facts) {}

    void run() {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && markup()) continue;
            std::size_t end = noMoreTags_ ? html_.size() : html_.find('<', at_ + 1);
            end = std::min(end, html_.size());
            text(decodeEntities(html_.substr(at_, end - at_)));
            at_ = end;
        }
        closeLink();
    }

  private:
    bool markup() {
        if (const auto end = endOfComment(html_, at_)) {
            at_ = *end;
            return true;
        }
        if (noMoreTags_) return false;
        const auto tag = tagAt(html_, at_);
        if (!tag) {
            noMoreTags_ = isUnended(html_, at_);
            return false;
        }
        at_ = isUnseen(*tag) ? endOfElement(html_, tag->end, tag->name) : tag->end;
        if (tag->name == "a" || tag->name == "area") link(*tag);
        if (tag->name == "img" && !tag->closing) picture(*tag);
        if (const auto background = tag->closing ? std::nullopt : tag->attribute("background"))
            facts_.pictures.push_back({*background, std::nullopt, {}, {}});
        return true;
    }

    void link(const HtmlTag& tag) {
        closeLink();
        const auto target = tag.closing ? std::nullopt : tag.attribute("href");
        if (!target) return;
        facts_.links.push_back({*target, tag.attribute("alt").value_or("")});
        inLink_ = tag.name == "a";
    }

    void closeLink() {
        if (inLink_) {
            std::string& words = facts_.links.back().words;
            while (!words.empty() && words.back() == ' ') words.pop_back();
        }
        inLink_ = false;
    }

    void picture(const HtmlTag& tag) {
        auto description = tag.attribute("alt");
        if (description) addToLink(*description);
        facts_.pictures.push_back({tag.attribute("src").value_or(""), std::move(description),
                                   tag.attribute("width").value_or(""),
                                   tag.attribute("height").value_or("")});
    }

    void text(std::string_view text) {
        bool inWord = false;
        for (const char c : text) {
            const bool letter = !isHtmlSpace(c);
            if (letter && !inWord) ++facts_.words;
            inWord = letter;
        }
        addToLink(text);
    }

    void addToLink(std::string_view text) {
        if (!inLink_) return;
        std::string& words = facts_.links.back().words;
        for (const char c : text) {
            if (!isHtmlSpace(c)) {
                words += c;
            } else if (!words.empty() && words.back() != ' ') {
                words += ' ';
            }
        }
    }

    std::string_view html_;
    Facts& facts_;
    std::size_t at_ = 0;
    bool inLink_ = false;
    bool noMoreTags_ = false;
};

template <class T>
nlohmann::ordered_json orNull(const std::optional<T>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
}

}  // namespace

Facts factsOf(const Message& message, std::vector<std::string> mergeTags) {
    Facts facts;
    facts.subjectLength = codePoints(message.subject);
    facts.preheaderLength = codePoints(message.preheader);
    facts.htmlBytes = message.html.size();
    facts.textBytes = message.text.size();
    if (message.amp) facts.ampBytes = message.amp->size();
    facts.mergeTags = std::move(mergeTags);
    facts.emptyMergeTags = message.emptyMergeTags;
    facts.failedBlocks = message.failedBlocks;
    facts.failure = message.failure;
    Reader(message.html, facts).run();
    return facts;
}

nlohmann::ordered_json toJson(const Facts& facts) {
    using Json = nlohmann::ordered_json;
    Json links = Json::array();
    for (const Link& link : facts.links) links.push_back({{"target", link.target}, {"words", link.words}});
    Json pictures = Json::array();
    for (const PictureUse& picture : facts.pictures) {
        pictures.push_back({{"source", picture.source},
                            {"description", orNull(picture.description)},
                            {"width", picture.width},
                            {"height", picture.height}});
    }
    Json failed = Json::array();
    for (const FailedBlock& each : facts.failedBlocks) {
        failed.push_back({{"slot", each.slot},
                          {"block", each.block},
                          {"instead", orNull(each.instead)},
                          {"reason", each.reason}});
    }
    return {{"failure", orNull(facts.failure)},
            {"subject_length", facts.subjectLength},
            {"preheader_length", facts.preheaderLength},
            {"html_bytes", facts.htmlBytes},
            {"text_bytes", facts.textBytes},
            {"amp_bytes", orNull(facts.ampBytes)},
            {"words", facts.words},
            {"links", std::move(links)},
            {"pictures", std::move(pictures)},
            {"merge_tags", facts.mergeTags},
            {"empty_merge_tags", facts.emptyMergeTags},
            {"failed_blocks", std::move(failed)}};
}

}  // namespace rehearsal::message
