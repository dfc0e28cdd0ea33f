#include "message/pictures.h"

#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/sha256.h"
#include "message/drawn_picture.h"

namespace rehearsal::message {
namespace {

constexpr std::string_view kFolder = "assets/";
constexpr std::string_view kDrawnFolder = "drawn/";
constexpr std::size_t kBase64Line = 76;

std::string_view typeOf(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes{{
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
        {".svg", "image/svg+xml"},
        {".bmp", "image/bmp"},
        {".avif", "image/avif"},
    }};
    for (const auto& [ending, type] : kTypes) {
        if (path.ends_with(ending)) return type;
    }
    return {};
}

std::string base64Lines(std::string_view bytes) {
    const std::unique_ptr<char, decltype(&g_free)> encoded(
        g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()), &g_free);
    const std::string_view text = encoded.get();
    std::string out;
    out.reserve(text.size() + text.size() / kBase64Line + 1);
    for (std::size_t i = 0; i < text.size(); i += kBase64Line) {
        out += text.substr(i, kBase64Line);
        out += '\n';
    }
    return out;
}

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Whether a picture's address may begin at `at`: after `src=`, `background=` or `url(`, quoted or not.
bool beginsAddress(std::string_view html, std::size_t at) {
    const auto endsWith = [&](std::string_view word) {
        if (at < word.size()) return false;
        return std::equal(word.begin(), word.end(),
                          html.begin() + static_cast<std::ptrdiff_t>(at - word.size()),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
    };
    const auto skipSpace = [&] {
        while (at > 0 && isSpace(html[at - 1])) --at;
    };
    if (at > 0 && (html[at - 1] == '"' || html[at - 1] == '\''))
        --at;
    else if (at > 5 && endsWith("&quot;"))
        at -= 6;
    skipSpace();
    if (endsWith("url(")) return true;
    if (at == 0 || html[at - 1] != '=') return false;
    --at;
    skipSpace();
    return endsWith("src") || endsWith("background") || endsWith("srcset") || endsWith("poster");
}

std::shared_ptr<const Picture> made(std::string_view path, std::string_view type, const std::string& bytes) {
    const std::string id = base::hex(base::sha256(bytes)).substr(0, 24) + "@picture";
    return std::make_shared<const Picture>(
        Picture{std::string(path), std::string(type), id, base64Lines(bytes)});
}

/// Where the path of a picture may begin, from a place on.
std::size_t nextFolder(std::string_view html, std::size_t from) {
    return std::min(html.find(kFolder, from), html.find(kDrawnFolder, from));
}

}  // namespace

Pictures::Pictures(const bundle::Files& files) {
    for (const std::string& path : files.under(kFolder)) {
        const std::string_view type = typeOf(path);
        if (!type.empty()) byPath_.emplace(path, made(path, type, *files.find(path)));
    }
}

std::shared_ptr<const Picture> Pictures::find(std::string_view path) const {
    const auto found = byPath_.find(path);
    if (found != byPath_.end()) return found->second;
    const auto drawn = drawnPicture(path);
    return drawn ? made(path, typeOf(path), *drawn) : nullptr;
}

PicturedHtml withPictures(std::string_view html, const Pictures& pictures) {
    PicturedHtml out;
    std::size_t done = 0;
    for (std::size_t at = nextFolder(html, 0); at != std::string_view::npos; at = nextFolder(html, at + 1)) {
        const std::size_t end = std::min(html.find_first_of("\"'()<>&, \t\r\n", at), html.size());
        if (!beginsAddress(html, at)) continue;
        const auto picture = pictures.find(html.substr(at, end - at));
        if (picture == nullptr) continue;
        out.html.append(html.substr(done, at - done)).append("cid:").append(picture->contentId);
        done = end;
        auto& used = out.pictures;
        const bool isNew = std::none_of(
            used.begin(), used.end(), [&](const auto& one) { return one->contentId == picture->contentId; });
        if (isNew) used.push_back(picture);
    }
    out.html.append(html.substr(done));
    return out;
}

}  // namespace rehearsal::message
