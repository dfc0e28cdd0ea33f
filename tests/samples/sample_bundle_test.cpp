#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <algorithm>
#include <functional>
#include <set>

#include "bundle/document.h"
#include "samples/sample_bundle.h"
#include "support/test.h"

using namespace rehearsal;

/// The sample shop is the first bundle anybody reads: it is without fault, and written as the program writes.
class SampleBundleTest : public QObject {
    Q_OBJECT

    bundle::Files files_;
    bundle::Reading reading_;

    bool hasPerson(const std::function<bool(const bundle::Person&)>& test) const {
        return std::any_of(reading_.bundle.people.begin(), reading_.bundle.people.end(), test);
    }
    static std::string trait(const bundle::Person& person, std::string_view name) {
        const base::Value* value = person.traits.find(name);
        return value && value->isString() ? value->string() : std::string();
    }

  private slots:
    void initTestCase() {
        files_ = test::sampleFiles();
        reading_ = bundle::readBundle(files_);
    }

    void readsWithoutAnyFinding() {
        for (const base::Diagnostic& finding : reading_.diagnostics)
            qWarning("%s", base::toString(finding).c_str());
        QVERIFY(reading_.diagnostics.empty());
    }

    void isWrittenAsTheProgramWrites() {
        for (const auto& [path, bytes] : files_.all()) {
            if (!QString::fromStdString(path).endsWith(".json")) continue;
            const std::string written = bundle::formatJson(nlohmann::ordered_json::parse(*bytes));
            QVERIFY2(written == *bytes, path.c_str());
        }
    }

    void hasEightCampaignsThatAreReady() {
        QCOMPARE(reading_.bundle.campaigns.size(), std::size_t{8});
        std::set<std::int64_t> priorities;
        for (const bundle::Campaign& campaign : reading_.bundle.campaigns) {
            QVERIFY2(campaign.status == "ready", campaign.id.c_str());
            QVERIFY2(!campaign.description.empty() && !campaign.folder.empty(), campaign.id.c_str());
            QVERIFY2(!campaign.tests.empty() && !campaign.promises.empty(), campaign.id.c_str());
            priorities.insert(campaign.priority);
        }
        QCOMPARE(priorities.size(), std::size_t{8});
    }

    void hasPeopleOfEveryKind() {
        QCOMPARE(reading_.bundle.people.size(), std::size_t{16});
        std::set<std::string> countries, states;
        for (const bundle::Person& person : reading_.bundle.people) {
            countries.insert(trait(person, "country"));
            if (person.consent.empty()) states.insert("absent");
            for (const bundle::GivenConsent& consent : person.consent) states.insert(consent.status);
        }
        QCOMPARE(countries.size(), std::size_t{8});
        QCOMPARE(states, (std::set<std::string>{"absent", "denied", "pending", "granted", "confirmed"}));
        QVERIFY(hasPerson([](const auto& person) { return person.suppressed; }));
        QVERIFY(hasPerson([](const auto& person) { return trait(person, "email").empty(); }));
        QVERIFY(hasPerson([](const auto& person) { return trait(person, "first_name").empty(); }));
        QVERIFY(hasPerson([](const auto& person) { return trait(person, "first_name").size() > 30; }));
        QVERIFY(hasPerson([](const auto& person) {
            return QString::fromStdString(trait(person, "first_name")).isRightToLeft();
        }));
        QVERIFY(hasPerson([](const auto& person) {
            const base::Value* verified = person.traits.find("email_verified");
            return verified && !verified->boolean();
        }));
    }

    void showsOnlyPicturesThatAreThere() {
        const base::Value* catalog = nullptr;
        for (const auto& [name, value] : reading_.bundle.data) {
            if (name == "catalog.json") catalog = &value;
        }
        QVERIFY(catalog && catalog->isArray());
        QCOMPARE(catalog->array().size(), std::size_t{24});
        for (const base::Value& product : catalog->array()) {
            const std::string& picture = product.find("image_url")->string();
            QVERIFY2(files_.contains(picture), picture.c_str());
        }
        const QString source = [this] {
            QString all;
            for (const bundle::Template& mail : reading_.bundle.templates)
                all += QString::fromStdString(mail.html);
            return all;
        }();
        static const QRegularExpression kPicture("src=.(assets/[^ {\\x22]+)");
        int shown = 0;
        for (auto match = kPicture.globalMatch(source); match.hasNext(); ++shown) {
            const QString picture = match.next().captured(1);
            QVERIFY2(files_.contains(picture.toStdString()), qPrintable(picture));
        }
        // At least the picture each mail begins with; the logo above it is the brand's.
        QVERIFY(shown >= static_cast<int>(reading_.bundle.templates.size()));
        QVERIFY(files_.contains(reading_.bundle.brand.look.find("logo")->string()));
    }
};
REHEARSAL_TEST(SampleBundleTest)

#include "sample_bundle_test.moc"
