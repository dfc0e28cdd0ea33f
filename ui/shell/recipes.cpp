#include "shell/recipes.h"

#include <QCoreApplication>
#include <nlohmann/json.hpp>

#include "bundle/campaign_copy.h"
#include "bundle/edits.h"
#include "shell/campaign_edits.h"
#include "shell/resource_paths.h"
#include "shell/sample.h"

namespace rehearsal::shell::recipes {

namespace theme = widgets::theme;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Recipes)
};

const Recipe* find(const std::string& id) {
    for (const Recipe& recipe : all()) {
        if (recipe.id == id) return &recipe;
    }
    return nullptr;
}

base::Expected<bundle::Document> sample() {
    auto files = bundle::readFiles(resourcePath("samples/spring-store"));
    if (!files) return tl::unexpected(files.error());
    return bundle::Document(std::move(*files));
}

/// What a new workspace begins with: the sample's people and a policy that is careful everywhere.
bundle::Files starterFiles(const bundle::Document& shop, const std::string& name) {
    bundle::Files files;
    const nlohmann::ordered_json bundle{{"format", "rehearsal.bundle/1"}, {"name", name}};
    files.set("bundle.json", bundle::formatJson(bundle));
    nlohmann::ordered_json policy = shop.json("policy.json");
    // The shop's caps name its campaigns, which are not here.
    for (auto& cap : policy["caps"]) cap.erase("campaigns");
    files.set("policy.json", bundle::formatJson(policy));
    if (const std::string* people = shop.files().find("profiles.ndjson"))
        files.set("profiles.ndjson", *people);
    return files;
}

base::Expected<bundle::Edit> addFrom(const bundle::Document& shop, const bundle::Document& document,
                                     const std::string& recipe, const std::string& id, const QString& name) {
    const std::string label = Text::tr("New campaign “%1”").arg(name).toStdString();
    return bundle::edits::copyCampaign(document, shop, {recipe, id, name.toStdString()}, label);
}

}  // namespace

const std::vector<Recipe>& all() {
    using theme::Scale;
    static const std::vector<Recipe> recipes{
        {"cart-recovery", QStringLiteral("shopping-cart"), Scale::Indigo, Text::tr("Cart recovery"),
         Text::tr("A reminder, and a discount a day later")},
        {"browse-abandonment", QStringLiteral("eye"), Scale::Violet, Text::tr("Browse abandonment"),
         Text::tr("Three products seen, nothing bought")},
        {"welcome", QStringLiteral("hand"), Scale::Teal, Text::tr("Welcome series"),
         Text::tr("Three letters after somebody signs up")},
        {"after-purchase", QStringLiteral("package-check"), Scale::Grass, Text::tr("After a purchase"),
         Text::tr("Thanks at once, a question a week later")},
        {"win-back", QStringLiteral("undo-2"), Scale::Amber, Text::tr("Win back"),
         Text::tr("Thirty quiet days, then an offer")},
        {"loyalty-price", QStringLiteral("star"), Scale::Amber, Text::tr("Loyalty price"),
         Text::tr("Regulars hear the price of their tier")},
        {"replenishment", QStringLiteral("repeat"), Scale::Teal, Text::tr("Replenishment"),
         Text::tr("Five days before what they bought runs out")},
        {"sunset", QStringLiteral("sunset"), Scale::Tomato, Text::tr("Sunset"),
         Text::tr("Half a year of silence: one question, then quiet")},
    };
    return recipes;
}

const Recipe& blank() {
    static const Recipe recipe{{},
                               QStringLiteral("plus"),
                               theme::Scale::Slate,
                               Text::tr("Empty campaign"),
                               Text::tr("Draw it step by step")};
    return recipe;
}

base::Expected<bundle::Edit> addCampaign(const bundle::Document& document, const std::string& recipe,
                                         const std::string& id, const QString& name) {
    if (recipe.empty()) return campaign_edits::create(document, id, name.toStdString());
    const auto shop = sample();
    if (!shop) return tl::unexpected(shop.error());
    return addFrom(*shop, document, recipe, id, name);
}

base::Expected<void> createWorkspace(session::Session& session, const std::filesystem::path& file,
                                     const std::string& recipe) {
    const auto shop = sample();
    if (!shop) return tl::unexpected(shop.error());
    bundle::Document document(starterFiles(*shop, file.stem().string()));
    const Recipe* known = find(recipe);
    const QString name = known ? known->name : Text::tr("New campaign");
    const std::string id = known ? recipe : campaign_edits::freshCampaignId(document, name.toStdString());
    const auto edit =
        known ? addFrom(*shop, document, recipe, id, name)
              : base::Expected<bundle::Edit>(campaign_edits::create(document, id, name.toStdString()));
    if (!edit) return tl::unexpected(edit.error());
    if (auto done = document.apply(*edit); !done) return done;
    if (auto made = session.createWorkspace(file, document.files()); !made) return made;
    session.setCampaignId(QString::fromStdString(id));
    return addSampleStream(session);
}

}  // namespace rehearsal::shell::recipes
