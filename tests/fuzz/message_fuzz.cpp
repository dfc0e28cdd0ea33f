// Makes a mail of whatever comes: subject, HTML and the person's data as JSON, divided by NULs. No header may
// come in that is not the mail's own, and nothing may take for ever.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "message/composer.h"
#include "message/facts.h"
#include "message/html_text.h"
#include "message/mime.h"

namespace {

using namespace rehearsal;

bool isOwn(std::string_view name) {
    constexpr std::array<std::string_view, 11> kNames{"Content-Language",
                                                      "Content-Type",
                                                      "Date",
                                                      "From",
                                                      "List-Unsubscribe",
                                                      "List-Unsubscribe-Post",
                                                      "MIME-Version",
                                                      "Message-Id",
                                                      "Reply-To",
                                                      "Subject",
                                                      "To"};
    for (const std::string_view own : kNames) {
        if (name == own) return true;
    }
    return false;
}

void checkHead(const std::string& mail) {
    const std::string head = mail.substr(0, mail.find("\r\n\r\n"));
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t end = std::min(head.find("\r\n", at), head.size());
        const bool folded = head[at] == ' ' || head[at] == '\t';
        if (!folded && !isOwn(head.substr(at, head.find(':', at) - at))) std::abort();
        at = end + 2;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    const std::size_t first = std::min(input.find('\0'), input.size());
    const std::size_t second = std::min(input.find('\0', first + 1), input.size());
    bundle::Bundle shop;
    shop.brand.linkTags = {{"source", "{{ campaign.id }}"}, {"content", "a&b"}};
    bundle::Template mail;
    mail.id = "fuzz";
    mail.fromEmail = "hello@shop.example";
    mail.subject = input.substr(0, first);
    if (first < input.size()) mail.html = input.substr(first + 1, second - first - 1);
    shop.blocks.emplace_back("block", mail.html);
    shop.templates.push_back(mail);
    message::Context context;
    const auto json = second < input.size()
                          ? nlohmann::ordered_json::parse(input.substr(second + 1), nullptr, false)
                          : nlohmann::ordered_json();
    if (json.is_object()) context.profile = base::toValue(json);
    context.slotBlocks = {{"slot", "block"}};
    context.messageId = "c/n/p/t/1";
    const message::Composer composer(shop);
    liquid::TakenWays taken;
    const auto made = composer.compose(mail, context, {.taken = &taken});
    (void)composer.ways(mail, context);
    (void)message::toJson(message::factsOf(made, composer.mergeTags(mail, context)))
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    (void)message::textOfHtml(mail.html);
    const auto written = message::toMime(made);
    if (written) checkHead(*written);
    return 0;
}
