#include "liquid/renderer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/nearest.h"
#include "liquid/number.h"
#include "liquid/tokenizer.h"
#include "liquid/utf8.h"

namespace rehearsal::liquid {

using Kind = Datum::Kind;

namespace {

constexpr std::size_t kBytesPerStep = 64;          // Of a copy.
constexpr std::size_t kFilteredBytesPerStep = 16;  // Of what a filter looks at byte by byte.
constexpr std::size_t kNamesPerStep = 16;          // Of a search.
constexpr std::size_t kMembersPerStep = 4;         // Of a search in an object, whose members lie apart.
constexpr std::size_t kMemoryBytes = 8 * limits::kLiquidOutputBytes;
constexpr std::size_t kProblemsAtMost = 100;

}  // namespace

Renderer::Renderer(const detail::Code& code, const std::vector<Root>& roots, const RenderOptions& options)
    : code_(&code), roots_(roots), options_(options) {}

RenderResult Renderer::run() {
    Frame frame;
    std::string out;
    out.reserve(code_->source.size() + code_->source.size() / 4);
    frame_ = &frame;
    out_ = &out;
    try {
        body(code_->body);
    } catch (const RenderStop& stop) {
        note(base::Severity::Error, position_, stop.text, {});
        result_.failed = true;
    }
    if (options_.mode == Mode::Reference && base::hasErrors(result_.problems)) result_.failed = true;
    result_.output = std::move(out);
    return std::move(result_);
}

// --- Memory and limits ---

void Renderer::charge(std::size_t steps) {
    steps_ += steps;
    if (steps_ > limits::kLiquidSteps) throw RenderStop{"The template takes too long to render"};
    if (out_->size() > limits::kLiquidOutputBytes) throw RenderStop{"The template writes too much"};
}

std::string_view Renderer::keep(std::string_view text) {
    if (text.empty()) return {"", 0};
    charge(text.size() / kBytesPerStep);
    kept_ += text.size();
    if (kept_ > kMemoryBytes) throw RenderStop{"The template needs too much memory"};
    auto* place = static_cast<char*>(arena_.allocate(text.size(), 1));
    text.copy(place, text.size());
    return {place, text.size()};
}

Datum Renderer::list(const std::vector<Datum>& items) {
    if (items.empty()) return Datum::of(static_cast<const Datum*>(nullptr), 0);
    charge(items.size());
    kept_ += items.size() * sizeof(Datum);
    if (kept_ > kMemoryBytes) throw RenderStop{"The template needs too much memory"};
    auto* place = static_cast<Datum*>(arena_.allocate(items.size() * sizeof(Datum), alignof(Datum)));
    std::uninitialized_copy(items.begin(), items.end(), place);
    return Datum::of(place, items.size());
}

Datum Renderer::pairs(const Datum& object) {
    std::vector<Datum> out;
    out.reserve(object.object->size());
    charge(6 * object.object->size());
    for (const auto& [key, value] : *object.object) {
        out.push_back(list({Datum::of(std::string_view(key)), Datum::view(value, object.html)}));
    }
    return list(out);
}

std::string_view Renderer::textOf(const Datum& datum) {
    if (datum.isString() || datum.kind == Kind::Big) {
        charge(datum.size / kFilteredBytesPerStep);
        return datum.string();
    }
    if (datum.isNil()) return {};
    const std::string text = toText(datum);
    charge(text.size() / kFilteredBytesPerStep);
    return keep(text);
}

// --- Problems ---

void Renderer::note(base::Severity severity, std::size_t position, std::string text, std::string hint) {
    base::Diagnostic diagnostic{severity, code_->name, {}, 0, 0, std::move(text), std::move(hint)};
    code_->locate(position, diagnostic);
    if (result_.problems.size() >= kProblemsAtMost ||
        std::find(result_.problems.begin(), result_.problems.end(), diagnostic) != result_.problems.end()) {
        return;
    }
    result_.problems.push_back(std::move(diagnostic));
}

void Renderer::noteBad(std::size_t position, std::string text, std::string hint) {
    const auto severity = options_.mode == Mode::Send ? base::Severity::Warning : base::Severity::Error;
    note(severity, position, std::move(text), std::move(hint));
}

std::vector<std::string> Renderer::namesAround(const Datum& datum) const {
    std::vector<std::string> names;
    if (!datum.isObject()) return names;
    for (const auto& [key, value] : *datum.object) names.push_back(key);
    return names;
}

void Renderer::needDefined(const Expression& expression) {
    if (options_.mode != Mode::Strict || expression.kind != Expression::Kind::Lookup) return;
    Datum datum;
    if (expression.dynamicName != nullptr) return;
    if (!find(expression.name, datum)) {
        std::vector<std::string> names;
        for (const Root& root : roots_) names.push_back(root.name);
        for (const Variable& variable : frame_->locals) names.emplace_back(variable.name);
        for (const Variable& variable : frame_->assigned) names.emplace_back(variable.name);
        note(base::Severity::Error, expression.position,
             fmt::format("Nothing is called \"{}\" here", expression.name),
             base::didYouMean(expression.name, names));
        return;
    }
    for (const Step& each : expression.steps) {
        bool defined = true;
        const Datum next = step(datum, each, defined);
        if (!defined) {
            const std::string key =
                each.index != nullptr ? toText(evaluate(*each.index)) : std::string(each.key);
            note(base::Severity::Error, expression.position,
                 fmt::format("\"{}\" is not there: nothing is called \"{}\"", expression.text, key),
                 base::didYouMean(key, namesAround(datum)));
            return;
        }
        datum = next;
    }
}

void Renderer::needRoot(const Expression* expression) {
    if (options_.mode != Mode::Strict || expression == nullptr || expression->steps.empty()) return;
    Datum datum;
    if (expression->dynamicName == nullptr && !find(expression->name, datum)) needDefined(*expression);
}

std::string Renderer::quoted(const Datum& datum) {
    constexpr std::size_t kLongest = 40;
    const std::string text = toText(datum);
    if (utf8::count(text) <= kLongest) return "\"" + text + "\"";
    return "\"" + std::string(utf8::slice(text, 0, kLongest)) + "…\"";
}

void Renderer::complain(std::string text, std::string hint) {
    if (options_.mode == Mode::Strict)
        note(base::Severity::Error, position_, std::move(text), std::move(hint));
}

void Renderer::noteEmpty(const Expression& expression) {
    if (expression.kind != Expression::Kind::Lookup) return;
    std::string path(expression.text);
    auto& paths = result_.emptyMergeTags;
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
}

// --- Variables ---

bool Renderer::find(std::string_view name, Datum& out) const {
    const auto& locals = frame_->locals;
    for (auto it = locals.rbegin(); it != locals.rend(); ++it) {
        if (it->name == name) {
            out = it->value;
            return true;
        }
    }
    for (const Variable& variable : frame_->assigned) {
        if (variable.name == name) {
            out = variable.value;
            return true;
        }
    }
    for (const Counter& counter : frame_->counters) {
        if (counter.name == name) {
            out = Datum::of(counter.value);
            return true;
        }
    }
    for (const Root& root : roots_) {
        if (root.name == name) {
            out = Datum::view(root.value, root.html);
            return true;
        }
    }
    return false;
}

void Renderer::setLocal(std::string_view name, const Datum& value) {
    auto& locals = frame_->locals;
    for (std::size_t i = frame_->scope; i < locals.size(); ++i) {
        if (locals[i].name == name) {
            locals[i].value = value;
            return;
        }
    }
    locals.push_back({name, value});
}

void Renderer::assign(std::string_view name, const Datum& value) {
    for (Variable& variable : frame_->assigned) {
        if (variable.name == name) {
            variable.value = value;
            return;
        }
    }
    charge(frame_->assigned.size() / 8);
    frame_->assigned.push_back({name, value});
}

// --- Expressions ---

Datum Renderer::evaluate(const Expression& expression) {
    switch (expression.kind) {
        case Expression::Kind::Literal:
            return expression.literal;
        case Expression::Kind::Lookup:
            return lookup(expression, nullptr);
        case Expression::Kind::Range:
            return rangeOf(expression);
    }
    return {};
}

Datum Renderer::rangeOf(const Expression& expression) {
    const auto end = [&](const Expression& side) -> std::int64_t {
        const Datum datum = evaluate(side);
        std::int64_t n = 0;
        if (side.kind == Expression::Kind::Literal || datum.isNil() || datum.isString()) {
            if (leadingInteger(datum, n)) return n;
        }
        return toInteger(datum);
    };
    auto* range = new (arena_.allocate(sizeof(IntegerRange), alignof(IntegerRange))) IntegerRange;
    range->first = end(*expression.first);
    range->last = end(*expression.last);
    constexpr std::int64_t kFar = std::int64_t{1} << 62;
    range->first = std::clamp(range->first, -kFar, kFar);
    range->last = std::clamp(range->last, -kFar, kFar - 1);
    return Datum::of(*range);
}

Datum Renderer::lookup(const Expression& expression, bool* defined) {
    charge((frame_->locals.size() + frame_->assigned.size() + frame_->counters.size() + roots_.size()) /
           kNamesPerStep);
    Datum datum;
    bool there = true;
    if (expression.dynamicName != nullptr) {
        const Datum name = evaluate(*expression.dynamicName);
        there = name.isString() && find(name.string(), datum);
    } else {
        there = find(expression.name, datum);
    }
    for (const Step& each : expression.steps) {
        if (!there) break;
        datum = step(datum, each, there);
    }
    if (defined != nullptr) *defined = there;
    return there ? datum : Datum();
}

Datum Renderer::loopProperty(const LoopState& loop, std::string_view key, bool& defined) const {
    const std::int64_t i = loop.index;
    if (key == "index") return Datum::of(i + 1);
    if (key == "index0") return Datum::of(i);
    if (key == "first") return Datum::of(i == 0);
    if (key == "last") return Datum::of(i == loop.length - 1);
    if (key == "length") return Datum::of(loop.length);
    if (key == "rindex") return Datum::of(loop.length - i);
    if (key == "rindex0") return Datum::of(loop.length - i - 1);
    if (loop.columns > 0) {
        const std::int64_t column = i % loop.columns;
        if (key == "col") return Datum::of(column + 1);
        if (key == "col0") return Datum::of(column);
        if (key == "row") return Datum::of(i / loop.columns + 1);
        if (key == "col_first") return Datum::of(column == 0);
        if (key == "col_last") return Datum::of(column == loop.columns - 1);
    } else {
        if (key == "name") return Datum::of(loop.name);
        if (key == "parentloop") return loop.parent == nullptr ? Datum() : Datum::of(*loop.parent);
    }
    defined = false;
    return {};
}

Datum Renderer::step(const Datum& datum, const Step& step, bool& defined) {
    Datum key;
    std::string_view name = step.key;
    if (step.index != nullptr) {
        key = evaluate(*step.index);
        if (key.isString()) name = key.string();
    }
    const bool named = step.index == nullptr || key.isString();
    if (datum.isObject() && named) {
        charge(datum.object->size() / kMembersPerStep);
        if (const base::Value* member = datum.member(name)) return Datum::view(*member, datum.html);
    }
    if (datum.kind == Kind::Loop && named) return loopProperty(*datum.loop, name, defined);
    if (datum.isArray() && key.kind == Kind::Integer) {
        const auto count = static_cast<std::int64_t>(datum.count());
        const std::int64_t index = key.integer < 0 ? key.integer + count : key.integer;
        if (index >= 0 && index < count) return datum.at(static_cast<std::size_t>(index));
        defined = false;
        return {};
    }
    defined = false;
    if (!step.command) return {};
    if (name == "size") {
        if (datum.isString()) charge(datum.size / kFilteredBytesPerStep);
        const Datum size = sizeOf(datum);
        defined = !size.isNil();
        return size;
    }
    if (datum.isString()) {
        defined = true;
        return endOf(datum, name == "first");
    }
    if (datum.isArray() || datum.kind == Kind::Range) {
        const std::size_t count = datum.count();
        if (count == 0 && datum.isArray()) {
            defined = true;
            return {};
        }
        if (datum.kind == Kind::Range)
            return defined = true, Datum::of(name == "first" ? datum.range->first : datum.range->last);
        defined = true;
        return datum.at(name == "first" ? 0 : count - 1);
    }
    if (datum.isObject() && name == "first" && !datum.object->empty()) {
        defined = true;
        const auto& [first, value] = datum.object->front();
        return list({Datum::of(std::string_view(first)), Datum::view(value, datum.html)});
    }
    return {};
}

Datum Renderer::needed(const Expression& expression) {
    if (expression.kind != Expression::Kind::Lookup) return evaluate(expression);
    bool defined = true;
    const Datum datum = lookup(expression, &defined);
    if (!defined) needDefined(expression);
    return datum;
}

Datum Renderer::apply(const FilterCall& call, const Datum& value) {
    if (call.spec == nullptr) {
        const std::string hint = base::didYouMean(call.name, filterNames());
        const std::string text = fmt::format("There is no filter \"{}\"", call.name);
        if (options_.mode == Mode::Strict) note(base::Severity::Error, call.position, text, hint);
        if (options_.mode == Mode::Send) note(base::Severity::Warning, call.position, text, hint);
        return value;
    }
    Datum few[4];
    std::vector<Datum> many;
    std::span<Datum> arguments(few, std::min<std::size_t>(call.arguments.size(), 4));
    if (call.arguments.size() > 4) {
        many.resize(call.arguments.size());
        arguments = many;
    }
    for (std::size_t i = 0; i < arguments.size(); ++i) arguments[i] = needed(*call.arguments[i]);
    std::vector<std::pair<std::string_view, Datum>> named;
    for (const NamedArgument& each : call.named) named.emplace_back(each.name, needed(*each.value));
    const std::size_t given = arguments.size() + (named.empty() || isOwn(*call.spec) ? 0 : 1);
    const std::size_t position = position_;
    position_ = call.position;
    if (given < call.spec->least || given > call.spec->most) {
        throw RenderError(fmt::format("\"{}\" takes {} arguments, not {}", call.name,
                                      call.spec->least == call.spec->most
                                          ? fmt::format("{}", call.spec->least)
                                          : fmt::format("{} to {}", call.spec->least, call.spec->most),
                                      given));
    }
    charge(1 + (value.isArray() ? value.count() : 0));
    const Datum out = call.spec->run({*this, value, arguments, named});
    position_ = position;
    return out;
}

Datum Renderer::evaluate(const Output& output) {
    if (output.value == nullptr) return {};
    bool defined = true;
    Datum datum = output.value->kind == Expression::Kind::Lookup ? lookup(*output.value, &defined)
                                                                 : evaluate(*output.value);
    if (!defined && options_.mode == Mode::Strict) {
        const bool handled = !output.filters.empty() &&
                             (output.filters[0].name == "default" || output.filters[0].name == "fallback");
        if (!handled) needDefined(*output.value);
    }
    for (const FilterCall& call : output.filters) datum = apply(call, datum);
    return datum;
}

void Renderer::write(const Datum& datum) {
    switch (datum.kind) {
        case Kind::Nil:
            return;
        case Kind::Array:
        case Kind::List:
            charge(datum.count());
            for (std::size_t i = 0; i < datum.count(); ++i) write(datum.at(i));
            return;
        case Kind::String:
            charge(datum.size / kBytesPerStep);
            if (escapes() && !datum.html) {
                appendEscaped(*out_, datum.string());
            } else {
                *out_ += datum.string();
            }
            return;
        case Kind::Object:
            if (escapes()) {
                appendEscaped(*out_, toText(datum));
                return;
            }
            [[fallthrough]];
        default:
            append(*out_, datum);
    }
}

void Renderer::outputNode(const Output& output) {
    if (output.value == nullptr) return;
    const std::size_t before = out_->size();
    const Datum datum = evaluate(output);
    write(datum);
    if (out_->size() == before && !datum.isArray()) noteEmpty(*output.value);
}

}  // namespace rehearsal::liquid
