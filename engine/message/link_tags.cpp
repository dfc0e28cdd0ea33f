#include "message/link_tags.h"

#include <algorithm>

#include "message/html_rewriter.h"

namespace rehearsal::message {
namespace {

std::string lowerCase(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// The host of a web address; empty where it is none.
std::string hostOf(std::string_view address) {
    const std::string start = lowerCase(address.substr(0, 8));
    const std::size_t begin = start.starts_with("https://") ? 8 : start.starts_with("http://") ? 7 : 0;
    if (begin == 0) return {};
    std::string_view host = address.substr(begin, address.find_first_of("/?#", begin) - begin);
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
    return lowerCase(host.substr(0, host.find(':')));
}

bool isTheirs(const std::string& host, const std::vector<std::string>& domains) {
    if (host.empty()) return false;
    return domains.empty() || std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
               return host == domain || host.ends_with("." + domain);
           });
}

/// As a form writes it into an address (RFC 3986).
std::string encoded(std::string_view text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '-' || c == '_' || c == '.' || c == '~';
        if (isPlain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

bool hasParameter(std::string_view query, const std::string& name) {
    while (!query.empty()) {
        const std::string_view one = query.substr(0, query.find('&'));
        if (one.substr(0, one.find('=')) == name) return true;
        query.remove_prefix(std::min(query.size(), one.size() + 1));
    }
    return false;
}

}  // namespace

std::string taggedLink(std::string_view address, const LinkTags& tags) {
    const auto& spared = tags.untagged;
    if (std::find(spared.begin(), spared.end(), address) != spared.end() ||
        !isTheirs(hostOf(address), tags.domains))
        return std::string(address);
    const std::size_t hash = std::min(address.find('#'), address.size());
    std::string out(address.substr(0, hash));
    const std::size_t question = out.find('?');
    const std::string query = question == std::string::npos ? std::string() : out.substr(question + 1);
    char next = question == std::string::npos ? '?' : '&';
    if (question != std::string::npos && (query.empty() || query.ends_with('&'))) next = '\0';
    for (const auto& [name, value] : tags.parameters) {
        const std::string key = encoded(name);
        if (value.empty() || hasParameter(query, key)) continue;
        if (next != '\0') out += next;
        out.append(key).append("=").append(encoded(value));
        next = '&';
    }
    return out.append(address.substr(hash));
}

std::string withLinkTags(std::string_view html, const LinkTags& tags) {
    HtmlRewriter rewriter(html);
    while (const auto tag = rewriter.next()) {
        if (tag->name != "a" && tag->name != "area") continue;
        const auto href = tag->attribute("href");
        if (!href) continue;
        const std::string tagged = taggedLink(*href, tags);
        if (tagged != *href) rewriter.set(*tag, "href", tagged);
    }
    return rewriter.result();
}

}  // namespace rehearsal::message
