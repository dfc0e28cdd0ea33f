#include "policy/laws.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>
#include <set>

namespace rehearsal::policy {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(rehearsal::policy::Laws)
};

struct Known {
    const char* regions;  ///< Codes with blanks between.
    const char* name;
    const char* demand;
};

// Names only, and the rule of thumb that follows from them: what a policy says is for its lawyers to decide.
constexpr Known kLaws[] = {
    {"EEA AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
     "GDPR + ePrivacy",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Marketing mail needs prior consent that can be proven; a confirmed (double) opt-in "
                       "is the usual proof.")},
    {"GB", "UK GDPR + PECR",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Prior consent; customers may be mailed about similar products until they object.")},
    {"CH", "Swiss FADP + UCA",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Mass mail needs prior consent, the sender's name and an easy way out.")},
    {"CA", "CASL",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Express consent, or implied consent for two years after a purchase.")},
    {"CA-QC", "CASL + Law 25",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Express or implied consent; tracking is off until people turn it on.")},
    {"US-CA", "CCPA/CPRA + CAN-SPAM",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "People may object to the sale and sharing of their data; mail until they opt out.")},
    {"US-VA", "VCDPA + CAN-SPAM",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "People may object to targeted advertising.")},
    {"US-CO", "CPA + CAN-SPAM",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "People may object to targeted advertising.")},
    {"US-CT", "CTDPA + CAN-SPAM",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "People may object to targeted advertising.")},
    {"US", "CAN-SPAM",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Mail is allowed until people opt out; every message needs a way out and an "
                       "address.")},
    {"BR", "LGPD",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Consent, or another legal basis that can be shown.")},
    {"AU", "Spam Act",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Express or inferred consent, and a working way out.")},
    {"NZ", "UEM Act", QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Express, inferred or deemed consent.")},
    {"JP", "Anti-Spam Act + APPI",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Prior consent that is kept on record.")},
    {"KR", "PIPA + Network Act",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws",
                       "Prior consent; a second one for mail between 21:00 and 8:00.")},
    {"CN", "PIPL", QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Separate consent to marketing.")},
    {"SG", "PDPA + Spam Control Act",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Consent; bulk mail is marked and has a way out.")},
    {"IN", "DPDP Act",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Consent that is free, specific and can be taken back.")},
    {"ZA", "POPIA",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Consent, or similar products to own customers.")},
    {"IL", "Communications Law 30A",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Prior written consent to advertisements.")},
    {"MX", "LFPDPPP",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "A privacy notice, and mail until people object.")},
    {"TR", "KVKK + ETK",
     QT_TRANSLATE_NOOP("rehearsal::policy::Laws", "Prior consent, kept in the central register (IYS).")},
};

struct State {
    const char* code;
    const char* name;
};
constexpr State kStates[] = {{"US-AL", "Alabama"},
                             {"US-AK", "Alaska"},
                             {"US-AZ", "Arizona"},
                             {"US-AR", "Arkansas"},
                             {"US-CA", "California"},
                             {"US-CO", "Colorado"},
                             {"US-CT", "Connecticut"},
                             {"US-DE", "Delaware"},
                             {"US-DC", "District of Columbia"},
                             {"US-FL", "Florida"},
                             {"US-GA", "Georgia"},
                             {"US-HI", "Hawaii"},
                             {"US-ID", "Idaho"},
                             {"US-IL", "Illinois"},
                             {"US-IN", "Indiana"},
                             {"US-IA", "Iowa"},
                             {"US-KS", "Kansas"},
                             {"US-KY", "Kentucky"},
                             {"US-LA", "Louisiana"},
                             {"US-ME", "Maine"},
                             {"US-MD", "Maryland"},
                             {"US-MA", "Massachusetts"},
                             {"US-MI", "Michigan"},
                             {"US-MN", "Minnesota"},
                             {"US-MS", "Mississippi"},
                             {"US-MO", "Missouri"},
                             {"US-MT", "Montana"},
                             {"US-NE", "Nebraska"},
                             {"US-NV", "Nevada"},
                             {"US-NH", "New Hampshire"},
                             {"US-NJ", "New Jersey"},
                             {"US-NM", "New Mexico"},
                             {"US-NY", "New York"},
                             {"US-NC", "North Carolina"},
                             {"US-ND", "North Dakota"},
                             {"US-OH", "Ohio"},
                             {"US-OK", "Oklahoma"},
                             {"US-OR", "Oregon"},
                             {"US-PA", "Pennsylvania"},
                             {"US-RI", "Rhode Island"},
                             {"US-SC", "South Carolina"},
                             {"US-SD", "South Dakota"},
                             {"US-TN", "Tennessee"},
                             {"US-TX", "Texas"},
                             {"US-UT", "Utah"},
                             {"US-VT", "Vermont"},
                             {"US-VA", "Virginia"},
                             {"US-WA", "Washington"},
                             {"US-WV", "West Virginia"},
                             {"US-WI", "Wisconsin"},
                             {"US-WY", "Wyoming"},
                             {"CA-BC", "British Columbia"},
                             {"CA-ON", "Ontario"},
                             {"CA-QC", "Quebec"}};

QVector<Region> makeRegions() {
    QVector<Region> countries;
    std::set<QString> seen;
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        const QString code = QLocale::territoryToCode(territory);
        if (code.size() != 2 || !code.at(0).isLetter() || !seen.insert(code).second) continue;
        countries.append({code, QLocale::territoryToString(territory)});
    }
    std::sort(countries.begin(), countries.end(),
              [](const Region& a, const Region& b) { return a.name.localeAwareCompare(b.name) < 0; });
    QVector<Region> all{{QStringLiteral("*"), Text::tr("Anywhere else, or unknown")},
                        {QStringLiteral("EEA"), Text::tr("European Economic Area")}};
    all += countries;
    for (const State& state : kStates) {
        const QString code = QString::fromLatin1(state.code);
        const QString country =
            code.startsWith(QLatin1String("US")) ? QStringLiteral("United States") : QStringLiteral("Canada");
        all.append({code, QStringLiteral("%1, %2").arg(QString::fromLatin1(state.name), country)});
    }
    return all;
}

}  // namespace

Law lawOf(const QString& region) {
    for (const Known& law : kLaws) {
        if (QString::fromLatin1(law.regions).split(QLatin1Char(' ')).contains(region))
            return {QString::fromLatin1(law.name), Text::tr(law.demand)};
    }
    const qsizetype dash = region.indexOf(QLatin1Char('-'));
    return dash > 0 ? lawOf(region.left(dash)) : Law();
}

QString lawNames(const std::vector<std::string>& regions) {
    QStringList names;
    bool unknown = false;
    for (const std::string& each : regions) {
        const QString code = QString::fromStdString(each);
        const Law law = lawOf(code);
        if (law.isEmpty())
            unknown = true;
        else if (!names.contains(law.name))
            names << law.name;
    }
    if (unknown && names.isEmpty() && regions.size() == 1 && regions.front() == "*")
        return Text::tr("Whatever law holds there");
    if (unknown) names << Text::tr("no law known here");
    return names.join(QStringLiteral(", "));
}

QString lawDemands(const std::vector<std::string>& regions) {
    QStringList lines;
    for (const std::string& each : regions) {
        const Law law = lawOf(QString::fromStdString(each));
        if (law.isEmpty()) continue;
        const QString line = Text::tr("%1: %2").arg(law.name, law.demand);
        if (!lines.contains(line)) lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

const QVector<Region>& regions() {
    static const QVector<Region> all = makeRegions();
    return all;
}

QString regionName(const QString& code) {
    for (const Region& region : regions())
        if (region.code == code) return region.name;
    return code;
}

}  // namespace rehearsal::policy
