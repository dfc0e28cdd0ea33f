#include "style_rules.h"

#include "support/test.h"

using namespace rehearsal::house;

/// What every file keeps to beyond its formatting: that it is kept, and that a break of it is noticed.
class StyleRules : public QObject {
    Q_OBJECT

  private slots:
    void everyFileOfThisRepositoryKeepsTheStyle() {
        const auto sources = readSources(REHEARSAL_SOURCE_DIR);
        QVERIFY2(sources.count("engine/base/value.h") == 1, "the sources were not found");
        const auto findings = findStyleBreaks(sources);
        for (const auto& finding : findings) qWarning("%s", finding.toString().c_str());
        QCOMPARE(findings.size(), std::size_t(0));
    }

    void aGoodFileHasNoFindings() {
        std::string text = "// TO";
        text += "DO(#12): numbered\n" + std::string(120, 'x') + "\n";
        QCOMPARE(findStyleBreaks({{"engine/base/a.h", text}}).size(), std::size_t(0));
    }

    void aBreakIsFound_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        QTest::newRow("long file") << "ui/a.cpp" << QString(601, u'\n');
        QTest::newRow("long line") << "ui/a.cpp" << QString(121, u'x');
        QTest::newRow("tab") << "ui/a.cpp"
                             << "\tint x;";
        QTest::newRow("wait by the clock") << "tests/a.cpp" << QString("QTest::qWa") + "it(100);";
        QTest::newRow("reminder") << "dev" << QString("# TO") + "DO later";
        QTest::newRow("private path") << "docs/a.md" << QString("see /ho") + "me/ann/notes";
        QTest::newRow("no sandbox") << "app/rehearsal/main.cpp"
                                    << QString("qputenv(\"QTWEBENGINE_DISABLE_SAND") + "BOX\", \"1\");";
        QTest::newRow("private registry") << "resources/web/package-lock.json"
                                          << "  \"resolved\": \"https://npm.example/a.tgz\",";
    }
    void aBreakIsFound() {
        QFETCH(QString, file);
        QFETCH(QString, text);
        QCOMPARE(findStyleBreaks({{file.toStdString(), text.toStdString()}}).size(), std::size_t(1));
    }
};

REHEARSAL_TEST(StyleRules)
#include "style_rules_test.moc"
