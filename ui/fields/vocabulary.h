#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "events/background.h"
#include "fields/condition_scope.h"
#include "fields/people_histories.h"
#include "fields/stream_catalog.h"
#include "session/session.h"

namespace rehearsal::fields {

/// A name that a field offers, and what it holds: "profile.country", "text · FR, DE, GB".
struct Offer {
    QString text;
    QString detail;
};
using Offers = std::vector<Offer>;

/// What a field holds, as far as is known.
enum class HoldsKind { Unknown, Text, Number, YesNo, List, Time };

/// What the workspace knows by name: events and their properties from its streams and its tracking plan, the
/// traits of people, views, feeds and what campaigns remember. One for a session; streams are read in the
/// background, and `changed` says when there is more to offer.
class Vocabulary : public QObject {
    Q_OBJECT
  public:
    static Vocabulary& of(session::Session& session);

    /// Events: those seen first, then the tracking plan's, then those that campaigns name.
    Offers events() const;
    /// Paths that can be used where the scope is.
    Offers paths(const ConditionScope& scope) const;
    /// Values seen at a path, as literals are typed.
    QStringList values(const QString& path, const ConditionScope& scope) const;
    HoldsKind kindOf(const QString& path, const ConditionScope& scope) const;
    /// False where the streams or the plan tell of such events and none has the field or the name.
    bool mayBeEvent(const QString& name) const;
    bool mayBePath(const QString& path, const ConditionScope& scope) const;

    /// Null until the streams are read.
    std::shared_ptr<const PeopleHistories> histories() const { return histories_; }
    bool isReading() const { return background_.isRunning(); }

  signals:
    void changed();

  private:
    struct Known;

    explicit Vocabulary(session::Session& session);
    void readStreams();
    void onDocument(const QStringList& files);
    const Known& known() const;
    /// What is known of the events of a scope; of none in particular, of all.
    std::vector<const SeenFields*> sourcesOf(const std::vector<std::string>& events) const;
    /// Fields of the events of a scope, by their path inside the event.
    SeenFields fieldsOf(const std::vector<std::string>& events) const;
    std::optional<SeenField> fieldAt(const QString& path, const ConditionScope& scope) const;

    session::Session& session_;
    events::Background background_;
    std::shared_ptr<const StreamCatalog> catalog_;
    std::shared_ptr<const PeopleHistories> histories_;
    mutable std::shared_ptr<const Known> known_;  ///< Made from the documents when first asked for.
};

}  // namespace rehearsal::fields
