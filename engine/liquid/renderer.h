#pragma once

#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "liquid/code.h"
#include "liquid/filters.h"
#include "liquid/template.h"

namespace rehearsal::liquid {

/// Thrown where a node cannot be rendered; the rendering may go on after it. Never leaves the folder.
struct RenderError {
    std::string text;
    std::string hint;

    explicit RenderError(std::string what, std::string how = {})
        : text(std::move(what)), hint(std::move(how)) {}
};

/// Thrown where the whole rendering ends: at a limit or an abort. Never leaves the folder.
struct RenderStop {
    std::string text;
};

/// One rendering of a template: its variables, its memory and its output.
class Renderer {
  public:
    Renderer(const detail::Code& code, const std::vector<Root>& roots, const RenderOptions& options);

    RenderResult run();

    // --- For filters and arithmetic ---

    const RenderOptions& options() const { return options_; }
    bool escapes() const { return options_.escape == Escape::Html; }
    /// Counts work; ends the rendering when it was too much.
    void charge(std::size_t steps);
    /// What the reference forgives, but authors should know: an error in Mode::Strict, nothing otherwise.
    void complain(std::string text, std::string hint = {});
    /// Whether anybody hears of it.
    bool complains() const { return options_.mode == Mode::Strict; }
    /// A value as a problem quotes it.
    static std::string quoted(const Datum& datum);
    /// A copy that lives until the rendering ends.
    std::string_view keep(std::string_view text);
    Datum text(std::string_view text, bool html = false) { return Datum::of(keep(text), html); }
    Datum list(const std::vector<Datum>& items);
    /// An object's members as arrays of key and value.
    Datum pairs(const Datum& object);
    /// A value's text; strings cost nothing.
    std::string_view textOf(const Datum& datum);
    /// `==` of the language, its work counted.
    bool same(const Datum& a, const Datum& b);
    /// What `object[key]` gives a filter that is told a property; false where the value has no properties at
    /// all, throws where it has, but none of that kind.
    bool property(const Datum& object, const Datum& key, Datum& out);

  private:
    struct Variable {
        std::string_view name;
        Datum value;
    };
    struct Counter {
        std::string_view name;
        std::int64_t value = 0;
    };
    struct Place {
        std::string_view name;
        std::int64_t at = 0;
    };
    /// What a template and those it includes share; one that is rendered gets a frame of its own.
    struct Frame {
        std::vector<Variable> locals;  ///< Of loops and includes, the innermost last.
        std::size_t scope = 0;         ///< Where the innermost scope begins in `locals`.
        std::vector<Variable> assigned;
        std::vector<Counter> counters;
        std::vector<Place> cycles;
        std::vector<Place> offsets;
        std::vector<bool> interrupts;  ///< Pending break (true) or continue (false).
        std::string_view changed;
        bool everChanged = false;
        const LoopState* loop = nullptr;
    };

    void body(Body nodes);
    void node(const Node& node);
    void guarded(const Node& node);
    void ifNode(const If& branches);
    void caseNode(const Case& choice);
    void forNode(const For& loop);
    void tableRowNode(const TableRow& table);
    void captureNode(const Capture& capture);
    void ifChangedNode(Body nodes);
    void cycleNode(const Cycle& cycle);
    void counterNode(const Node& node);
    void includeNode(const Partial& partial);
    void renderNode(const Partial& partial);
    void couponNode(const Expression* prefix);
    void renderIsolated(const detail::Code& code, const Partial& partial, std::string_view alias,
                        const Datum& value, LoopState* loop);
    void partialBody(const detail::Code& code);
    const detail::Code* load(std::string_view name);
    bool interrupted();

    void outputNode(const Output& output);
    void write(const Datum& datum);
    Datum textProperty(const Datum& text, const Datum& key);
    Datum listProperty(const Datum& items, const Datum& key);
    Datum evaluate(const Output& output);
    Datum evaluate(const Expression& expression);
    Datum apply(const FilterCall& call, const Datum& value);
    Datum lookup(const Expression& expression, bool* defined);
    Datum step(const Datum& datum, const Step& step, bool& defined);
    Datum loopProperty(const LoopState& loop, std::string_view key, bool& defined) const;
    bool find(std::string_view name, Datum& out) const;
    bool holds(const Condition& condition);
    bool compare(const Condition& condition);
    bool equals(const Datum& a, const Datum& b);
    bool contains(const Datum& a, const Datum& b);

    void setLocal(std::string_view name, const Datum& value);
    void assign(std::string_view name, const Datum& value);
    Datum rangeOf(const Expression& expression);
    void needDefined(const Expression& expression);
    /// As `evaluate`; for authors, an error where there is no such value.
    Datum needed(const Expression& expression);
    /// For authors, an error where not even the name a path begins with is there: whether a person has a
    /// trait may be asked, but not of nobody.
    void needRoot(const Expression* expression);
    void noteEmpty(const Expression& expression);
    std::vector<std::string> namesAround(const Datum& datum) const;

    void note(base::Severity severity, std::size_t position, std::string text, std::string hint);
    void noteBad(std::size_t position, std::string text, std::string hint);

    const detail::Code* code_;
    const std::vector<Root>& roots_;
    const RenderOptions& options_;
    std::byte first_[4096];
    std::pmr::monotonic_buffer_resource arena_{first_, sizeof(first_)};
    std::size_t kept_ = 0;
    std::size_t steps_ = 0;
    int depth_ = 0;
    Frame* frame_ = nullptr;
    std::string* out_ = nullptr;
    std::size_t position_ = 0;  ///< Of what is being rendered, for problems.
    bool included_ = true;      ///< Whether include is allowed: not inside a rendered template.
    RenderResult result_;
};

}  // namespace rehearsal::liquid
