#include "profile/identity.h"

#include <set>

#include "support/test.h"

using namespace rehearsal;
using profile::Identity;

namespace {

event::Event seen(std::string_view user, std::string_view anonymous, std::string_view previous = {}) {
    event::Event out;
    out.call = previous.empty() ? event::Call::Track : event::Call::Alias;
    out.userId = user;
    out.anonymousId = anonymous;
    out.previousId = previous;
    return out;
}

}  // namespace

/// S6.
class IdentityTest : public QObject {
    Q_OBJECT
    std::set<std::string> users_;

    Identity::Verdict take(Identity& identity, const event::Event& event) {
        auto verdict = identity.judge(event, [this](std::string_view id) { return users_.contains(std::string(id)); });
        identity.accept(verdict);
        users_.insert(verdict.profile);
        return verdict;
    }

  private slots:
    void init() { users_.clear(); }
    void aVisitorIsAProfileOfItsOwnUntilLinked() {
        Identity identity;
        QCOMPARE(take(identity, seen("", "a1")).profile, std::string("anon:a1"));
        const auto link = take(identity, seen("ana", "a1"));
        QCOMPARE(link.profile, std::string("ana"));
        QCOMPARE(link.joins.size(), std::size_t{1});
        QCOMPARE(link.joins[0].from, std::string("anon:a1"));
        QCOMPARE(take(identity, seen("", "a1")).profile, std::string("ana"));
        QVERIFY(take(identity, seen("ana", "a1")).joins.empty());
    }
    void anIdLinkedElsewhereStaysThereAndIsCounted() {
        Identity identity;
        take(identity, seen("ana", "a1"));
        const auto conflict = take(identity, seen("bob", "a1"));
        QCOMPARE(conflict.profile, std::string("bob"));
        QCOMPARE(conflict.conflicts, 1);
        QCOMPARE(take(identity, seen("", "a1")).profile, std::string("ana"));
    }
    void anAliasedUserMeansTheOtherFromThenOn() {
        Identity identity;
        take(identity, seen("old", "a1"));
        const auto alias = take(identity, seen("new", "", "old"));
        QCOMPARE(alias.joins.size(), std::size_t{1});
        QVERIFY(alias.joins[0].isUser);
        QCOMPARE(take(identity, seen("old", "")).profile, std::string("new"));
        QCOMPARE(take(identity, seen("", "a1")).profile, std::string("new"));
    }
    void anAliasBackAndForthMakesNoCircle() {
        Identity identity;
        take(identity, seen("a", ""));
        take(identity, seen("b", "", "a"));
        const auto back = take(identity, seen("a", "", "b"));
        QCOMPARE(back.profile, std::string("b"));
        QVERIFY(back.joins.empty());
        QCOMPARE(back.conflicts, 0);
    }
    void aPreviousIdThatIsNoUserIsAVisitor() {
        Identity identity;
        const auto verdict = take(identity, seen("ana", "", "a9"));
        QCOMPARE(verdict.joins.size(), std::size_t{1});
        QVERIFY(!verdict.joins[0].isUser);
        QCOMPARE(take(identity, seen("", "a9")).profile, std::string("ana"));
    }
    void aVisitorsProfileIsNoUserToBeAliased() {
        Identity identity;
        take(identity, seen("", "a1"));
        users_.insert("anon:a1");
        const auto alias = take(identity, seen("ana", "", "anon:a1"));
        QVERIFY(!alias.alias.has_value());
        QCOMPARE(alias.joins.at(0).from, std::string("anon:anon:a1"));
    }
};

REHEARSAL_TEST(IdentityTest)
#include "identity_test.moc"
