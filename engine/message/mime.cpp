#include "message/mime.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/sha256.h"
#include "message/header_rules.h"
#include "message/html_entities.h"

namespace rehearsal::message {
namespace {

/// A GObject of ours.
template <class T>
class Held {
  public:
    explicit Held(T* object) : object_(object) {}
    Held(Held&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held() {
        if (object_ != nullptr) g_object_unref(object_);
    }
    T* get() const { return object_; }

  private:
    T* object_;
};

void needGmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

constexpr const char* kNoSender = "rehearsal@mail.example";  ///< Of a template that names no sender.
constexpr std::size_t kPlainLine = 76;

/// Line ends as `\n`, however a template writes them.
std::string unixLines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

std::string networkLines(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 40);
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

/// How a text goes through servers that take short lines of ASCII: as it is where it is that, else so that
/// what is not Latin does not grow to three times its size.
GMimeContentEncoding encodingOf(std::string_view text) {
    std::size_t beyond = 0;
    std::size_t line = 0;
    bool plain = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x80) ++beyond;
        if (line == 0 && (text.substr(i, 5) == "From " || c == '.')) plain = false;
        if (c >= 0x7F || (c < 0x20 && c != '\n' && c != '\t')) plain = false;
        line = c == '\n' ? 0 : line + 1;
        if (line > kPlainLine) plain = false;
    }
    if (plain) return GMIME_CONTENT_ENCODING_7BIT;
    return beyond > text.size() / 4 ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
}

void setContent(GMimePart* part, std::string_view bytes, GMimeContentEncoding encodedAs) {
    const Held stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Held wrapper(g_mime_data_wrapper_new_with_stream(stream.get(), encodedAs));
    g_mime_part_set_content(part, wrapper.get());
}

Held<GMimePart> textPart(const char* subtype, std::string_view text) {
    Held part(g_mime_part_new_with_type("text", subtype));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    std::string lines = unixLines(text);
    const GMimeContentEncoding encoding = encodingOf(lines);
    // Inside base64 nobody changes line ends on the way: they must be right already.
    if (encoding == GMIME_CONTENT_ENCODING_BASE64) lines = networkLines(lines);
    setContent(part.get(), lines, GMIME_CONTENT_ENCODING_DEFAULT);
    g_mime_part_set_content_encoding(part.get(), encoding);
    return part;
}

Held<GMimePart> picturePart(const Picture& picture) {
    const std::size_t slash = picture.contentType.find('/');
    Held part(g_mime_part_new_with_type(picture.contentType.substr(0, slash).c_str(),
                                        picture.contentType.substr(slash + 1).c_str()));
    setContent(part.get(), picture.base64, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_INLINE);
    g_mime_part_set_filename(part.get(), picture.path.substr(picture.path.rfind('/') + 1).c_str());
    g_mime_part_set_content_id(part.get(), picture.contentId.c_str());
    return part;
}

Held<GMimeMultipart> multipart(const char* subtype, const Message& message) {
    Held out(g_mime_multipart_new_with_subtype(subtype));
    // `=_` stands in no line that is quoted-printable or base64.
    const std::string boundary =
        fmt::format("=_{}", base::hex(base::sha256(fmt::format("{} {}", message.id, subtype))).substr(0, 32));
    g_mime_multipart_set_boundary(out.get(), boundary.c_str());
    return out;
}

template <class Part>
void add(const Held<GMimeMultipart>& whole, const Held<Part>& part) {
    g_mime_multipart_add(whole.get(), GMIME_OBJECT(part.get()));
}

/// HTML with the preheader where inboxes look for it: first in the body, seen by nobody who opens the mail.
std::string withPreheader(const Message& message) {
    const std::string& html = message.html;
    const std::string text = encodeEntities(message.preheader, Quotes::Keep);
    if (text.empty() || html.find(text) != std::string::npos) return html;
    std::size_t at = html.find("<body");
    if (at == std::string::npos) at = html.find("<BODY");
    if (at != std::string::npos) at = html.find('>', at);
    at = at == std::string::npos ? 0 : at + 1;
    std::string out = html;
    out.insert(
        at,
        fmt::format("<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all\">{}</div>", text));
    return out;
}

/// The HTML, with its pictures beside it where it shows some.
void addHtml(const Held<GMimeMultipart>& alternatives, const Message& message, const Pictures& pictures) {
    const PicturedHtml pictured = withPictures(withPreheader(message), pictures);
    const Held html = textPart("html", pictured.html);
    if (pictured.pictures.empty()) {
        add(alternatives, html);
        return;
    }
    const Held related = multipart("related", message);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(related.get()), "type", "text/html");
    add(related, html);
    for (const auto& picture : pictured.pictures) add(related, picturePart(*picture));
    add(alternatives, related);
}

void addAddress(GMimeMessage* mail, GMimeAddressType type, const std::string& name,
                const std::string& address) {
    if (address.empty()) return;
    const Held mailbox(internet_address_mailbox_new(name.empty() ? nullptr : name.c_str(), address.c_str()));
    internet_address_set_charset(mailbox.get(), "utf-8");
    internet_address_list_add(g_mime_message_get_addresses(mail, type), mailbox.get());
}

void setHeader(GMimeMessage* mail, const char* name, const std::string& value) {
    g_mime_object_set_header(GMIME_OBJECT(mail), name, value.c_str(), "utf-8");
}

void setHeaders(GMimeMessage* mail, const Message& message) {
    addAddress(mail, GMIME_ADDRESS_TYPE_FROM, message.fromName, senderOf(message));
    addAddress(mail, GMIME_ADDRESS_TYPE_REPLY_TO, {}, message.replyTo);
    addAddress(mail, GMIME_ADDRESS_TYPE_TO, {}, message.to);
    g_mime_message_set_subject(mail, message.subject.c_str(), "utf-8");
    g_mime_message_set_message_id(mail, message.id.c_str());
    if (GDateTime* date = g_date_time_new_from_unix_utc(message.date.ms / 1000)) {
        g_mime_message_set_date(mail, date);
        g_date_time_unref(date);
    }
    if (!message.language.empty()) setHeader(mail, "Content-Language", message.language);
    if (message.unsubscribeUrl.empty()) return;
    setHeader(mail, "List-Unsubscribe", fmt::format("<{}>", message.unsubscribeUrl));
    setHeader(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
}

std::string written(GMimeMessage* mail) {
    const Held stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(mail), nullptr, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return networkLines({reinterpret_cast<const char*>(bytes->data), bytes->len});
}

/// Asked again here, of all that goes into a header: a message need not come from a composer.
std::string headerProblemOf(const Message& message) {
    for (const std::string* text :
         {&message.subject, &message.fromName, &message.id, &message.language, &message.unsubscribeUrl}) {
        if (std::string problem = headerProblem(*text); !problem.empty())
            return fmt::format("\"{}\" {}", encodeEntities(*text, Quotes::Keep), problem);
    }
    for (const std::string* address : {&message.to, &message.fromEmail, &message.replyTo}) {
        if (address->empty()) continue;
        if (std::string problem = addressProblem(*address); !problem.empty())
            return fmt::format("\"{}\" {}", *address, problem);
    }
    return {};
}

}  // namespace

std::string senderOf(const Message& message) {
    return message.fromEmail.empty() ? kNoSender : message.fromEmail;
}

base::Expected<std::string> toMime(const Message& message, const Pictures& pictures) {
    if (message.failure)
        return base::failure("message", fmt::format("It cannot go out: {}", *message.failure));
    if (std::string problem = headerProblemOf(message); !problem.empty())
        return base::failure("message", std::move(problem));
    needGmime();
    const Held alternatives = multipart("alternative", message);
    add(alternatives, textPart("plain", message.text));
    if (message.amp) add(alternatives, textPart("x-amp-html", *message.amp));
    addHtml(alternatives, message, pictures);
    const Held mail(g_mime_message_new(TRUE));
    setHeaders(mail.get(), message);
    g_mime_message_set_mime_part(mail.get(), GMIME_OBJECT(alternatives.get()));
    return written(mail.get());
}

}  // namespace rehearsal::message
