#include "event/record.h"

#include <cstring>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/sha256.h"
#include "event/dom_packer.h"
#include "event/id_bytes.h"
#include "event/strict_json.h"

namespace rehearsal::event {
namespace {

using base::Instant;
using simdjson::dom::element;

constexpr std::uint32_t kNoName = UINT32_MAX;
constexpr std::uint64_t kUserBit = 1;

enum Flag : std::uint8_t { kHasUser = 1, kHasAnonymous = 2, kHasPrevious = 4, kIsOnlyOne = 8 };

/// What every record begins with; the ids that the flags tell of follow, then the messageId, then the packed
/// content. Unaligned: to be copied out.
#pragma pack(push, 1)
struct Head {
    std::uint32_t size;
    std::uint8_t call;
    std::uint8_t flags;
    std::uint32_t name;
    std::int64_t receivedAt;
    std::int64_t timestamp;
    std::uint64_t position;
};
#pragma pack(pop)

Head headOf(const char* bytes) {
    Head head;
    std::memcpy(&head, bytes, sizeof head);
    return head;
}

std::uint64_t hashOfId(const char* at, bool isUser) {
    const std::uint64_t hash = id_bytes::hashOf(at);
    return isUser ? hash | kUserBit : hash & ~kUserBit;
}

std::uint64_t hashOfText(std::string_view id, bool isUser) {
    std::string bytes;
    id_bytes::append(bytes, id);
    return hashOfId(bytes.data(), isUser);
}

struct CallName {
    std::string_view type;
    std::string_view name;
};
constexpr CallName kCalls[] = {{"track", ""},         {"identify", "$identify"}, {"page", "$page"},
                               {"screen", "$screen"}, {"group", "$group"},       {"alias", "$alias"}};

/// The members of a line that name an event.
struct Envelope {
    std::optional<element> type, event, userId, anonymousId, previousId, messageId, timestamp, receivedAt;

    void take(std::string_view key, const element& value) {
        switch (key.size()) {
            case 4:
                if (key == "type") type = value;
                break;
            case 5:
                if (key == "event") event = value;
                break;
            case 6:
                if (key == "userId") userId = value;
                break;
            case 9:
                if (key == "messageId") messageId = value;
                if (key == "timestamp") timestamp = value;
                break;
            case 10:
                if (key == "receivedAt") receivedAt = value;
                if (key == "previousId") previousId = value;
                break;
            case 11:
                if (key == "anonymousId") anonymousId = value;
                break;
            default:
                break;
        }
    }
};

/// An id: text, or a number as its decimal text; empty for anything else (S1). `number` keeps the latter.
std::string_view idOf(const std::optional<element>& value, std::string& number) {
    if (!value) return {};
    if (value->is_string()) return std::string_view(*value);
    if (value->is<std::int64_t>()) {
        number = std::to_string(std::int64_t(*value));
    } else if (value->is<std::uint64_t>()) {
        number = std::to_string(std::uint64_t(*value));
    } else if (value->is_double()) {
        number = base::formatNumber(double(*value));
    } else {
        return {};
    }
    return number;
}

/// A time that is not given is `given = false`; one that is given and cannot be read is nothing.
struct Time {
    bool given = false;
    std::optional<Instant> instant;
};

Time timeOf(const std::optional<element>& value) {
    if (!value || value->is_null()) return {};
    return {true, value->is_string() ? base::parseInstant(std::string_view(*value)) : std::nullopt};
}

/// What stands in for a missing messageId (S8): the SHA-256, in hexadecimal, of the line without receivedAt
/// (kept where there is no timestamp), sentAt and messageId, in canonical form (RFC 8785).
std::string contentId(const element& line, bool keepReceived) {
    std::string packed;
    base::Packer packer(packed);
    pack(packer, line);
    base::Value::Object kept;
    base::ValueView::packed(packed.data()).forEachMember([&](std::string_view key, const auto& value) {
        if (key == "sentAt" || key == "messageId" || (key == "receivedAt" && !keepReceived)) return;
        kept.emplace_back(std::string(key), value.toValue());
    });
    return base::hex(base::sha256(base::canonicalJson(base::Value(std::move(kept)))));
}

}  // namespace

std::size_t Record::size() const {
    return headOf(bytes_).size;
}
Instant Record::receivedAt() const {
    return {headOf(bytes_).receivedAt};
}
std::uint64_t Record::position() const {
    return headOf(bytes_).position;
}
std::uint64_t Record::whoHash() const {
    return hashOfId(bytes_ + sizeof(Head), (headOf(bytes_).flags & kHasUser) != 0);
}
std::uint64_t Record::messageHash() const {
    const char* at = bytes_ + sizeof(Head);
    const std::uint8_t flags = headOf(bytes_).flags;
    for (const Flag flag : {kHasUser, kHasAnonymous, kHasPrevious}) {
        if (flags & flag) at += id_bytes::sizeOf(at);
    }
    return id_bytes::hashOf(at);
}
void Record::markOnlyOne(char* bytes) {
    Head head = headOf(bytes);
    head.flags |= kIsOnlyOne;
    std::memcpy(bytes, &head, sizeof head);
}
void Record::setPosition(char* bytes, std::uint64_t position) {
    Head head = headOf(bytes);
    head.position = position;
    std::memcpy(bytes, &head, sizeof head);
}

std::uint64_t hashOfUser(std::string_view userId) {
    return hashOfText(userId, true);
}
std::uint64_t hashOfAnonymous(std::string_view anonymousId) {
    return hashOfText(anonymousId, false);
}

NamedTogether idsOf(Record record) {
    NamedTogether ids;
    bool isFirst = true;
    const char* at = record.bytes() + sizeof(Head);
    const std::uint8_t flags = headOf(record.bytes()).flags;
    for (const Flag flag : {kHasUser, kHasAnonymous, kHasPrevious}) {
        if ((flags & flag) == 0) continue;
        const std::uint64_t hash = hashOfId(at, flag == kHasUser);
        if (isFirst) {
            ids.who = hash;
        } else {
            ids.others[ids.count++] = hash;
        }
        isFirst = false;
        // What went before an alias may be an anonymous id or a user's (S6).
        if (flag == kHasPrevious) ids.others[ids.count++] = hashOfId(at, true);
        at += id_bytes::sizeOf(at);
    }
    return ids;
}

struct RecordWriter::Parser {
    StrictJson json;
    std::vector<DomMember> members;
    std::string userNumber, anonymousNumber, previousNumber, messageNumber;
};

RecordWriter::RecordWriter(const condition::EventInterests& interests)
    : interests_(interests), parser_(std::make_unique<Parser>()) {}
RecordWriter::~RecordWriter() = default;

std::optional<Rejection> RecordWriter::write(std::string_view line, std::uint64_t position,
                                             std::string& out) {
    if (line.size() > limits::kLineBytes) return Rejection::TooLong;
    const auto root = parser_->json.parse(line);
    if (!root) return Rejection::MalformedJson;
    if (!root->is_object()) return Rejection::NotAnObject;
    Envelope envelope;
    auto& members = parser_->members;
    collectMembers(simdjson::dom::object(*root), members);
    for (const DomMember& member : members) envelope.take(member.key, member.value);

    Head head{};
    const std::string_view type =
        envelope.type && envelope.type->is_string() ? std::string_view(*envelope.type) : std::string_view();
    while (head.call < std::size(kCalls) && type != kCalls[head.call].type) ++head.call;
    if (head.call == std::size(kCalls)) return Rejection::UnknownType;
    std::string_view name = kCalls[head.call].name;
    if (name.empty()) {
        if (envelope.event && envelope.event->is_string()) name = std::string_view(*envelope.event);
        if (name.empty()) return Rejection::MissingEventName;
        if (name.front() == '$') return Rejection::ReservedName;
    }
    const std::string_view user = idOf(envelope.userId, parser_->userNumber);
    const std::string_view anonymous = idOf(envelope.anonymousId, parser_->anonymousNumber);
    const std::string_view previous = static_cast<Call>(head.call) == Call::Alias
                                          ? idOf(envelope.previousId, parser_->previousNumber)
                                          : std::string_view();
    if (user.empty() && anonymous.empty()) return Rejection::MissingIdentity;
    if (user.starts_with("anon:")) return Rejection::ReservedId;
    const Time timestamp = timeOf(envelope.timestamp);
    const Time received = timeOf(envelope.receivedAt);
    if ((!timestamp.given && !received.given) || (timestamp.given && !timestamp.instant) ||
        (received.given && !received.instant)) {
        return Rejection::BadTimestamp;
    }
    receivedAt_ = received.given ? *received.instant : *timestamp.instant;
    head.receivedAt = receivedAt_.ms;
    head.timestamp = timestamp.given ? timestamp.instant->ms : receivedAt_.ms;
    head.position = position;
    const auto nameId = interests_.find(name);
    head.name = nameId.value_or(kNoName);

    const std::size_t start = out.size();
    out.append(sizeof head, '\0');
    const auto put = [&](std::string_view id, Flag flag) {
        if (id.empty()) return;
        id_bytes::append(out, id);
        head.flags |= flag;
    };
    put(user, kHasUser);
    put(anonymous, kHasAnonymous);
    put(previous, kHasPrevious);
    const std::string_view message = idOf(envelope.messageId, parser_->messageNumber);
    id_bytes::append(out, message.empty() ? contentId(*root, !timestamp.given) : message);
    const bool narrow = line.size() <= base::Packer::kNarrowText;
    packContent(interests_.part(nameId), head.call == 0 ? std::string_view() : name,
                narrow ? base::Packer::Width::Narrow : base::Packer::Width::Wide, out);
    head.size = static_cast<std::uint32_t>(out.size() - start);
    std::memcpy(out.data() + start, &head, sizeof head);
    ids_ = idsOf(Record(out.data() + start));
    return std::nullopt;
}

void RecordWriter::packContent(const condition::EventPart& part, std::string_view givenName,
                               base::Packer::Width width, std::string& out) {
    base::Packer packer(out, width);
    const std::size_t mark = packer.begin(base::packing::Tag::Object);
    std::uint32_t count = 0;
    for (const auto& [key, value] : parser_->members) {
        if (key == "event" && !givenName.empty()) continue;
        if (part.whole) {
            packer.key(key);
            pack(packer, value);
            ++count;
        } else if (const condition::EventPart* inner = part.find(key)) {
            count += packMember(packer, key, value, *inner) ? 1 : 0;
        }
    }
    if (!givenName.empty() && (part.whole || part.find("event"))) {
        packer.key("event");
        packer.string(givenName);
        ++count;
    }
    packer.end(mark, count);
}

const Event& RecordReader::read(Record record, std::shared_ptr<const std::string> owner) {
    const Head head = headOf(record.bytes());
    const char* at = record.bytes() + sizeof head;
    const auto take = [&](std::uint8_t flag, char(&uuid)[36]) {
        if ((head.flags & flag) == 0) return std::string_view();
        const std::string_view id = id_bytes::textOf(at, uuid);
        at += id_bytes::sizeOf(at);
        return id;
    };
    event_.call = static_cast<Call>(head.call);
    event_.userId = take(kHasUser, uuids_[0]);
    event_.anonymousId = take(kHasAnonymous, uuids_[1]);
    event_.previousId = take(kHasPrevious, uuids_[2]);
    event_.messageId = id_bytes::textOf(at, uuids_[3]);
    at += id_bytes::sizeOf(at);
    event_.content = base::PackedValue::within(std::move(owner), at);
    event_.isOnlyOne = (head.flags & kIsOnlyOne) != 0;
    event_.timestamp = {head.timestamp};
    event_.receivedAt = {head.receivedAt};
    event_.position = head.position;
    event_.nameId = head.name == kNoName ? std::nullopt : std::optional(head.name);
    if (event_.nameId) {
        event_.name = interests_.name(*event_.nameId);
    } else {
        const base::ValueView name = event_.content.view().find("event");
        event_.name = name.isString() ? name.string() : kCalls[head.call].name;
    }
    return event_;
}

}  // namespace rehearsal::event
