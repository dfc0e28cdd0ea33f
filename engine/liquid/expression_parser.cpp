#include "liquid/expression_parser.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/limits.h"
#include "liquid/filters.h"
#include "liquid/number.h"

namespace rehearsal::liquid {
namespace {

using Type = Lexeme::Type;

std::string shown(const Lexeme& lexeme) {
    return lexeme.type == Type::End ? std::string("the end") : fmt::format("\"{}\"", lexeme.text);
}

}  // namespace

void ExpressionParser::begin(std::string_view markup, std::size_t position) {
    readLexemes(markup, position, lexemes_);
    at_ = 0;
    depth_ = 0;
}

bool ExpressionParser::at(Type type, std::size_t ahead) const {
    return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].type == type;
}

bool ExpressionParser::atWord(std::string_view word) const {
    return at(Type::Id) && here().text == word;
}

bool ExpressionParser::take(Type type) {
    if (!at(type)) return false;
    ++at_;
    return true;
}

bool ExpressionParser::takeWord(std::string_view word) {
    if (!atWord(word)) return false;
    ++at_;
    return true;
}

Lexeme ExpressionParser::need(Type type, std::string_view what) {
    if (!at(type)) fail(fmt::format("Expected {}, but found {}", what, shown(here())));
    return lexemes_[at_++];
}

void ExpressionParser::needEnd() {
    if (at(Type::End)) return;
    std::string hint;
    if (here().text == "&" || here().text == "|") hint = "a filter is written: value | filter: argument";
    fail(fmt::format("Unexpected {}", shown(here())), hint);
}

std::string_view ExpressionParser::textSince(const Lexeme& lexeme) const {
    const Lexeme& last = lexemes_[at_ - 1];
    return {lexeme.text.data(),
            static_cast<std::size_t>(last.text.data() + last.text.size() - lexeme.text.data())};
}

void ExpressionParser::fail(std::string text, std::string hint) const {
    throw SyntaxError{std::move(text), std::move(hint), here().position};
}

const Expression* ExpressionParser::literal(Datum datum, const Lexeme& lexeme) {
    auto* expression = code_.make<Expression>();
    expression->position = lexeme.position;
    expression->literal = datum;
    expression->text = lexeme.text;
    return expression;
}

const Expression* ExpressionParser::expression() {
    if (++depth_ > static_cast<int>(limits::kLiquidNesting)) fail("The expression is nested too deeply");
    const Lexeme lexeme = here();
    const Expression* out = nullptr;
    switch (lexeme.type) {
        case Type::Id: {
            ++at_;
            if (!at(Type::Dot) && !at(Type::OpenSquare)) {
                const std::string_view word = lexeme.text;
                Datum text = Datum::of(std::string_view());
                text.literal = true;
                if (word == "nil" || word == "null") out = literal({}, lexeme);
                if (word == "true") out = literal(Datum::of(true), lexeme);
                if (word == "false") out = literal(Datum::of(false), lexeme);
                if (word == "blank" || word == "empty") out = literal(text, lexeme);
            }
            if (out == nullptr) out = lookup(nullptr, lexeme);
            break;
        }
        case Type::OpenSquare: {
            ++at_;
            const Expression* name = expression();
            need(Type::CloseSquare, "]");
            out = lookup(name, lexeme);
            break;
        }
        case Type::String: {
            ++at_;
            Datum text = Datum::of(lexeme.text.substr(1, lexeme.text.size() - 2));
            text.literal = true;
            out = literal(text, lexeme);
            break;
        }
        case Type::Number:
            ++at_;
            out = lexeme.text.find('.') == std::string_view::npos
                      ? literal(integerLiteral(lexeme.text), lexeme)
                      : literal(Datum::of(std::strtod(std::string(lexeme.text).c_str(), nullptr)), lexeme);
            break;
        case Type::OpenRound:
            out = range();
            break;
        case Type::End:
            fail("A value is missing");
        default:
            fail(fmt::format("{} is no value", shown(lexeme)));
    }
    --depth_;
    return out;
}

const Expression* ExpressionParser::range() {
    const Lexeme open = need(Type::OpenRound, "(");
    auto* out = code_.make<Expression>();
    out->kind = Expression::Kind::Range;
    out->position = open.position;
    out->first = expression();
    need(Type::DotDot, "..");
    out->last = expression();
    need(Type::CloseRound, ")");
    out->text = textSince(open);
    return out;
}

const Expression* ExpressionParser::lookup(const Expression* dynamicName, const Lexeme& begin) {
    auto* out = code_.make<Expression>();
    out->kind = Expression::Kind::Lookup;
    out->position = begin.position;
    out->dynamicName = dynamicName;
    if (dynamicName == nullptr) out->name = begin.text;
    const std::size_t base = steps_.size();
    while (true) {
        Step step;
        if (take(Type::OpenSquare)) {
            step.index = expression();
            need(Type::CloseSquare, "]");
            if (step.index->kind == Expression::Kind::Literal && step.index->literal.isString()) {
                step.key = step.index->literal.string();
                step.index = nullptr;
            }
        } else if (take(Type::Dot)) {
            step.key = need(Type::Id, "a name").text;
            step.command = step.key == "size" || step.key == "first" || step.key == "last";
        } else {
            break;
        }
        steps_.push_back(step);
    }
    out->steps = code_.keepTop(steps_, base);
    out->text = textSince(begin);
    code_.lookups.push_back(out);
    return out;
}

const Expression* ExpressionParser::operand() {
    if (at(Type::Id) && (here().text == "blank" || here().text == "empty") && !at(Type::Dot, 1) &&
        !at(Type::OpenSquare, 1)) {
        const Lexeme lexeme = lexemes_[at_++];
        return literal(Datum::special(lexeme.text == "blank" ? Datum::Kind::Blank : Datum::Kind::Empty),
                       lexeme);
    }
    return expression();
}

const Condition* ExpressionParser::comparison() {
    auto* out = code_.make<Condition>();
    out->left = operand();
    if (!at(Type::Comparison)) return out;
    const std::string_view sign = lexemes_[at_++].text;
    if (sign == "==") out->comparison = Comparison::Equal;
    if (sign == "!=" || sign == "<>") out->comparison = Comparison::NotEqual;
    if (sign == "<") out->comparison = Comparison::Less;
    if (sign == "<=") out->comparison = Comparison::LessEqual;
    if (sign == ">") out->comparison = Comparison::Greater;
    if (sign == ">=") out->comparison = Comparison::GreaterEqual;
    if (sign == "contains") out->comparison = Comparison::Contains;
    out->right = operand();
    return out;
}

const Condition* ExpressionParser::condition() {
    const Condition* first = comparison();
    auto* last = const_cast<Condition*>(first);
    while (atWord("and") || atWord("or")) {
        last->join = lexemes_[at_++].text == "and" ? Join::And : Join::Or;
        const Condition* next = comparison();
        last->next = next;
        last = const_cast<Condition*>(next);
    }
    return first;
}

FilterCall ExpressionParser::filter() {
    FilterCall call;
    const Lexeme name = need(Type::Id, "the name of a filter");
    call.name = name.text;
    call.position = name.position;
    call.spec = findFilter(name.text);
    const std::size_t base = arguments_.size();
    const std::size_t namedBase = named_.size();
    if (take(Type::Colon)) {
        while (!at(Type::Pipe) && !at(Type::End)) {
            if (at(Type::Id) && at(Type::Colon, 1)) {
                const std::string_view key = lexemes_[at_].text;
                at_ += 2;
                const Expression* value = expression();
                named_.push_back({key, value});
            } else {
                const Expression* value = expression();
                arguments_.push_back(value);
            }
            if (!take(Type::Comma)) break;
        }
    }
    call.arguments = code_.keepTop(arguments_, base);
    call.named = code_.keepTop(named_, namedBase);
    return call;
}

Output ExpressionParser::output() {
    Output out;
    if (at(Type::End)) return out;
    out.value = expression();
    const std::size_t base = filters_.size();
    while (take(Type::Pipe)) filters_.push_back(filter());
    needEnd();
    out.filters = code_.keepTop(filters_, base);
    for (const FilterCall& call : out.filters) code_.filters.push_back(&call);
    return out;
}

std::vector<NamedArgument> ExpressionParser::namedArguments() {
    std::vector<NamedArgument> out;
    take(Type::Comma);
    while (at(Type::Id)) {
        const Lexeme key = lexemes_[at_++];
        need(Type::Colon, ":");
        out.push_back({key.text, expression()});
        take(Type::Comma);
    }
    return out;
}

}  // namespace rehearsal::liquid
