#include "design/check_text.h"

#include <QCoreApplication>

#include "words/diagnostic_text.h"
#include "words/sentences.h"
#include "words/words.h"

namespace rehearsal::design {
namespace {

struct Said {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::design::Checks)
};

QString messageText(const bundle::MessageMatch& match) {
    if (match.node) return Said::tr("the message “%1”").arg(QString::fromStdString(*match.node));
    if (match.templateId) return Said::tr("the email “%1”").arg(QString::fromStdString(*match.templateId));
    return Said::tr("a message");
}

QString eventText(const bundle::EventMatch& match) {
    QStringList names;
    for (const auto& one : match.any) names << words::eventWords(one.event).theyDo;
    return words::listOr(names);
}

QString textOf(const bundle::NeverPromise& promise) {
    return Said::tr("Never %1 within %2 after they %3")
        .arg(messageText(promise.message), words::durationWords(promise.within), eventText(promise.after));
}
QString textOf(const bundle::AtMostPromise& promise) {
    return Said::tr("At most %1 times %2 in any %3")
        .arg(promise.atMost)
        .arg(messageText(promise.of), words::durationWords(promise.per));
}
QString textOf(const bundle::AlwaysPromise& promise) {
    const QString since = promise.after ? Said::tr("after they %1").arg(eventText(*promise.after))
                                        : Said::tr("after the entry");
    return Said::tr("Always %1 within %2 %3")
        .arg(messageText(promise.message), words::durationWords(promise.within), since);
}
QString textOf(const bundle::EveryPromise& promise) {
    return Said::tr("Each time %1 goes out: %2")
        .arg(messageText(promise.message), words::sentence(promise.satisfies));
}

QString itemText(const verify::TestItem& item) {
    QString text = item.node.empty() ? QString::fromStdString(item.reason)
                                     : Said::tr("“%1”").arg(QString::fromStdString(item.node));
    if (!item.node.empty() && !item.reason.empty())
        text =
            Said::tr("%1 held back (%2)")
                .arg(text, QString::fromStdString(item.reason).replace(QLatin1Char('_'), QLatin1Char(' ')));
    return item.after ? Said::tr("%1 after %2").arg(text, words::durationText(*item.after)) : text;
}

}  // namespace

QString promiseText(const bundle::Promise& promise) {
    return std::visit([](const auto& claim) { return textOf(claim); }, promise.claim);
}

QString firstDifference(const verify::TestResult& result) {
    if (result.verdict == verify::TestResult::Verdict::Broken) {
        return result.problems.empty() ? Said::tr("It could not be run.")
                                       : words::diagnosticText(result.problems.front());
    }
    for (const verify::TestComparison& comparison : result.comparisons) {
        for (const verify::TestRow& row : comparison.rows) {
            if (row.same()) continue;
            const bool ending = comparison.what == "outcome";
            if (!row.came)
                return ending ? Said::tr("Expected the journey to end as %1; it did not end.")
                                    .arg(itemText(*row.expected))
                              : Said::tr("Expected %1, but it did not come.").arg(itemText(*row.expected));
            if (!row.expected) return Said::tr("%1 came, and was not expected.").arg(itemText(*row.came));
            return Said::tr("Expected %1, but %2 came.").arg(itemText(*row.expected), itemText(*row.came));
        }
    }
    return {};
}

}  // namespace rehearsal::design
