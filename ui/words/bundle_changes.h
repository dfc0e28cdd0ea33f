#pragma once

#include <QList>
#include <QString>

#include "bundle/document.h"

namespace rehearsal::words {

/// One thing that two states of a bundle do not have alike.
struct BundleChange {
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString where;   ///< What it belongs to: "Cart recovery", "Mails", "Policy".
    QString what;    ///< "Wait 30 minutes", "Leaves the campaign when", "Cart reminder: subject".
    QString before;  ///< As it was, in words; empty where words say nothing about it.
    QString after;
    std::string campaign;  ///< The campaign and the step it is about, where it is.
    std::string node;
};

/// What is different from one state to the other, campaigns first, each in the order of its document.
QList<BundleChange> bundleChanges(const bundle::Document& before, const bundle::Document& after);

}  // namespace rehearsal::words
