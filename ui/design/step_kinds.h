#pragma once

#include <QString>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "bundle/bundle.h"
#include "widgets/theme.h"

namespace rehearsal::design {

/// How a kind of step looks: its icon and its tint.
struct StepLook {
    QString icon;
    widgets::theme::Scale scale;
};
/// The look of a node's type; `entry` is the card at the top.
StepLook stepLook(std::string_view type);

/// A step that the palette offers.
struct StepKind {
    QString key;  ///< Names it in tests and settings: `wait`, `wait_until`, …
    std::string type;
    QString name;
    QString help;  ///< One line under the name; searched too.
    bool endsPath = false;
};
const std::vector<StepKind>& stepKinds();

/// The node that the palette puts in: complete and valid as far as the bundle has what it needs.
nlohmann::ordered_json newStep(const QString& key, const bundle::Bundle& bundle,
                               const std::string& templateId);

}  // namespace rehearsal::design
