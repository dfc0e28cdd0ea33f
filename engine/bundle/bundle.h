#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/instant.h"
#include "base/value.h"
#include "bundle/brand.h"
#include "bundle/campaign.h"
#include "bundle/condition.h"
#include "bundle/files.h"
#include "bundle/person.h"
#include "bundle/policy.h"

namespace rehearsal::bundle {

// --- views.json (S29) ---

struct ListView {
    Path key;  ///< Under the event's properties.
    EventMatch add;
    std::optional<EventMatch> remove;
    std::optional<EventMatch> clear;
};
struct RecentView {
    EventMatch event;
    Path key;
    std::int64_t max = 10;
    std::optional<base::Duration> within;
};
struct CountView { EventMatch event; };
struct SumView {
    EventMatch event;
    Path field;  ///< Under the event's properties.
};
struct LastView { EventMatch event; };
struct View {
    std::string id;
    std::variant<ListView, RecentView, CountView, SumView, LastView> kind;
};

// --- feeds.json (S26) ---

struct CatalogFeed {
    std::string data;  ///< A file under data/.
    std::optional<std::string> same;
    std::optional<Path> as;       ///< Whose items' `same` is asked, such as views.recent.
    std::optional<Path> exclude;  ///< Items with a `key` found there are left out.
    std::string key;
    std::optional<std::int64_t> limit;
    std::optional<std::string> order;  ///< A field; `-field` for falling order.
};
struct HttpFeed {
    enum class OnFailure { Fallback, Skip, Send };
    struct Mock {
        base::Duration p50;
        base::Duration p95;
        double failureRate = 0;
        base::Value body;
    };
    std::string url;
    std::optional<base::Duration> timeout;
    std::int64_t retries = 0;
    std::optional<base::Duration> ttl;
    std::optional<base::Duration> maxStale;
    OnFailure onFailure = OnFailure::Fallback;
    base::Value fallback;
    std::optional<Mock> mock;
};
struct Feed {
    std::string id;
    std::variant<CatalogFeed, HttpFeed> kind;
};

/// The parts of one email: `templates/ID/`. Texts are Liquid sources.
struct Template {
    std::string id;
    std::string name;
    std::string fromName;
    std::string fromEmail;
    std::string replyTo;
    std::string language;
    std::string subject;
    std::string preheader;
    std::string html;
    std::optional<std::string> text;
    std::optional<std::string> amp;
    std::optional<std::string> mjml;
};

/// A rule bundle as read: what a marketer authors and what production runs.
struct Bundle {
    std::string name;
    Brand brand;
    Policy policy;
    std::vector<std::pair<std::string, Condition>> segments;
    std::vector<View> views;
    std::vector<Feed> feeds;
    std::vector<Campaign> campaigns;  ///< Sorted by id.
    std::vector<Template> templates;  ///< Sorted by id.
    std::vector<std::pair<std::string, std::string>> blocks;     ///< id and Liquid source, sorted by id.
    std::vector<std::pair<std::string, base::Value>> data;       ///< File name under data/ and its JSON.
    std::vector<Person> people;

    const Campaign* campaign(std::string_view id) const;
    const Template* emailTemplate(std::string_view id) const;
    const Condition* segment(std::string_view id) const;
    const std::string* block(std::string_view id) const;
    const Person* person(std::string_view id) const;
};

/// A bundle and everything there is to say about it. Where a document has an error the rest is read all the same, so
/// that one look finds everything; `bundle` may be run only where `diagnostics` holds no error.
struct Reading {
    Bundle bundle;
    base::Diagnostics diagnostics;
};

/// Reads every document of a bundle and checks the references between them. Never throws.
Reading readBundle(const Files& files);

}  // namespace rehearsal::bundle
