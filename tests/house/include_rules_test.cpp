#include "include_rules.h"

#include "support/test.h"

using namespace rehearsal::house;

namespace {

/// A small house that keeps the rule: a engine of two folders, a window of one, and the two programs.
Sources goodHouse() {
    return {
        {"engine/CMakeLists.txt", "foreach(folder base bundle journey)\nendforeach()\n"},
        {"engine/base/CMakeLists.txt", "rehearsal_module(base LINK fmt::fmt)\n"},
        {"engine/bundle/CMakeLists.txt", "rehearsal_module(bundle DEPENDS base\n  LINK PkgConfig::libzip)\n"},
        {"engine/journey/CMakeLists.txt", "rehearsal_module(journey DEPENDS bundle)\n"},
        {"ui/CMakeLists.txt", "foreach(folder widgets design)\nendforeach()\n"},
        {"ui/widgets/CMakeLists.txt", "rehearsal_module(widgets DEPENDS base LINK Qt6::Widgets)\n"},
        {"ui/design/CMakeLists.txt", "rehearsal_module(design DEPENDS bundle widgets)\n"},
        {"engine/base/value.h", "#include <queue>\n#include <string>\n"},
        {"engine/journey/core.cpp", "#include \"journey/core.h\"\n#include \"base/value.h\"\n"},
        {"ui/design/canvas.cpp", "#include <QWidget>\n#include \"base/value.h\"\n#include \"canvas.moc\"\n"},
        {"app/rehearse/main.cpp", "#include \"verbs.h\"\n#include \"journey/core.h\"\n"},
        {"app/rehearsal/main.cpp", "#include <QApplication>\n#include \"design/canvas.h\"\n"},
    };
}

/// The good house with one more file, or with one changed.
Findings findingsWith(const std::string& file, const std::string& text) {
    auto sources = goodHouse();
    sources[file] = text;
    return findWrongIncludes(sources);
}

}  // namespace

/// The rule that includes point down the list only: that it is kept, and that a break of it is noticed.
class IncludeRules : public QObject {
    Q_OBJECT

  private slots:
    void everyIncludeOfThisRepositoryPointsDown() {
        const auto sources = readSources(REHEARSAL_SOURCE_DIR);
        QVERIFY2(sources.count("engine/base/value.h") == 1, "the sources were not found");
        const auto findings = findWrongIncludes(sources);
        for (const auto& finding : findings) qWarning("%s", finding.toString().c_str());
        QCOMPARE(findings.size(), std::size_t(0));
    }

    void aHouseThatKeepsTheRuleHasNoFindings() {
        QCOMPARE(findWrongIncludes(goodHouse()).size(), std::size_t(0));
    }

    void aBreakIsFound_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        QTest::newRow("folder further down") << "engine/bundle/a.h"
                                             << "#include \"journey/core.h\"";
        QTest::newRow("folder not in DEPENDS") << "ui/widgets/a.h"
                                               << "#include \"bundle/bundle.h\"";
        QTest::newRow("the engine uses the window") << "engine/base/a.cpp"
                                                    << "#include \"widgets/theme.h\"";
        QTest::newRow("the command line uses the window") << "app/rehearse/a.cpp"
                                                          << "#include \"design/canvas.h\"";
        QTest::newRow("Qt class in the engine") << "engine/base/a.h"
                                                << "#include <QString>";
        QTest::newRow("Qt module in the engine") << "engine/base/a.h"
                                                 << "  #  include <QtCore/qglobal.h>";
        QTest::newRow("Qt header in the command line") << "app/rehearse/a.cpp"
                                                       << "#include <qglobal.h>";
        QTest::newRow("quotes without a folder") << "ui/design/a.cpp"
                                                 << "#include \"canvas.h\"";
        QTest::newRow("way out by dots") << "engine/base/a.cpp"
                                         << "#include \"../journey/core.h\"";
        QTest::newRow("DEPENDS on a later folder") << "engine/base/CMakeLists.txt"
                                                   << "rehearsal_module(base DEPENDS bundle)";
        QTest::newRow("DEPENDS on an unknown folder") << "engine/base/CMakeLists.txt"
                                                      << "rehearsal_module(base DEPENDS bundel)";
        QTest::newRow("the engine DEPENDS on the window")
            << "engine/journey/CMakeLists.txt"
            << "rehearsal_module(journey DEPENDS bundle widgets)";
    }
    void aBreakIsFound() {
        QFETCH(QString, file);
        QFETCH(QString, text);
        const auto findings = findingsWith(file.toStdString(), text.toStdString());
        QVERIFY(!findings.empty());
        QCOMPARE(QString::fromStdString(findings.front().file), file);
        QCOMPARE(findings.front().line, 1);
    }
};

REHEARSAL_TEST(IncludeRules)
#include "include_rules_test.moc"
