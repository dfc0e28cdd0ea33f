#include "words/bundle_changes.h"

#include "support/test.h"

using namespace rehearsal;
using Kind = words::BundleChange::Kind;

namespace {

bundle::Files shop() {
    bundle::Files files;
    files.set("bundle.json", R"({"format": "rehearsal.bundle/1", "name": "Shop"})");
    files.set("policy.json", R"({"format": "rehearsal.policy/1", "timezone": "UTC"})");
    files.set("segments.json", R"({"staff": {"field": "profile.staff", "op": "=", "value": true}})");
    files.set("campaigns/c.json", R"({"format": "rehearsal.campaign/1", "name": "Cart", "priority": 50,
        "entry": {"triggers": [{"type": "event", "event": "Product Added"}]},
        "start": "w", "nodes": {"w": {"type": "wait", "for": "30m", "next": "e"}, "e": {"type": "exit"}}})");
    files.set("templates/hello/template.json", R"({"format": "rehearsal.template/1", "name": "Hello"})");
    files.set("templates/hello/subject.liquid", "Hello");
    return files;
}

QStringList said(const bundle::Files& after, const bundle::Files& before = shop()) {
    QStringList lines;
    for (const auto& change : words::bundleChanges(bundle::Document(before), bundle::Document(after))) {
        const char* kind = change.kind == Kind::Added ? "+" : change.kind == Kind::Removed ? "-" : "~";
        lines << QStringList{kind, change.where, change.what, change.before, change.after}.join('|');
    }
    return lines;
}

bundle::Files with(const std::string& file, const std::string& from, const std::string& to) {
    bundle::Files files = shop();
    std::string text = *files.find(file);
    const auto at = text.find(from);
    if (at == std::string::npos) qWarning("there is no such text");
    files.set(file, text.replace(at, from.size(), to));
    return files;
}

}  // namespace

class BundleChangesTest : public QObject {
    Q_OBJECT
  private slots:
    void nothingIsSaidOfWhatIsTheSame() { QCOMPARE(said(shop()), QStringList()); }

    void aStepIsToldBeforeAndAfter() {
        QCOMPARE(said(with("campaigns/c.json", "30m", "20m")),
                 QStringList{"~|Cart|Wait|Wait 30 minutes|Wait 20 minutes"});
    }
    void aStepThatCameAndOneThatWentAreTold() {
        bundle::Files after = shop();
        after.set("campaigns/c.json", R"({"format": "rehearsal.campaign/1", "name": "Cart", "priority": 50,
            "entry": {"triggers": [{"type": "event", "event": "Product Added"}]},
            "start": "w", "nodes": {"w": {"type": "wait", "for": "30m", "next": "x"}, "x": {"type": "exit"}}})");
        QCOMPARE(said(after), (QStringList{"-|Cart|Exit|Ends here|", "~|Cart|Wait||Other: next",
                                           "+|Cart|Exit||Ends here"}));
    }
    void settingsAreTold() {
        QCOMPARE(said(with("campaigns/c.json", R"("priority": 50)", R"("priority": 70, "grace": "5m")")),
                 (QStringList{"~|Cart|Priority|50|70", "~|Cart|Waits for late events|nothing|5 minutes"}));
    }
    void anotherEntryIsTold() {
        QCOMPARE(said(with("campaigns/c.json", "Product Added", "Order Completed")),
                 QStringList{
                     "~|Cart|Entry|When someone adds a product to the cart|When someone completes an order"});
    }
    void definitionsMailsAndPolicyAreTold() {
        QCOMPARE(said(with("segments.json", "true", "false")),
                 QStringList{"~|Segments|staff|staff is set|staff is not set"});
        QCOMPARE(said(with("policy.json", "UTC", "Europe/Paris")), QStringList{"~|Policy|Time zone||"});
        bundle::Files after = shop();
        after.set("templates/hello/subject.liquid", "Hi");
        after.set("blocks/offer.liquid", "x");
        QCOMPARE(said(after), (QStringList{"+|Blocks|offer||", "~|Mails|Hello: subject.liquid||"}));
    }
    void aWholeCampaignComesAndGoes() {
        bundle::Files after = shop();
        after.remove("campaigns/c.json");
        QCOMPARE(said(after), QStringList{"-|Cart|The whole campaign||"});
        QCOMPARE(said(shop(), after), QStringList{"+|Cart|The whole campaign||"});
    }
};
REHEARSAL_TEST(BundleChangesTest)
#include "bundle_changes_test.moc"
