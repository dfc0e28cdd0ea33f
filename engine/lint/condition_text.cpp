#include "lint/condition_text.h"

#include <fmt/format.h>

namespace rehearsal::lint {
namespace {

std::string quoted(const std::string& text) {
    return base::toJsonText(base::Value(text));
}

template <class T>
std::string boundText(const char* name, const std::optional<T>& bound) {
    return bound ? fmt::format(" {} {}", name, *bound) : std::string();
}

/// One overload for each kind of condition.
struct Writer {
    std::string list(const char* name, const std::vector<bundle::Condition>& of) const {
        std::string out = std::string(name) + "(";
        for (const bundle::Condition& each : of) out += textOf(each) + ",";
        return out + ")";
    }

    std::string operator()(const bundle::Constant& constant) const {
        return constant.value ? "true" : "false";
    }
    std::string operator()(const bundle::All& all) const { return list("all", all.of); }
    std::string operator()(const bundle::Any& any) const { return list("any", any.of); }
    std::string operator()(const bundle::Not& none) const {
        return none.of ? "not(" + textOf(*none.of) + ")" : "true";
    }
    std::string operator()(const bundle::SegmentRef& segment) const {
        return "segment " + quoted(segment.id);
    }
    std::string operator()(const bundle::FieldTest& test) const {
        const std::string operand = test.value.reference ? "ref " + textOf(*test.value.reference)
                                                         : base::canonicalJson(test.value.literal);
        return fmt::format("{} {} {} {} {}", textOf(test.field), static_cast<int>(test.op), operand,
                           test.duration.ms, test.ignoreCase);
    }
    std::string operator()(const bundle::Did& did) const {
        std::string out = "did " + quoted(did.event);
        if (did.where) out += " where(" + textOf(*did.where) + ")";
        if (did.within) out += fmt::format(" within {}", did.within->ms);
        if (did.sinceEntry) out += " since entry";
        return out + boundText("at_least", did.atLeast) + boundText("at_most", did.atMost) +
               boundText("exactly", did.exactly);
    }
};

}  // namespace

std::string textOf(const bundle::Path& path) {
    std::string out;
    for (const std::string& step : path.steps) out += quoted(step) + ".";
    return out;
}

std::string textOf(const bundle::Condition& condition) {
    return std::visit(Writer{}, condition.test);
}

}  // namespace rehearsal::lint
