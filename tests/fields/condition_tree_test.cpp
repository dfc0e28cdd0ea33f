#include "fields/condition_tree.h"

#include <rapidcheck.h>

#include "support/random_conditions.h"
#include "support/schema.h"
#include "support/test.h"

using namespace rehearsal;
using fields::ConditionTree;
using Json = nlohmann::ordered_json;

namespace {

template <class Check>
bool holdsFor(const Check& check) {
    return rc::check([&] { check(*rc::gen::arbitrary<std::uint64_t>()); });
}

Json parsed(const char* text) {
    return Json::parse(text);
}

/// Every part of a tree.
void collect(const ConditionTree::Part& part, std::vector<int>& out) {
    out.push_back(part.id);
    for (const auto& each : part.of) collect(each, out);
}

bool doSomething(ConditionTree& tree, int id, test::Draw& draw) {
    std::vector<int> all;
    if (tree.root()) collect(*tree.root(), all);
    switch (draw.below(10)) {
        case 0:
            tree.negate(id);
            return true;
        case 1:
            return tree.duplicate(id) != 0;
        case 2:
            tree.remove(id);
            return true;
        case 3:
            return tree.moveUp(id);
        case 4:
            return tree.moveDown(id);
        case 5:
            return tree.moveInto(id);
        case 6:
            return tree.moveOut(id);
        case 7:
            return tree.groupWithNext(id) != 0;
        case 8:
            return tree.ungroup(id);
        default:
            return tree.move(id, draw.of(all), static_cast<std::size_t>(draw.below(4)));
    }
}

}  // namespace

class ConditionTreeTest : public QObject {
    Q_OBJECT
  private slots:
    void isTheSameJsonWhenNothingWasDone() {
        QVERIFY(holdsFor([](std::uint64_t seed) {
            test::Draw draw(seed);
            const Json json = test::RandomConditions(draw).condition({true, true, true, true}, 5);
            RC_ASSERT(ConditionTree(json).json().dump() == json.dump());
        }));
    }

    void staysACampaignsConditionWhateverIsDone() {
        const test::Schema schema("segments");
        QVERIFY(holdsFor([&](std::uint64_t seed) {
            test::Draw draw(seed);
            ConditionTree tree(test::RandomConditions(draw).condition({false, false, true, true}, 4));
            for (int i = 0; i < 12 && tree.root(); ++i) {
                std::vector<int> all;
                collect(*tree.root(), all);
                doSomething(tree, draw.of(all), draw);
            }
            if (tree.root()) RC_ASSERT(schema.problem({{"s", nlohmann::json(tree.json())}}).empty());
        }));
    }

    void aMovedPartIsStillThereOnce() {
        QVERIFY(holdsFor([](std::uint64_t seed) {
            test::Draw draw(seed);
            ConditionTree tree(parsed(R"({"all": [{"segment": "a"}, {"any": [{"segment": "b"},
                {"not": {"all": [{"segment": "c"}, {"segment": "d"}]}}]}, {"segment": "e"}]})"));
            for (int i = 0; i < 6; ++i) {
                std::vector<int> all;
                collect(*tree.root(), all);
                tree.move(draw.of(all), draw.of(all), static_cast<std::size_t>(draw.below(4)));
            }
            const std::string text = tree.json().dump();
            for (const char* name : {"\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"e\""}) {
                const auto first = text.find(name);
                RC_ASSERT(first != std::string::npos && text.find(name, first + 1) == std::string::npos);
            }
        }));
    }

    void theOppositeOfTheOppositeIsTheSame() {
        QVERIFY(holdsFor([](std::uint64_t seed) {
            test::Draw draw(seed);
            const Json json = test::RandomConditions(draw).condition({true, true, true, true}, 2);
            ConditionTree tree(json);
            if (tree.root()->nots > 1) return;  // The opposite takes one of them away.
            tree.negate(tree.root()->id);
            const Json once = tree.json();
            const bool differs = once != json;
            tree.negate(tree.root()->id);
            const Json twice = tree.json();
            tree.negate(tree.root()->id);
            const bool same = twice == json || tree.json() == once;
            // A "not" that goes leaves a test, whose own opposite comes next.
            const bool was = json.is_object() && json.contains("not");
            RC_ASSERT(differs);
            RC_ASSERT(same || was);
        }));
    }

    void groupsOfOneFallAway() {
        ConditionTree tree(
            parsed(R"({"all": [{"segment": "a"}, {"not": {"any": [{"segment": "b"}, {"segment": "c"}]}}]})"));
        tree.remove(tree.at({1, 0}));
        QVERIFY(tree.json() == parsed(R"({"all": [{"segment": "a"}, {"not": {"segment": "c"}}]})"));
        tree.remove(tree.at({0}));
        QVERIFY(tree.json() == parsed(R"({"not": {"segment": "c"}})"));
    }
};
REHEARSAL_TEST(ConditionTreeTest)
#include "condition_tree_test.moc"
