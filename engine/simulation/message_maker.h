#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bundle/bundle.h"
#include "journey/observer.h"
#include "journey/person_facts.h"
#include "journey/program.h"
#include "message/catalog_feed.h"
#include "message/composer.h"

namespace rehearsal::simulation {

/// Makes the messages of a run that renders, from what holds of a person at that moment: history, views,
/// feeds, slots and trigger as they stand. Any number of threads at once.
class MessageMaker {
  public:
    /// The bundle must outlive it. `textOfHtml`: whether a text part is wanted where a template has none.
    MessageMaker(const bundle::Bundle& bundle, std::shared_ptr<const journey::Program> program,
                 bool textOfHtml);

    message::Message make(const journey::Outgoing& message) const;
    /// What its template sees.
    message::Context contextOf(const journey::Outgoing& message) const;

  private:
    base::Value viewsOf(const journey::PersonFacts& facts) const;
    base::Value feedsOf(const journey::Outgoing& message, const message::Context& context) const;
    void findViewsRead();

    const bundle::Bundle& bundle_;
    std::shared_ptr<const journey::Program> program_;
    message::Composer composer_;
    bool textOfHtml_;
    std::vector<std::string> viewsRead_;  ///< By some template, block or feed.
    std::vector<base::Value> campaigns_;  ///< By rank.
    std::map<std::string, message::CatalogAnswers, std::less<>> catalogs_;
    std::map<std::string, bool, std::less<>> canBeLeft_;  ///< By purpose.
};

}  // namespace rehearsal::simulation
