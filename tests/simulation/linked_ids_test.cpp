#include "simulation/linked_ids.h"

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "support/draw.h"
#include "support/test.h"

using namespace rehearsal;
using simulation::LinkedIds;
using test::Draw;

namespace {

using Id = std::uint64_t;
using Links = std::vector<LinkedIds::Link>;

bool isUser(Id id) {
    return (id & 1) != 0;
}

/// Who is linked with whom, worked out by joining sets until nothing changes.
std::map<Id, std::set<Id>> groupsOf(const Links& links) {
    std::map<Id, std::set<Id>> groups;
    for (const auto& [a, b] : links) {
        groups[a].insert(a);
        groups[b].insert(b);
    }
    for (const auto& [a, b] : links) {
        std::set<Id> joined = groups[a];
        joined.insert(groups[b].begin(), groups[b].end());
        for (const Id each : joined) groups[each] = joined;
    }
    return groups;
}

/// The id that a group is to go by: a user's before any visitor's, and the lowest of them.
Id standsFor(const std::set<Id>& group) {
    const auto user = std::find_if(group.begin(), group.end(), isUser);
    return user == group.end() ? *group.begin() : *user;
}

Links drawLinks(Draw& draw) {
    // Ids that fall on each other in a table, and ids that do not.
    const int scale = draw.chance(50) ? 1 : 20;
    Links links;
    for (auto left = draw.below(40); left > 0; --left) {
        const auto id = [&] { return static_cast<Id>(draw.between(1, 30)) << scale | Id{draw.chance(50)}; };
        const Id first = id();
        links.emplace_back(first, id());
    }
    return links;
}

}  // namespace

/// Ids that were named together share a group, however the links come.
class LinkedIdsTest : public QObject {
    Q_OBJECT
  private slots:
    void linkedIdsShareAGroupAndNobodyElseDoes() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            const Links links = drawLinks(draw);
            const LinkedIds linked({links});
            std::set<Id> moved;
            for (const auto& [id, group] : groupsOf(links)) {
                RC_ASSERT(linked.groupOf(id) == standsFor(group));
                if (isUser(id) && standsFor(group) != id) moved.insert(id);
            }
            const auto& told = linked.movedUsers();
            RC_ASSERT(std::set<Id>(told.begin(), told.end()) == moved);
            RC_ASSERT(told.size() == moved.size());
        }));
    }
    void theOrderOfTheLinksDoesNotMatter() {
        QVERIFY(rc::check([](std::uint64_t seed) {
            Draw draw(seed);
            Links links = drawLinks(draw);
            const LinkedIds straight({links});
            std::vector<Links> parted(3);
            for (std::size_t i = links.size(); i > 0; --i) {
                auto link = links[i - 1];
                if (draw.chance(50)) std::swap(link.first, link.second);
                parted[static_cast<std::size_t>(draw.below(3))].push_back(link);
            }
            const LinkedIds other(parted);
            for (const auto& [a, b] : links) {
                RC_ASSERT(other.groupOf(a) == straight.groupOf(a));
                RC_ASSERT(other.groupOf(b) == straight.groupOf(a));
            }
            RC_ASSERT(other.movedUsers().size() == straight.movedUsers().size());
        }));
    }
    void whoIsLinkedWithNobodyIsAGroupAlone() {
        for (const LinkedIds& linked : {LinkedIds({}), LinkedIds({{}, {}}), LinkedIds({{{10, 21}}})}) {
            QCOMPARE(linked.groupOf(4), Id{4});
            QCOMPARE(linked.groupOf(5), Id{5});
            QVERIFY(linked.movedUsers().empty());
        }
    }
    void aLongChainIsOneGroup() {
        Links links;
        for (Id i = 1; i < 200'000; ++i) links.emplace_back(i * 2, (i + 1) * 2);
        links.emplace_back(200'000 * 2, 77'777);
        const LinkedIds linked({links});
        for (Id i = 1; i <= 200'000; ++i) QCOMPARE(linked.groupOf(i * 2), Id{77'777});
    }
};

REHEARSAL_TEST(LinkedIdsTest)
#include "linked_ids_test.moc"
