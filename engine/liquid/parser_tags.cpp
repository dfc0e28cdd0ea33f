// The tags without a body.
#include <fmt/format.h>

#include "liquid/parser.h"

namespace rehearsal::liquid {

using Type = Lexeme::Type;

namespace {

bool inSignature(char c) {
    return isWord(c) || c == '-' || c == '.' || c == '[' || c == ']' || c == '(' || c == ')';
}

}  // namespace

void Parser::assignTag(const Tag& tag, Nodes& into) {
    // The name is the first run of name-like characters that a `=` follows.
    const std::string_view markup = tag.markup;
    std::size_t i = 0;
    while (i < markup.size()) {
        while (i < markup.size() && !inSignature(markup[i])) ++i;
        const std::size_t name = i;
        while (i < markup.size() && inSignature(markup[i])) ++i;
        const std::size_t end = i;
        std::size_t sign = i;
        while (sign < markup.size() && isSpace(markup[sign])) ++sign;
        if (end == name || sign >= markup.size() || markup[sign] != '=') continue;
        auto* node = code_.make<Assign>();
        node->variable = markup.substr(name, end - name);
        expressions_.begin(markup.substr(sign + 1), tag.markupPosition + sign + 1);
        node->value = expressions_.output();
        add(Node::Type::Assign, tag, into, true).assign = node;
        return;
    }
    throw SyntaxError{"An assign needs a name and a value", "write: assign name = value", tag.markupPosition};
}

void Parser::echoTag(const Tag& tag, Nodes& into) {
    begin(tag);
    auto* output = code_.make<Output>();
    *output = expressions_.output();
    add(Node::Type::Output, tag, into).output = output;
}

void Parser::counterTag(const Tag& tag, Nodes& into, Node::Type type) {
    const std::string_view name = trimRight(tag.markup);
    if (name.empty()) throw SyntaxError{fmt::format("{} needs a name", tag.name), {}, tag.position};
    add(type, tag, into).text = name;
}

void Parser::cycleTag(const Tag& tag, Nodes& into) {
    begin(tag);
    if (expressions_.at(Type::End))
        throw SyntaxError{"A cycle needs values", "write: cycle 'one', 'two'", tag.position};
    auto* node = code_.make<Cycle>();
    std::vector<const Expression*> values;
    const Expression* first = expressions_.expression();
    if (expressions_.take(Type::Colon)) {
        node->name = first;
        values.push_back(expressions_.expression());
    } else {
        values.push_back(first);
    }
    while (expressions_.take(Type::Comma)) {
        if (expressions_.at(Type::End)) break;
        values.push_back(expressions_.expression());
    }
    expressions_.needEnd();
    if (node->name == nullptr) {
        // Cycles of the same literals share their place; one with a variable is a cycle of its own.
        std::string key = "[";
        for (const Expression* value : values) {
            if (value->kind == Expression::Kind::Literal) {
                inspect(key, value->literal);
            } else {
                key += fmt::format("@{}", value->position);
            }
            key += ", ";
        }
        node->key = code_.keep(key);
    }
    node->values = code_.keep(values);
    add(Node::Type::Cycle, tag, into).cycle = node;
}

void Parser::partialTag(const Tag& tag, Nodes& into, Node::Type type) {
    begin(tag);
    auto* node = code_.make<Partial>();
    if (type == Node::Type::Render && !expressions_.at(Type::String)) {
        expressions_.fail(fmt::format("{} needs a name in quotes", tag.name),
                          fmt::format("write: {} 'name'", tag.name));
    }
    node->name = expressions_.expression();
    node->each = expressions_.atWord("for");
    if (expressions_.takeWord("for") || expressions_.takeWord("with"))
        node->value = expressions_.expression();
    if (expressions_.takeWord("as")) node->alias = expressions_.need(Type::Id, "the name of a variable").text;
    node->arguments = code_.keep(expressions_.namedArguments());
    expressions_.needEnd();
    code_.partials.push_back(node);
    add(type, tag, into).partial = node;
}

void Parser::valueTag(const Tag& tag, Nodes& into, Node::Type type) {
    begin(tag);
    const Expression* value = nullptr;
    if (!expressions_.at(Type::End)) value = expressions_.expression();
    expressions_.needEnd();
    add(type, tag, into).expression = value;
}

void Parser::inlineComment(const Tag& tag) const {
    std::size_t i = 0;
    while ((i = tag.markup.find('\n', i)) != std::string_view::npos) {
        while (i < tag.markup.size() && isSpace(tag.markup[i])) ++i;
        if (i < tag.markup.size() && tag.markup[i] != '#') {
            throw SyntaxError{"Each line of a comment must begin with #", {}, tag.markupPosition + i};
        }
    }
}

}  // namespace rehearsal::liquid
