#include "liquid/ways.h"

#include <algorithm>

#include "liquid/code.h"

namespace rehearsal::liquid {
namespace {

/// Goes through a template's nodes and lists what they can do.
class WayLister {
  public:
    explicit WayLister(const detail::Code& code) : code_(code), source_(code.source) {}

    std::vector<Way> run() {
        list(code_.body);
        return std::move(ways_);
    }

  private:
    void list(Body body) {
        for (const Node& node : body) list(node);
    }

    void list(const Node& node) {
        switch (node.type) {
            case Node::Type::If:
                listIf(node);
                break;
            case Node::Type::Case:
                listCase(node);
                break;
            case Node::Type::For:
                add(&node.loop->body, node.position, tagAt(node.position), false);
                list(node.loop->body);
                addElse(&node.loop->otherwise, node, node.loop->otherwise);
                break;
            case Node::Type::TableRow:
                list(node.table->body);
                break;
            case Node::Type::Capture:
                list(node.capture->body);
                break;
            case Node::Type::IfChanged:
                list(*node.body);
                break;
            default:
                break;
        }
    }

    void listIf(const Node& node) {
        bool hasElse = false;
        for (const Branch& branch : node.branches->branches) {
            hasElse = branch.condition == nullptr;
            if (hasElse) {
                addElse(&branch, node, branch.body);
            } else {
                const std::size_t at = branch.condition->left->position;
                add(&branch, at, tagAt(at), false);
                list(branch.body);
            }
        }
        if (!hasElse) add(node.branches, node.position, tagAt(node.position), true);
    }

    void listCase(const Node& node) {
        bool hasElse = false;
        for (const When& when : node.choice->whens) {
            hasElse = hasElse || when.otherwise;
            if (when.otherwise) {
                addElse(&when, node, when.body);
            } else {
                const std::size_t at = when.values.empty() ? node.position : when.values.front()->position;
                add(&when, at, tagAt(at), false);
                list(when.body);
            }
        }
        if (!hasElse) add(node.choice, node.position, tagAt(node.position), true);
    }

    /// An `else` and what is in it; one that is not written has nothing in it.
    void addElse(const void* id, const Node& node, Body body) {
        if (body.empty()) {
            add(id, node.position, tagAt(node.position), true);
            return;
        }
        std::size_t at = body.front().position;
        if (body.front().type == Node::Type::Text)
            at = static_cast<std::size_t>(body.front().text.data() - source_.data());
        add(id, std::min(at, source_.size()), "else", false);
        list(body);
    }

    void add(const void* id, std::size_t position, std::string tag, bool skipped) {
        base::Diagnostic place;
        code_.locate(position, place);
        ways_.push_back({id, code_.name, place.line, std::move(tag), skipped});
    }

    /// The tag that a position is in, as written between its brackets; of several in one `liquid` tag, its
    /// line.
    std::string tagAt(std::size_t position) const {
        const std::size_t open = source_.rfind("{%", position);
        const std::size_t close = source_.find("%}", position);
        if (open == std::string_view::npos || close == std::string_view::npos) return {};
        std::string_view tag = source_.substr(open + 2, close - open - 2);
        if (tag.find('\n') != std::string_view::npos) {
            const std::size_t within = position - open - 2;
            const std::size_t before = tag.rfind('\n', within);
            const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
            tag = tag.substr(begin, tag.find('\n', within) - begin);
        }
        const auto drop = [](char c) { return c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
        while (!tag.empty() && drop(tag.front())) tag.remove_prefix(1);
        while (!tag.empty() && drop(tag.back())) tag.remove_suffix(1);
        return std::string(tag);
    }

    const detail::Code& code_;
    std::string_view source_;
    std::vector<Way> ways_;
};

}  // namespace

std::vector<Way> waysOf(const Template& parsed) {
    return WayLister(parsed.code()).run();
}

}  // namespace rehearsal::liquid
