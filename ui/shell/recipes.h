#pragma once

#include <QString>
#include <string>
#include <vector>

#include "bundle/document.h"
#include "session/session.h"
#include "widgets/theme.h"

/// Campaigns to begin from. They are those of the sample shop, complete with mails and tests.
namespace rehearsal::shell::recipes {

struct Recipe {
    std::string id;  ///< Of the sample's campaign; empty is a campaign with nothing in it.
    QString icon;
    widgets::theme::Scale scale;
    QString name;
    QString sentence;
};

/// In the order in which most people want them.
const std::vector<Recipe>& all();

/// A campaign from nothing.
const Recipe& blank();

/// The edit that puts a recipe into a document as a campaign of that name, with all it needs.
base::Expected<bundle::Edit> addCampaign(const bundle::Document& document, const std::string& recipe,
                                         const std::string& id, const QString& name);

/// Makes a workspace file with one campaign, the sample's people and its stream, and opens it.
base::Expected<void> createWorkspace(session::Session& session, const std::filesystem::path& file,
                                     const std::string& recipe);

}  // namespace rehearsal::shell::recipes
