#include "liquid/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/nearest.h"

namespace rehearsal::liquid {

const std::vector<std::string>& tagNames() {
    static const std::vector<std::string> names{
        "assign",     "capture",    "case",   "comment", "cycle",        "decrement",
        "doc",        "echo",       "for",    "if",      "ifchanged",    "include",
        "increment",  "liquid",     "raw",    "render",  "tablerow",     "unless",
        "break",      "continue",   "else",   "elsif",   "when",         "abort",
        "block",      "coupon",     "endif",  "endfor",  "endcase",      "endunless",
        "endcapture", "endcomment", "enddoc", "endraw",  "endifchanged", "endtablerow"};
    return names;
}

Body Parser::document() {
    Tokenizer tokens(code_.source, 0, false);
    Nodes all;
    const Tag end = nodes(tokens, all);
    if (!end.name.empty()) unknown(end, "");
    return finish(all, false);
}

void Parser::unknown(const Tag& tag, std::string_view inside) const {
    std::string name(tag.name);
    if (name.starts_with("end") && !inside.empty()) {
        throw SyntaxError{fmt::format("\"{}\" cannot end \"{}\"", name, inside),
                          fmt::format("end it with {{% end{} %}}", inside), tag.position};
    }
    if (name == "else" || name == "elsif" || name == "when" || name.starts_with("end")) {
        throw SyntaxError{fmt::format("\"{}\" has nothing it belongs to", name), "its beginning is missing",
                          tag.position};
    }
    throw SyntaxError{fmt::format("There is no tag \"{}\"", name), base::didYouMean(name, tagNames()),
                      tag.position};
}

void Parser::unclosed(const Tag& tag) const {
    throw SyntaxError{fmt::format("\"{}\" is never closed", tag.name),
                      fmt::format("end it with {{% end{} %}}", tag.name), tag.position};
}

Body Parser::finish(Nodes& nodes, bool dropBlank) {
    if (dropBlank) {
        std::erase_if(nodes.list, [](const Node& node) { return node.type == Node::Type::Text; });
    }
    std::erase_if(nodes.list, [](const Node& node) {
        return node.type == Node::Type::Nothing || (node.type == Node::Type::Text && node.text.empty());
    });
    return code_.keep(nodes.list);
}

void Parser::text(std::string_view text, std::size_t position, Nodes& into) {
    if (trim_) text = trimLeft(text);
    trim_ = false;
    if (text.empty()) return;
    into.blank = into.blank && isBlank(text);
    Node node;
    node.type = Node::Type::Text;
    node.position = static_cast<std::uint32_t>(position);
    node.text = text;
    into.list.push_back(node);
}

void Parser::trimBefore(const Token& token, Nodes& into) const {
    if (!token.trimsBefore() || into.list.empty() || into.list.back().type != Node::Type::Text) return;
    into.list.back().text = trimRight(into.list.back().text);
}

void Parser::outputNode(const Token& token, Nodes& into) {
    if (token.text.size() < 4 || !token.text.ends_with("}}")) {
        throw SyntaxError{"An output is never closed", "end it with }}", token.position};
    }
    std::size_t begin = 2;
    std::size_t end = token.text.size() - 2;
    if (begin < end && token.text[begin] == '-') ++begin;
    if (end > begin && token.text[end - 1] == '-') --end;
    expressions_.begin(token.text.substr(begin, end - begin), token.position + begin);
    into.blank = false;
    Node node;
    node.type = Node::Type::Output;
    node.position = static_cast<std::uint32_t>(token.position);
    auto* output = code_.make<Output>();
    *output = expressions_.output();
    node.output = output;
    into.list.push_back(node);
}

Tag Parser::nodes(Tokenizer& tokens, Nodes& into) {
    while (const auto token = tokens.next()) {
        if (token->type == Token::Type::Text) {
            text(token->text, token->position, into);
            continue;
        }
        if (token->type != Token::Type::Line) {
            trimBefore(*token, into);
            trim_ = token->trimsAfter();
        }
        if (token->type == Token::Type::Output) {
            outputNode(*token, into);
            continue;
        }
        if (token->type == Token::Type::Line && isBlank(token->text)) continue;
        const auto tag = readTag(*token);
        if (!tag) {
            if (token->type == Token::Type::Line || token->text.ends_with("%}")) {
                throw SyntaxError{"A tag begins with its name", {}, token->position};
            }
            throw SyntaxError{"A tag is never closed", "end it with %}", token->position};
        }
        if (!tagNode(*tag, tokens, into)) return *tag;
    }
    return {};
}

Node& Parser::add(Node::Type type, const Tag& tag, Nodes& into, bool blank) {
    Node node;
    node.type = type;
    node.position = static_cast<std::uint32_t>(tag.position);
    into.list.push_back(node);
    into.blank = into.blank && blank;
    return into.list.back();
}

bool Parser::tagNode(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    if (++depth_ > static_cast<int>(limits::kLiquidNesting)) {
        throw SyntaxError{"Tags are nested too deeply", fmt::format("at most {}", limits::kLiquidNesting),
                          tag.position};
    }
    const std::string_view name = tag.name;
    bool known = true;
    if (name == "if" || name == "unless") {
        ifTag(tag, tokens, into, name == "unless");
    } else if (name == "for") {
        forTag(tag, tokens, into);
    } else if (name == "assign") {
        assignTag(tag, into);
    } else if (name == "case") {
        caseTag(tag, tokens, into);
    } else if (name == "capture") {
        captureTag(tag, tokens, into);
    } else if (name == "echo") {
        echoTag(tag, into);
    } else if (name == "render" || name == "block") {
        partialTag(tag, into, Node::Type::Render);
    } else if (name == "include") {
        partialTag(tag, into, Node::Type::Include);
    } else if (name == "comment") {
        skipComment(tag, tokens);
        add(Node::Type::Nothing, tag, into, true);
    } else if (name == "#") {
        inlineComment(tag);
        add(Node::Type::Nothing, tag, into, true);
    } else if (name == "raw") {
        rawTag(tag, tokens, into);
    } else if (name == "doc") {
        const bool blank = skipDoc(tag, tokens);
        add(Node::Type::Nothing, tag, into, blank);
    } else if (name == "liquid") {
        liquidTag(tag, into);
    } else if (name == "cycle") {
        cycleTag(tag, into);
    } else if (name == "increment") {
        counterTag(tag, into, Node::Type::Increment);
    } else if (name == "decrement") {
        counterTag(tag, into, Node::Type::Decrement);
    } else if (name == "ifchanged") {
        ifChangedTag(tag, tokens, into);
    } else if (name == "tablerow") {
        tableRowTag(tag, tokens, into);
    } else if (name == "break") {
        add(Node::Type::Break, tag, into);
    } else if (name == "continue") {
        add(Node::Type::Continue, tag, into);
    } else if (name == "abort") {
        valueTag(tag, into, Node::Type::Abort);
    } else if (name == "coupon") {
        valueTag(tag, into, Node::Type::Coupon);
    } else {
        known = false;
    }
    --depth_;
    return known;
}

}  // namespace rehearsal::liquid
