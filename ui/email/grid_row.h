#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

#include "bundle/bundle.h"
#include "email/composer.h"

namespace rehearsal::email {

/// How much is wrong with somebody's mail; more of it stands further up.
enum class Trouble { None, TooWide, EmptyTags, Errors, CannotGoOut };

/// What one person gets: a row of "Everyone".
struct GridRow {
    QString id;
    QString name;
    QString why;  ///< Of an edge case: what it shows.
    bool isEdgeCase = false;
    bool canBeAdded = false;  ///< It is a person whom the bundle could have.
    bundle::Person person;
    std::shared_ptr<const Composed> mail;
    QByteArray content;      ///< A digest of its HTML and the pictures that this shows.
    QByteArray textContent;  ///< A digest of its text.
    QStringList problems;    ///< Of composing, a sentence each, the worst first.
    Trouble trouble = Trouble::None;
};

/// Says what is wrong with a mail that was composed.
void judge(GridRow& row);

/// Edge cases after the people, and of each the worst first.
void sortByTrouble(std::vector<GridRow>& rows);

}  // namespace rehearsal::email
