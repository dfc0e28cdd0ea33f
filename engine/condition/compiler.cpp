#include <map>

#include "condition/predicate.h"

namespace rehearsal::condition {

struct Compiler::Segments {
    const std::vector<std::pair<std::string, bundle::Condition>>& sources;
    std::map<std::string, std::shared_ptr<Predicate>> compiled;
};

Compiler::Compiler(const std::vector<std::pair<std::string, bundle::Condition>>& segments, EventNames& names)
    : names_(names), segments_(std::make_unique<Segments>(Segments{segments, {}})) {}

Compiler::~Compiler() = default;

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
        Predicate::Field test{Compiler::compile(field.field),
                              field.op,
                              field.value.literal,
                              {},
                              field.duration,
                              field.ignoreCase};
        if (field.value.reference) test.reference = Compiler::compile(*field.value.reference);
        out.test_ = std::move(test);
    }
    void operator()(Predicate& out, const bundle::Did& did) const {
        Predicate::Past test;
        test.query = {compiler.names_.intern(did.event), did.within, did.sinceEntry};
        test.where = shared(did.where);
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
        Matcher::One compiled{one.event, names_.intern(one.event), std::nullopt};
        if (one.where) compiled.where = compile(*one.where);
        out.any_.push_back(std::move(compiled));
    }
    return out;
}

}  // namespace rehearsal::condition
