#include "fields/purposes.h"

#include <QCoreApplication>
#include <set>

namespace rehearsal::fields {

QStringList purposesOf(const bundle::Bundle& bundle) {
    std::set<std::string> names{"marketing", "transactional", "tracking"};
    const auto addAll = [&](const std::vector<std::string>& list) { names.insert(list.begin(), list.end()); };
    const bundle::Policy& policy = bundle.policy;
    addAll(policy.consent.exempt);
    for (const bundle::ConsentRule& rule : policy.consent.rules)
        if (rule.purposes) addAll(*rule.purposes);
    for (const auto& [child, parent] : policy.consent.parents) addAll({child, parent});
    for (const auto& [purpose, category] : policy.consent.categories) names.insert(purpose);
    if (policy.quietHours && policy.quietHours->purposes) addAll(*policy.quietHours->purposes);
    for (const bundle::Cap& cap : policy.caps)
        if (cap.purposes) addAll(*cap.purposes);
    for (const bundle::Campaign& campaign : bundle.campaigns) {
        names.insert(campaign.purpose);
        for (const bundle::Node& node : campaign.nodes)
            if (const auto* send = std::get_if<bundle::Send>(&node.step); send && send->purpose)
                names.insert(*send->purpose);
    }
    QStringList out;
    for (const std::string& name : names)
        if (!name.empty() && name != "marketing") out << QString::fromStdString(name);
    out.prepend(QStringLiteral("marketing"));
    return out;
}

QString purposeText(const QString& purpose, const bundle::Policy& policy) {
    QString word = purpose;
    word.replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!word.isEmpty()) word[0] = word[0].toUpper();
    for (const auto& [child, parent] : policy.consent.parents) {
        if (QString::fromStdString(child) != purpose) continue;
        return QCoreApplication::translate("rehearsal::fields", "%1 (a kind of %2)")
            .arg(word, QString::fromStdString(parent));
    }
    return word;
}

QVector<ChipsField::Choice> purposeChoices(const bundle::Bundle& bundle) {
    QVector<ChipsField::Choice> out;
    for (const QString& purpose : purposesOf(bundle))
        out.append({purpose, purposeText(purpose, bundle.policy), {}});
    return out;
}

}  // namespace rehearsal::fields
