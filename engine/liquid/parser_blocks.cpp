// The tags that have a body.
#include <fmt/format.h>

#include "liquid/parser.h"

namespace rehearsal::liquid {

using Type = Lexeme::Type;

/// Reads a body that only the tag's own end may end.
Tag Parser::block(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    const Tag end = nodes(tokens, into);
    if (end.name.empty()) unclosed(tag);
    return end;
}

namespace {

bool ends(const Tag& end, const Tag& tag) {
    return end.name.size() == tag.name.size() + 3 && end.name.starts_with("end") &&
           end.name.substr(3) == tag.name;
}

}  // namespace

void Parser::ifTag(const Tag& tag, Tokenizer& tokens, Nodes& into, bool negated) {
    std::vector<Branch> branches;
    std::vector<Nodes> bodies;
    bool blank = true;
    Tag at = tag;
    while (true) {
        Branch branch;
        branch.negated = negated && branches.empty();
        if (at.name != "else") {
            begin(at);
            branch.condition = expressions_.condition();
            expressions_.needEnd();
        }
        branches.push_back(branch);
        bodies.emplace_back();
        at = block(tag, tokens, bodies.back());
        blank = blank && bodies.back().blank;
        if (ends(at, tag)) break;
        if (at.name != "else" && at.name != "elsif") unknown(at, tag.name);
    }
    for (std::size_t i = 0; i < branches.size(); ++i) branches[i].body = finish(bodies[i], blank);
    auto* node = code_.make<If>();
    node->branches = code_.keep(branches);
    add(Node::Type::If, tag, into, blank).branches = node;
}

/// The reference reads no further in `case` and `when`; we do not either, but say so.
void Parser::warnOfRest() {
    if (expressions_.at(Type::End)) return;
    base::Diagnostic warning{base::Severity::Warning, code_.name, {}, 0, 0, {}, {}};
    warning.text = fmt::format("What begins with \"{}\" is not read", expressions_.here().text);
    warning.hint = "separate values with or";
    code_.locate(expressions_.here().position, warning);
    code_.warnings.push_back(std::move(warning));
}

When Parser::whenMarkup(const Tag& tag) {
    begin(tag);
    When when;
    std::vector<const Expression*> values;
    while (true) {
        values.push_back(expressions_.operand());
        if (!expressions_.takeWord("or") && !expressions_.take(Type::Comma)) break;
        if (expressions_.at(Type::End)) break;
    }
    warnOfRest();
    when.values = code_.keep(values);
    return when;
}

void Parser::caseTag(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    begin(tag);
    auto* node = code_.make<Case>();
    node->value = expressions_.expression();
    warnOfRest();
    std::vector<When> whens;
    std::vector<Nodes> bodies;
    Nodes before;
    Tag at = block(tag, tokens, before);
    bool blank = before.blank;
    while (!ends(at, tag)) {
        if (at.name == "when") {
            whens.push_back(whenMarkup(at));
        } else if (at.name == "else") {
            if (!isBlank(at.markup)) throw SyntaxError{"else takes nothing", {}, at.markupPosition};
            whens.emplace_back();
            whens.back().otherwise = true;
        } else {
            unknown(at, tag.name);
        }
        bodies.emplace_back();
        at = block(tag, tokens, bodies.back());
        blank = blank && bodies.back().blank;
    }
    for (std::size_t i = 0; i < whens.size(); ++i) whens[i].body = finish(bodies[i], blank);
    node->whens = code_.keep(whens);
    add(Node::Type::Case, tag, into, blank).choice = node;
}

void Parser::forTag(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    begin(tag);
    auto* node = code_.make<For>();
    node->variable = expressions_.need(Type::Id, "the name of a variable").text;
    if (!expressions_.takeWord("in")) expressions_.fail("Expected in", "write: for item in list");
    node->collection = expressions_.expression();
    node->name = code_.keep(fmt::format("{}-{}", node->variable, node->collection->text));
    node->reversed = expressions_.takeWord("reversed");
    while (expressions_.at(Type::Comma) || expressions_.at(Type::Id)) {
        expressions_.take(Type::Comma);
        const bool limit = expressions_.takeWord("limit");
        if (!limit && !expressions_.takeWord("offset")) {
            if (expressions_.at(Type::End)) break;
            expressions_.fail("A for takes only limit, offset and reversed");
        }
        expressions_.need(Type::Colon, ":");
        if (limit) {
            node->limit = expressions_.expression();
        } else {
            node->continues = expressions_.atWord("continue");
            node->offset = expressions_.expression();
        }
    }
    expressions_.needEnd();
    Nodes body;
    Nodes otherwise;
    Tag end = block(tag, tokens, body);
    if (end.name == "else") end = block(tag, tokens, otherwise);
    if (!ends(end, tag)) unknown(end, tag.name);
    const bool blank = body.blank && otherwise.blank;
    node->body = finish(body, blank);
    node->otherwise = finish(otherwise, blank);
    add(Node::Type::For, tag, into, blank).loop = node;
}

void Parser::tableRowTag(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    begin(tag);
    auto* node = code_.make<TableRow>();
    node->variable = expressions_.need(Type::Id, "the name of a variable").text;
    if (!expressions_.takeWord("in")) expressions_.fail("Expected in", "write: tablerow item in list");
    node->collection = expressions_.expression();
    expressions_.take(Type::Comma);
    while (expressions_.at(Type::Id)) {
        const std::string_view key = expressions_.need(Type::Id, "a name").text;
        expressions_.need(Type::Colon, ":");
        const Expression* value = expressions_.expression();
        if (key == "cols") {
            node->columns = value;
        } else if (key == "limit") {
            node->limit = value;
        } else if (key == "offset") {
            node->offset = value;
        } else if (key != "range") {
            expressions_.fail("A tablerow takes only cols, limit, offset and range");
        }
        expressions_.take(Type::Comma);
    }
    expressions_.needEnd();
    Nodes body;
    const Tag end = block(tag, tokens, body);
    if (!ends(end, tag)) unknown(end, tag.name);
    node->body = finish(body, false);
    add(Node::Type::TableRow, tag, into, body.blank).table = node;
}

void Parser::captureTag(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    auto* node = code_.make<Capture>();
    const auto named = [](char c) {
        return isWord(c) || c == '-' || c == '.' || c == '[' || c == ']' || c == '(' || c == ')';
    };
    std::size_t first = 0;
    while (first < tag.markup.size() && !named(tag.markup[first])) ++first;
    std::size_t last = first;
    while (last < tag.markup.size() && named(tag.markup[last])) ++last;
    if (first == last) throw SyntaxError{"A capture needs a name", "write: capture name", tag.markupPosition};
    node->variable = tag.markup.substr(first, last - first);
    Nodes body;
    const Tag end = block(tag, tokens, body);
    if (!ends(end, tag)) unknown(end, tag.name);
    node->body = finish(body, false);
    add(Node::Type::Capture, tag, into, true).capture = node;
}

void Parser::ifChangedTag(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    Nodes body;
    const Tag end = block(tag, tokens, body);
    if (!ends(end, tag)) unknown(end, tag.name);
    auto* node = code_.make<Body>();
    *node = finish(body, false);
    add(Node::Type::IfChanged, tag, into, body.blank).body = node;
}

void Parser::rawTag(const Tag& tag, Tokenizer& tokens, Nodes& into) {
    if (!isBlank(tag.markup)) throw SyntaxError{"raw takes nothing", {}, tag.markupPosition};
    while (const auto token = tokens.next()) {
        const auto end = readLooseTag(token->text);
        const bool closes = end && end->name == "endraw";
        const std::string_view text = closes ? end->before : token->text;
        if (!text.empty()) {
            into.blank = false;
            Node& node = add(Node::Type::Text, tag, into);
            node.text = text;
        }
        if (!closes) continue;
        trim_ = token->trimsAfter();
        add(Node::Type::Nothing, tag, into, true);  // What is raw is not trimmed from behind.
        return;
    }
    unclosed(tag);
}

bool Parser::skipDoc(const Tag& tag, Tokenizer& tokens) {
    if (!isBlank(tag.markup)) throw SyntaxError{"doc takes nothing", {}, tag.markupPosition};
    bool blank = true;
    while (const auto token = tokens.next()) {
        const auto end = readLooseTag(token->text);
        if (end && end->name == "doc") throw SyntaxError{"A doc cannot hold another", {}, token->position};
        if (!end || end->name != "enddoc") {
            blank = false;
            continue;
        }
        trim_ = token->trimsAfter();
        return blank && end->before.empty();
    }
    unclosed(tag);
}

void Parser::skipRaw(const Tag& tag, Tokenizer& tokens) {
    while (const auto token = tokens.next()) {
        const auto end = readLooseTag(token->text);
        if (end && end->name == "endraw") return;
    }
    unclosed(tag);
}

void Parser::skipComment(const Tag& tag, Tokenizer& tokens) {
    int depth = 1;
    while (const auto token = tokens.next()) {
        const auto inner = token->type == Token::Type::Text || token->type == Token::Type::Output
                               ? std::nullopt
                               : readTag(*token);
        if (!inner) continue;
        if (inner->name == "raw") skipRaw(*inner, tokens);
        if (inner->name == "comment") ++depth;
        if (inner->name == "endcomment" && --depth == 0) {
            if (!tokens.lines()) trim_ = token->trimsAfter();
            return;
        }
    }
    unclosed(tag);
}

void Parser::liquidTag(const Tag& tag, Nodes& into) {
    Tokenizer lines(tag.markup, tag.markupPosition, true);
    const bool trim = trim_;
    const Tag end = nodes(lines, into);
    if (!end.name.empty()) {
        if (end.name.starts_with("end") || end.name == "else") {
            throw SyntaxError{fmt::format("\"{}\" has nothing it belongs to in this liquid tag", end.name),
                              "what a liquid tag opens it closes itself", end.position};
        }
        unknown(end, "");
    }
    trim_ = trim;
}

}  // namespace rehearsal::liquid
