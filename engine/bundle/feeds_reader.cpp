#include "bundle/definitions_reader.h"

#include "bundle/condition_reader.h"

namespace rehearsal::bundle {
namespace {

CatalogFeed readCatalogFeed(ObjectReader& object) {
    CatalogFeed feed;
    if (const auto data = object.require("data")) {
        feed.data = readNonEmpty(*data, "the name of a file under data/");
        if (!feed.data.empty()) data->refer(ReferenceKind::DataFile, feed.data);
    }
    if (const auto same = object.find("same")) feed.same = readNonEmpty(*same, "the name of a field");
    const auto as = object.find("as");
    if (as) feed.as = readPath(*as, Scope::inJourney());
    if (const auto exclude = object.find("exclude")) feed.exclude = readPath(*exclude, Scope::inJourney());
    if (feed.same && !as) object.place().error("\"same\" needs \"as\": whose items it is to agree with");
    if (as && !feed.same) object.place().error("\"as\" needs \"same\": the field on which items agree");
    const auto key = feed.exclude ? object.require("key") : object.find("key");
    if (key) feed.key = readNonEmpty(*key, "the name of a field");
    if (const auto limit = object.find("limit")) feed.limit = readInteger(*limit, 0, INT64_MAX);
    if (const auto order = object.find("order")) feed.order = readNonEmpty(*order, "the name of a field");
    return feed;
}

HttpFeed::Mock readMock(const Place& place) {
    HttpFeed::Mock mock;
    ObjectReader object(place);
    if (const auto latency = object.find("latency")) {
        ObjectReader inner(*latency);
        const auto p50 = inner.require("p50");
        if (p50) mock.p50 = readDuration(*p50);
        const auto p95 = inner.find("p95");
        mock.p95 = p95 ? readDuration(*p95) : mock.p50;
        // The latency is drawn with their logarithms (S26).
        if (mock.p95 < mock.p50) latency->error("\"p95\" is shorter than \"p50\"");
        if (p50 && mock.p50.ms == 0 && mock.p95.ms > 0) p50->error("\"p50\" must be longer than nothing");
    }
    if (const auto rate = object.find("failure_rate")) mock.failureRate = readNumber(*rate, 0, 1);
    if (const auto body = object.find("body")) mock.body = *body->value;
    return mock;
}

HttpFeed readHttpFeed(ObjectReader& object) {
    HttpFeed feed;
    if (const auto url = object.require("url")) feed.url = readNonEmpty(*url, "a web address");
    if (const auto timeout = object.find("timeout")) feed.timeout = readDuration(*timeout);
    if (const auto retries = object.find("retries")) feed.retries = readInteger(*retries, 0, 10);
    if (const auto ttl = object.find("ttl")) feed.ttl = readDuration(*ttl);
    if (const auto stale = object.find("max_stale")) feed.maxStale = readDuration(*stale);
    if (const auto failure = object.find("on_failure")) {
        feed.onFailure =
            readChoice<HttpFeed::OnFailure>(*failure, {{"fallback", HttpFeed::OnFailure::Fallback},
                                                       {"skip", HttpFeed::OnFailure::Skip},
                                                       {"send", HttpFeed::OnFailure::Send}});
    }
    if (const auto fallback = object.find("fallback")) feed.fallback = *fallback->value;
    if (const auto mock = object.find("mock")) feed.mock = readMock(*mock);
    return feed;
}

Feed readFeed(const Place& place, std::string id) {
    Feed feed;
    feed.id = std::move(id);
    ObjectReader object(place);
    const auto kind = requireKind(object, "kind", {"catalog", "http"});
    if (!kind) return feed;
    if (*kind == "catalog") {
        feed.kind = readCatalogFeed(object);
    } else {
        feed.kind = readHttpFeed(object);
    }
    return feed;
}

}  // namespace

std::vector<Feed> readFeeds(const Place& place) {
    std::vector<Feed> feeds;
    if (!place.value->isObject()) {
        place.expected("an object of feeds by their ids");
        return feeds;
    }
    for (const auto& member : place.value->object()) {
        const Place feed = place.member(member);
        checkId(feed, member.first, "feed");
        feeds.push_back(readFeed(feed, member.first));
    }
    return feeds;
}

}  // namespace rehearsal::bundle
