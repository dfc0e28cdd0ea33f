#include "session/version.h"

#include "support/test.h"

using namespace rehearsal;
using session::Version;
using workspace::HistoryEntry;
using workspace::Mark;

namespace {

std::int64_t at(int day, int hour) {
    return QDateTime(QDate(2026, 3, day), QTime(hour, 0)).toMSecsSinceEpoch();
}

}  // namespace

class VersionsTest : public QObject {
    Q_OBJECT
  private slots:
    void withoutEditsThereIsTheFirstAlone() {
        const auto versions = session::versionsOf({}, {});
        QCOMPARE(versions.size(), 1);
        QCOMPARE(versions[0].kind, Version::Kind::Created);
    }
    void eachDayOfWorkIsOneTheNewestFirst() {
        const auto versions =
            session::versionsOf({{1, at(2, 9), "A"}, {2, at(2, 18), "B"}, {3, at(4, 10), "C"}}, {});
        QCOMPARE(versions.size(), 3);
        QCOMPARE(versions[0].entry, 3);
        QCOMPARE(versions[1].entry, 2);
        QCOMPARE(versions[1].edits, 2);
        QCOMPARE(versions[1].labels, (QStringList{"B", "A"}));
    }
    void whatWasDoneAgainAndAgainIsToldOnce() {
        const auto versions =
            session::versionsOf({{1, at(2, 9), "A"}, {2, at(2, 9), "B"}, {3, at(2, 9), "A"}}, {});
        QCOMPARE(versions[0].edits, 3);
        QCOMPARE(versions[0].labels, (QStringList{"A", "B"}));
    }
    void aNamedStateStandsForItsDay() {
        const auto versions =
            session::versionsOf({{1, at(2, 9), "A"}}, {{7, 1, at(3, 9), Mark::Kind::Named, "Spring"}});
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions[0].name, QString("Spring"));
        QCOMPARE(versions[0].mark, 7);
        QCOMPARE(versions[0].edits, 1);
    }
    void anExportInTheMiddleOfADayPartsItsEdits() {
        const auto versions = session::versionsOf({{1, at(2, 9), "A"}, {2, at(2, 12), "B"}},
                                                  {{7, 1, at(2, 10), Mark::Kind::Exported, "x.zip"}});
        QCOMPARE(versions.size(), 3);
        QCOMPARE(versions[0].labels, QStringList{"B"});
        QCOMPARE(versions[1].kind, Version::Kind::Exported);
        QCOMPARE(versions[1].labels, QStringList{"A"});
    }
};
REHEARSAL_TEST(VersionsTest)
#include "version_test.moc"
