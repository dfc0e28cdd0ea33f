#include <QCoreApplication>
#include <QStringList>

#include "words/sentences.h"
#include "words/words.h"

namespace rehearsal::words {
namespace {

struct ConditionText {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::words::Sentences)
};

QString joinedConditions(const std::vector<bundle::Condition>& parts, bool all) {
    QStringList items;
    for (const bundle::Condition& part : parts) {
        const auto* negated = std::get_if<bundle::Not>(&part.test);
        const auto& test = negated && negated->of ? negated->of->test : part.test;
        const bool group =
            std::holds_alternative<bundle::All>(test) || std::holds_alternative<bundle::Any>(test);
        items << (group && parts.size() > 1 ? ConditionText::tr("(%1)").arg(sentence(part)) : sentence(part));
    }
    if (items.isEmpty()) return all ? ConditionText::tr("always") : ConditionText::tr("never");
    return items.join(all ? ConditionText::tr(" and ") : ConditionText::tr(" or "));
}

QString operand(const bundle::Operand& value) {
    return value.reference ? fieldWords(*value.reference) : valueWords(value.literal);
}

QString ofTest(const bundle::FieldTest& test) {
    const QString field = fieldWords(test.field);
    const QString value = operand(test.value);
    using bundle::Op;
    // A yes-or-no trait reads better without "is yes".
    if (test.op == Op::Equal && !test.value.reference && test.value.literal.isBoolean()) {
        return test.value.literal.boolean() ? ConditionText::tr("%1 is set").arg(field)
                                            : ConditionText::tr("%1 is not set").arg(field);
    }
    switch (test.op) {
        case Op::Equal:
            return ConditionText::tr("%1 is %2").arg(field, value);
        case Op::NotEqual:
            return ConditionText::tr("%1 is not %2").arg(field, value);
        case Op::Less:
            return ConditionText::tr("%1 is below %2").arg(field, value);
        case Op::LessEqual:
            return ConditionText::tr("%1 is at most %2").arg(field, value);
        case Op::Greater:
            return ConditionText::tr("%1 is above %2").arg(field, value);
        case Op::GreaterEqual:
            return ConditionText::tr("%1 is at least %2").arg(field, value);
        case Op::In:
            return ConditionText::tr("%1 is %2").arg(field, value);
        case Op::NotIn:
            return ConditionText::tr("%1 is not %2").arg(field, value);
        case Op::Contains:
            return ConditionText::tr("%1 contains %2").arg(field, value);
        case Op::StartsWith:
            return ConditionText::tr("%1 begins with %2").arg(field, value);
        case Op::EndsWith:
            return ConditionText::tr("%1 ends with %2").arg(field, value);
        case Op::Exists:
            return ConditionText::tr("%1 is known").arg(field);
        case Op::Missing:
            return ConditionText::tr("%1 is not known").arg(field);
        case Op::Within:
            return ConditionText::tr("%1 is within the last %2").arg(field, durationWords(test.duration));
        case Op::OlderThan:
            return ConditionText::tr("%1 is more than %2 ago").arg(field, durationWords(test.duration));
    }
    return field;
}

QString times(std::int64_t n) {
    if (n == 1) return ConditionText::tr("once");
    if (n == 2) return ConditionText::tr("twice");
    return ConditionText::tr("%1 times").arg(n);
}

QString ofDid(const bundle::Did& did) {
    const bool never = (did.atMost && *did.atMost == 0) || (did.exactly && *did.exactly == 0);
    const QString done = eventWords(did.event).hasDone;
    QString out =
        never ? ConditionText::tr("they never %1").arg(done) : ConditionText::tr("they %1").arg(done);
    if (!never) {
        if (did.exactly) {
            out = ConditionText::tr("%1 exactly %2").arg(out, times(*did.exactly));
        } else if (did.atLeast && did.atMost) {
            out = ConditionText::tr("%1 %2 to %3 times").arg(out).arg(*did.atLeast).arg(*did.atMost);
        } else if (did.atMost) {
            out = ConditionText::tr("%1 at most %2").arg(out, times(*did.atMost));
        } else if (did.atLeast && *did.atLeast > 1) {
            out = ConditionText::tr("%1 at least %2").arg(out, times(*did.atLeast));
        }
    }
    if (did.where) out = ConditionText::tr("%1 where %2").arg(out, sentence(*did.where));
    if (did.within) return ConditionText::tr("%1 in the last %2").arg(out, durationWords(*did.within));
    if (did.sinceEntry) return ConditionText::tr("%1 since they entered").arg(out);
    return out;
}

QStringList sentences(const std::vector<bundle::Condition>& parts) {
    QStringList items;
    for (const bundle::Condition& part : parts) items << sentence(part);
    return items;
}

/// What a condition says where a "not" stands around it.
struct SaysOpposite {
    template <class Test>
    QString operator()(const Test& test) const {
        return ConditionText::tr("it is not so that %1").arg(sentence({test}));
    }
    QString operator()(const bundle::Constant& constant) const {
        return constant.value ? ConditionText::tr("never") : ConditionText::tr("always");
    }
    QString operator()(const bundle::SegmentRef& segment) const {
        return ConditionText::tr("they are not in “%1”").arg(QString::fromStdString(segment.id));
    }
    QString operator()(const bundle::All& all) const {
        return ConditionText::tr("not all of these: %1").arg(sentences(all.of).join(QLatin1String("; ")));
    }
    QString operator()(const bundle::Any& any) const {
        if (any.of.size() != 2)
            return ConditionText::tr("none of these: %1").arg(sentences(any.of).join(QLatin1String("; ")));
        return ConditionText::tr("neither %1 nor %2").arg(sentence(any.of[0]), sentence(any.of[1]));
    }
};

struct SaysCondition {
    QString operator()(const bundle::Constant& constant) const {
        return constant.value ? ConditionText::tr("always") : ConditionText::tr("never");
    }
    QString operator()(const bundle::All& all) const { return joinedConditions(all.of, true); }
    QString operator()(const bundle::Any& any) const { return joinedConditions(any.of, false); }
    QString operator()(const bundle::Not& negated) const {
        return negated.of ? std::visit(SaysOpposite{}, negated.of->test) : ConditionText::tr("never");
    }
    QString operator()(const bundle::SegmentRef& segment) const {
        return ConditionText::tr("they are in “%1”").arg(QString::fromStdString(segment.id));
    }
    QString operator()(const bundle::FieldTest& test) const { return ofTest(test); }
    QString operator()(const bundle::Did& did) const { return ofDid(did); }
};

}  // namespace

QString sentence(const bundle::Condition& condition) {
    return std::visit(SaysCondition{}, condition.test);
}

}  // namespace rehearsal::words
