#include <map>
#include <utility>

#include "condition/predicate.h"

namespace rehearsal::condition {

struct Compiler::Segments {
    const std::vector<std::pair<std::string, bundle::Condition>>& sources;
    std::map<std::string, std::shared_ptr<Predicate>> compiled;
};

Compiler::Compiler(const std::vector<std::pair<std::string, bundle::Condition>>& segments,
                   EventInterests& interests)
    : interests_(interests), segments_(std::make_unique<Segments>(Segments{segments, {}})) {}

Compiler::~Compiler() = default;

void Compiler::enter(Scope event, Scope trigger) {
    event_ = std::move(event);
    trigger_ = std::move(trigger);
}

void Compiler::note(const Scope& scope, const std::vector<std::string>& path) {
    if (!path.empty() && path.front() == "time") return;  // The engine's own.
    if (scope.any) interests_.readsOfAll(path);
    for (const EventNameId name : scope.names) interests_.reads(name, path);
}

void Compiler::remember(const Matcher& match, std::optional<base::Duration> within) {
    for (const auto& one : match.any()) interests_.remember(one.id, within);
}

void Compiler::reads(const Matcher& match, const std::vector<std::string>& path) {
    for (const auto& one : match.any()) interests_.reads(one.id, path);
}

Predicate Compiler::compileWhere(const bundle::Condition& where, EventNameId about) {
    Scope outer = std::exchange(event_, Scope{{about}, false});
    Predicate out = compile(where);
    event_ = std::move(outer);
    return out;
}

FieldPath Compiler::compile(const bundle::Path& path) {
    FieldPath out;
    const std::string& root = path.steps.empty() ? std::string() : path.steps.front();
    out.root = root == "event"     ? Root::Event
               : root == "trigger" ? Root::Trigger
               : root == "views"   ? Root::Views
               : root == "journey" ? Root::Journey
               : root == "now"     ? Root::Now
                                   : Root::Profile;
    if (!path.steps.empty()) out.rest.assign(path.steps.begin() + 1, path.steps.end());
    if (out.root == Root::Event) note(event_, out.rest);
    if (out.root == Root::Trigger) note(trigger_, out.rest);
    if (out.root == Root::Views && !out.rest.empty()) interests_.readsView(out.rest.front());
    return out;
}

std::shared_ptr<const Predicate> Compiler::segment(const std::string& id) {
    if (const auto known = segments_->compiled.find(id); known != segments_->compiled.end())
        return known->second;
    auto predicate = std::make_shared<Predicate>();
    predicate->test_ = false;
    segments_->compiled[id] =
        predicate;  // Before its content: the bundle's reader refuses circles, but no hang here.
    for (const auto& [name, condition] : segments_->sources) {
        if (name == id) *predicate = compile(condition);
    }
    return predicate;
}

/// One overload for each kind of condition.
struct Compiler::Build {
    Compiler& compiler;

    std::vector<Predicate> list(const std::vector<bundle::Condition>& conditions) const {
        std::vector<Predicate> out;
        out.reserve(conditions.size());
        for (const bundle::Condition& condition : conditions) out.push_back(compiler.compile(condition));
        return out;
    }
    std::shared_ptr<const Predicate> shared(const std::shared_ptr<const bundle::Condition>& condition) const {
        return condition ? std::make_shared<const Predicate>(compiler.compile(*condition)) : nullptr;
    }

    void operator()(Predicate& out, const bundle::Constant& constant) const { out.test_ = constant.value; }
    void operator()(Predicate& out, const bundle::All& all) const {
        out.test_ = Predicate::AllOf{list(all.of)};
    }
    void operator()(Predicate& out, const bundle::Any& any) const {
        out.test_ = Predicate::AnyOf{list(any.of)};
    }
    void operator()(Predicate& out, const bundle::Not& none) const {
        if (none.of) out.test_ = Predicate::NotOf{shared(none.of)};
    }
    void operator()(Predicate& out, const bundle::SegmentRef& segment) const {
        out.test_ = compiler.segment(segment.id);
    }
    void operator()(Predicate& out, const bundle::FieldTest& field) const {
        Predicate::Field test{compiler.compile(field.field),
                              field.op,
                              field.value.literal,
                              {},
                              field.duration,
                              field.ignoreCase};
        if (field.value.reference) test.reference = compiler.compile(*field.value.reference);
        out.test_ = std::move(test);
    }
    void operator()(Predicate& out, const bundle::Did& did) const {
        Predicate::Past test;
        const EventNameId name = compiler.interests_.intern(did.event);
        compiler.interests_.remember(name, did.sinceEntry ? std::nullopt : did.within);
        test.query = {name, did.within, did.sinceEntry};
        if (did.where)
            test.where = std::make_shared<const Predicate>(compiler.compileWhere(*did.where, name));
        const bool unbounded = !did.atLeast && !did.atMost && !did.exactly;
        test.atLeast = did.exactly ? *did.exactly : did.atLeast ? *did.atLeast : unbounded ? 1 : 0;
        test.atMost = did.exactly ? did.exactly : did.atMost;
        out.test_ = std::move(test);
    }
};

Predicate Compiler::compile(const bundle::Condition& condition) {
    Predicate out;
    std::visit([&](const auto& kind) { Build{*this}(out, kind); }, condition.test);
    return out;
}

Matcher Compiler::compile(const bundle::EventMatch& match) {
    Matcher out;
    for (const bundle::EventMatch::One& one : match.any) {
        Matcher::One compiled{one.event, interests_.intern(one.event), std::nullopt};
        if (one.where) compiled.where = compileWhere(*one.where, compiled.id);
        out.any_.push_back(std::move(compiled));
    }
    return out;
}

}  // namespace rehearsal::condition
