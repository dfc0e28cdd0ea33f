// What each kind of node does.
#include <fmt/format.h>

#include <algorithm>

#include "base/limits.h"
#include "base/sha256.h"
#include "liquid/number.h"
#include "liquid/renderer.h"

namespace rehearsal::liquid {

using Kind = Datum::Kind;

bool Renderer::interrupted() {
    return !frame_->interrupts.empty();
}

void Renderer::body(Body nodes) {
    for (const Node& each : nodes) {
        charge(1 + (each.type == Node::Type::Text ? each.text.size() / 64 : 0));
        if (each.type == Node::Type::Text) {
            *out_ += each.text;
        } else {
            guarded(each);
        }
        if (each.type != Node::Type::Text && interrupted()) return;
    }
}

/// A node that fails leaves what it wrote, and the rendering goes on behind it.
void Renderer::guarded(const Node& each) {
    position_ = each.position;
    const std::size_t scope = frame_->scope;
    const std::size_t locals = frame_->locals.size();
    const LoopState* loop = frame_->loop;
    const detail::Code* code = code_;
    const int depth = depth_;
    std::string* out = out_;
    Frame* frame = frame_;
    try {
        node(each);
    } catch (const RenderError& error) {
        noteBad(position_, error.text, error.hint);
        code_ = code;
        depth_ = depth;
        out_ = out;
        frame_ = frame;
        frame_->scope = scope;
        frame_->locals.resize(locals);
        frame_->loop = loop;
        if (options_.mode == Mode::Reference) throw RenderStop{error.text};
    }
}

void Renderer::node(const Node& each) {
    switch (each.type) {
        case Node::Type::Text:
        case Node::Type::Nothing:
            break;
        case Node::Type::Output:
            outputNode(*each.output);
            break;
        case Node::Type::If:
            ifNode(*each.branches);
            break;
        case Node::Type::Case:
            caseNode(*each.choice);
            break;
        case Node::Type::For:
            forNode(*each.loop);
            break;
        case Node::Type::TableRow:
            tableRowNode(*each.table);
            break;
        case Node::Type::Assign:
            assign(each.assign->variable, evaluate(each.assign->value));
            break;
        case Node::Type::Capture:
            captureNode(*each.capture);
            break;
        case Node::Type::Cycle:
            cycleNode(*each.cycle);
            break;
        case Node::Type::Increment:
        case Node::Type::Decrement:
            counterNode(each);
            break;
        case Node::Type::IfChanged:
            ifChangedNode(*each.body);
            break;
        case Node::Type::Include:
            includeNode(*each.partial);
            break;
        case Node::Type::Render:
            renderNode(*each.partial);
            break;
        case Node::Type::Break:
            frame_->interrupts.push_back(true);
            break;
        case Node::Type::Continue:
            frame_->interrupts.push_back(false);
            break;
        case Node::Type::Abort:
            result_.abortReason = each.expression == nullptr ? "" : toText(evaluate(*each.expression));
            throw RenderStop{fmt::format("The template gave up: {}", *result_.abortReason)};
        case Node::Type::Coupon:
            couponNode(each.expression);
            break;
    }
}

void Renderer::ifNode(const If& branches) {
    for (const Branch& branch : branches.branches) {
        if (branch.condition != nullptr && holds(*branch.condition) == branch.negated) continue;
        if (options_.taken != nullptr) options_.taken->insert(&branch);
        body(branch.body);
        return;
    }
    if (options_.taken != nullptr) options_.taken->insert(&branches);
}

void Renderer::caseNode(const Case& choice) {
    needRoot(choice.value);
    const Datum value = evaluate(*choice.value);
    bool matched = false;
    bool anyBody = false;
    const auto go = [&](const When& when) {
        anyBody = true;
        if (options_.taken != nullptr) options_.taken->insert(&when);
        body(when.body);
    };
    for (const When& when : choice.whens) {
        if (when.otherwise) {
            if (!matched) go(when);
            continue;
        }
        for (const Expression* each : when.values) {
            if (!equals(value, evaluate(*each))) continue;
            matched = true;
            go(when);
        }
    }
    if (!anyBody && options_.taken != nullptr) options_.taken->insert(&choice);
}

namespace {

/// The part of a collection a loop turns over.
struct Segment {
    Datum collection;
    std::int64_t begin = 0;
    std::int64_t length = 0;
    bool alone = false;  ///< The collection itself is the one item: a string.

    Datum at(std::int64_t i) const {
        return alone ? collection : collection.at(static_cast<std::size_t>(begin + i));
    }
};

Segment segmentOf(const Datum& collection, std::int64_t from, bool limited, std::int64_t limit) {
    Segment out;
    out.collection = collection;
    if (collection.isString()) {
        out.alone = true;
        out.length = collection.size == 0 ? 0 : 1;
        return out;
    }
    const auto count = static_cast<std::int64_t>(collection.count());
    out.begin = std::clamp<std::int64_t>(from, 0, count);
    std::int64_t end = count;
    std::int64_t to = 0;
    if (limited && __builtin_add_overflow(from, limit, &to)) to = limit < 0 ? 0 : count;
    if (limited) end = std::clamp<std::int64_t>(to, 0, count);
    out.length = std::max<std::int64_t>(0, end - out.begin);
    return out;
}

}  // namespace

void Renderer::forNode(const For& loop) {
    std::int64_t* place = nullptr;
    charge(frame_->offsets.size() / 16);
    for (Place& each : frame_->offsets) {
        if (each.name == loop.name) place = &each.at;
    }
    std::int64_t from = 0;
    if (loop.continues) {
        from = place == nullptr ? 0 : *place;
    } else if (loop.offset != nullptr) {
        const Datum offset = evaluate(*loop.offset);
        if (!offset.isNil()) from = toInteger(offset);
    }
    bool defined = true;
    Datum collection = loop.collection->kind == Expression::Kind::Lookup ? lookup(*loop.collection, &defined)
                                                                         : evaluate(*loop.collection);
    if (!defined) needDefined(*loop.collection);
    if (collection.isObject()) collection = pairs(collection);
    const Datum limit = loop.limit == nullptr ? Datum() : evaluate(*loop.limit);
    const Segment segment = segmentOf(collection, from, !limit.isNil(), limit.isNil() ? 0 : toInteger(limit));
    if (place == nullptr) {
        frame_->offsets.push_back({loop.name, 0});
        place = &frame_->offsets.back().at;
    }
    *place = from + segment.length;
    if (options_.taken != nullptr)
        options_.taken->insert(segment.length == 0 ? &loop.otherwise : &loop.body);
    if (segment.length == 0) {
        body(loop.otherwise);
        return;
    }
    auto* state = new (arena_.allocate(sizeof(LoopState), alignof(LoopState))) LoopState;
    state->name = loop.name;
    state->length = segment.length;
    state->parent = frame_->loop;
    const std::size_t scope = frame_->scope;
    const std::size_t base = frame_->locals.size();
    frame_->scope = base;
    frame_->loop = state;
    frame_->locals.push_back({"forloop", Datum::of(*state)});
    frame_->locals.push_back({loop.variable, {}});
    for (std::int64_t i = 0; i < segment.length; ++i) {
        charge(1);
        state->index = i;
        setLocal(loop.variable, segment.at(loop.reversed ? segment.length - 1 - i : i));
        body(loop.body);
        if (!interrupted()) continue;
        const bool stop = frame_->interrupts.back();
        frame_->interrupts.pop_back();
        if (stop) break;
    }
    state->index = std::min(state->index + 1, segment.length);
    frame_->locals.resize(base);
    frame_->scope = scope;
    frame_->loop = state->parent;
}

void Renderer::tableRowNode(const TableRow& table) {
    bool defined = true;
    Datum collection = table.collection->kind == Expression::Kind::Lookup
                           ? lookup(*table.collection, &defined)
                           : evaluate(*table.collection);
    if (!defined) needDefined(*table.collection);
    if (!collection.truthy()) return;
    if (collection.isObject()) collection = pairs(collection);
    const auto number = [&](const Expression& expression) {
        std::int64_t n = 0;
        if (!leadingInteger(evaluate(expression), n)) throw RenderError("invalid integer");
        return n;
    };
    const std::int64_t from = table.offset == nullptr ? 0 : number(*table.offset);
    const std::int64_t limit = table.limit == nullptr ? 0 : number(*table.limit);
    const Segment segment = segmentOf(collection, from, table.limit != nullptr, limit);
    auto* state = new (arena_.allocate(sizeof(LoopState), alignof(LoopState))) LoopState;
    state->length = segment.length;
    const std::int64_t columns = table.columns == nullptr ? segment.length : number(*table.columns);
    state->columns = columns > 0 ? columns : INT64_MAX;
    *out_ += "<tr class=\"row1\">\n";
    const std::size_t scope = frame_->scope;
    const std::size_t base = frame_->locals.size();
    frame_->scope = base;
    frame_->locals.push_back({"tablerowloop", Datum::of(*state)});
    for (std::int64_t i = 0; i < segment.length; ++i) {
        charge(1);
        state->index = i;
        setLocal(table.variable, segment.at(i));
        *out_ += fmt::format("<td class=\"col{}\">", i % state->columns + 1);
        body(table.body);
        *out_ += "</td>";
        if (interrupted()) {
            const bool stop = frame_->interrupts.back();
            frame_->interrupts.pop_back();
            if (stop) break;
        }
        if (i % state->columns == state->columns - 1 && i != segment.length - 1) {
            *out_ += fmt::format("</tr>\n<tr class=\"row{}\">", i / state->columns + 2);
        }
    }
    frame_->locals.resize(base);
    frame_->scope = scope;
    *out_ += "</tr>\n";
}

void Renderer::captureNode(const Capture& capture) {
    std::string captured;
    std::string* out = out_;
    out_ = &captured;
    body(capture.body);
    out_ = out;
    assign(capture.variable, text(captured, escapes()));
}

void Renderer::ifChangedNode(Body nodes) {
    std::string now;
    std::string* out = out_;
    out_ = &now;
    body(nodes);
    out_ = out;
    if (frame_->everChanged && frame_->changed == now) return;
    frame_->everChanged = true;
    frame_->changed = keep(now);
    *out_ += now;
}

void Renderer::cycleNode(const Cycle& cycle) {
    std::string_view key = cycle.key;
    if (cycle.name != nullptr) {
        const Datum name = evaluate(*cycle.name);
        std::string shown;
        inspect(shown, name);
        key = keep(shown);
    }
    charge(frame_->cycles.size() / 16);
    auto place = std::find_if(frame_->cycles.begin(), frame_->cycles.end(),
                              [&](const Place& p) { return p.name == key; });
    if (place == frame_->cycles.end()) {
        frame_->cycles.push_back({key, 0});
        place = frame_->cycles.end() - 1;
    }
    const auto count = static_cast<std::int64_t>(cycle.values.size());
    const std::int64_t at = place->at;
    place->at = at + 1 >= count ? 0 : at + 1;
    if (at < count) write(needed(*cycle.values[static_cast<std::size_t>(at)]));
}

void Renderer::counterNode(const Node& each) {
    auto& counters = frame_->counters;
    charge(counters.size() / 16);
    auto counter =
        std::find_if(counters.begin(), counters.end(), [&](const Counter& c) { return c.name == each.text; });
    if (counter == counters.end()) {
        counters.push_back({each.text, 0});
        counter = counters.end() - 1;
    }
    if (each.type == Node::Type::Decrement) --counter->value;
    append(*out_, Datum::of(counter->value));
    if (each.type == Node::Type::Increment) ++counter->value;
}

/// The prefix and the first 8 hexadecimal digits of the key's SHA-256, which are the same on every retry of
/// one message.
void Renderer::couponNode(const Expression* prefix) {
    if (prefix != nullptr) write(evaluate(*prefix));
    std::string code = base::hex(base::sha256(options_.idempotencyKey)).substr(0, 8);
    for (char& c : code) c = c >= 'a' ? static_cast<char>(c - 32) : c;
    *out_ += code;
}

// --- Other templates ---

const detail::Code* Renderer::load(std::string_view name) {
    if (depth_ >= static_cast<int>(limits::kLiquidNesting))
        throw RenderStop{"Templates include each other too deeply"};
    if (!options_.partial) throw RenderError(fmt::format("There is no template \"{}\"", name));
    const auto found = options_.partial(name);
    if (!found) {
        base::Diagnostic diagnostic = found.error();
        if (options_.mode == Mode::Send) diagnostic.severity = base::Severity::Warning;
        result_.problems.push_back(std::move(diagnostic));
        throw RenderError(fmt::format("\"{}\" cannot be read", name));
    }
    if (*found == nullptr) throw RenderError(fmt::format("There is no template \"{}\"", name));
    return &(*found)->code();
}

namespace {

std::string_view lastPart(std::string_view name) {
    const std::size_t slash = name.rfind('/');
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace

void Renderer::partialBody(const detail::Code& code) {
    const detail::Code* outer = code_;
    code_ = &code;
    ++depth_;
    body(code.body);
    --depth_;
    code_ = outer;
}

void Renderer::includeNode(const Partial& partial) {
    if (!included_) throw RenderError("A rendered template cannot include another", "write render");
    const Datum name = evaluate(*partial.name);
    if (!name.isString()) throw RenderError("The name of an included template must be a text");
    const detail::Code& code = *load(name.string());
    const std::string_view alias = partial.alias.empty() ? lastPart(name.string()) : partial.alias;
    Datum value;
    if (partial.value != nullptr) {
        value = needed(*partial.value);
    } else {
        find(name.string(), value);
    }
    const std::size_t scope = frame_->scope;
    const std::size_t base = frame_->locals.size();
    frame_->scope = base;
    for (const NamedArgument& each : partial.arguments) setLocal(each.name, needed(*each.value));
    if (value.isArray()) {
        for (std::size_t i = 0; i < value.count(); ++i) {
            charge(1);
            setLocal(alias, value.at(i));
            partialBody(code);
        }
    } else {
        setLocal(alias, value);
        partialBody(code);
    }
    frame_->locals.resize(base);
    frame_->scope = scope;
}

void Renderer::renderIsolated(const detail::Code& code, const Partial& partial, std::string_view alias,
                              const Datum& value, LoopState* loop) {
    Frame inner;
    if (loop != nullptr) inner.locals.push_back({"forloop", Datum::of(*loop)});
    Frame* outer = frame_;
    for (const NamedArgument& each : partial.arguments) {
        const Datum datum = needed(*each.value);
        frame_ = &inner;
        setLocal(each.name, datum);
        frame_ = outer;
    }
    const bool included = included_;
    frame_ = &inner;
    if (!value.isNil()) setLocal(alias, value);
    // What a rendered template assigns goes before what it was given.
    inner.assigned = std::move(inner.locals);
    inner.locals.clear();
    included_ = false;
    try {
        partialBody(code);
    } catch (...) {
        frame_ = outer;
        included_ = included;
        throw;
    }
    included_ = included;
    frame_ = outer;
}

void Renderer::renderNode(const Partial& partial) {
    const Datum name = evaluate(*partial.name);
    const detail::Code& code = *load(name.string());
    const std::string_view alias = partial.alias.empty() ? lastPart(name.string()) : partial.alias;
    const Datum value = partial.value == nullptr ? Datum() : needed(*partial.value);
    if (!partial.each || !(value.isArray() || value.isObject() || value.kind == Kind::Range)) {
        renderIsolated(code, partial, alias, value, nullptr);
        return;
    }
    const Datum items = value.isObject() ? pairs(value) : value;
    auto* state = new (arena_.allocate(sizeof(LoopState), alignof(LoopState))) LoopState;
    state->name = name.string();
    state->length = static_cast<std::int64_t>(items.count());
    for (; state->index < state->length; ++state->index) {
        charge(8);
        renderIsolated(code, partial, alias, items.at(static_cast<std::size_t>(state->index)), state);
    }
}

}  // namespace rehearsal::liquid
