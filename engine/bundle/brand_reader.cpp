#include "bundle/brand_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace rehearsal::bundle {
namespace {

using base::Value;

using Defaults = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr const char* kTexts[] = {"name", "url", "logo", "address", "footer"};
const Defaults kColors{{"accent", "#3451B2"},    {"on_accent", "#FFFFFF"},  {"text", "#1C2024"},
                       {"secondary", "#60646C"}, {"background", "#F4F4F2"}, {"card", "#FFFFFF"},
                       {"line", "#E0E1E6"}};
const Defaults kDark{{"accent", "#9EB1FF"},    {"on_accent", "#111113"},  {"text", "#EDEEF0"},
                     {"secondary", "#B0B4BA"}, {"background", "#111113"}, {"card", "#1F2023"},
                     {"line", "#43484E"}};
const Defaults kFonts{{"heading", "Georgia, 'Times New Roman', serif"},
                      {"body", "Helvetica, Arial, sans-serif"}};

bool isName(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool isColor(std::string_view text) {
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return (text.size() == 4 || text.size() == 7) && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(), isHex);
}

std::string readColor(const Place& place) {
    const std::string text = readString(place);
    if (place.value->isString() && !isColor(text))
        place.expected("a colour of six hexadecimal digits", "such as \"#3451B2\"");
    return text;
}

/// It stands in a `style` attribute of each mail: it must not be able to end it, nor to say more than a font.
std::string readFont(const Place& place) {
    const std::string text = readNonEmpty(place, "the names of fonts");
    if (text.find_first_of("\"<>{};:()\\") != std::string::npos)
        place.expected("names of fonts with commas between them",
                       "such as \"Georgia, 'Times New Roman', serif\"");
    return text;
}

Value::Object withDefaults(const Defaults& defaults) {
    Value::Object out;
    for (const auto& [name, value] : defaults) out.emplace_back(name, Value(value));
    return out;
}

/// Names to values: the standard ones, and whatever else this brand calls its own.
template <class Read>
Value readNamed(ObjectReader& object, const char* key, const Defaults& defaults, Read read) {
    base::ObjectBuilder out(withDefaults(defaults));
    const auto place = object.find(key);
    if (!place) return std::move(out).build();
    if (!place->value->isObject()) {
        place->expected("an object of names and values");
        return std::move(out).build();
    }
    for (const auto& member : place->value->object()) {
        const Place at = place->member(member);
        if (!isName(member.first))
            at.error(fmt::format("\"{}\" cannot be read by a template", member.first),
                     "a name has lower-case letters, digits and underscores");
        std::string value = read(at);
        if (!value.empty()) out.set(member.first, Value(std::move(value)));
    }
    return std::move(out).build();
}

void readLinks(const Place& place, Brand& out) {
    ObjectReader object(place);
    if (const auto tags = object.find("tags")) {
        if (!tags->value->isObject()) return tags->expected("an object of parameters and values");
        for (const auto& member : tags->value->object()) {
            const Place at = tags->member(member);
            if (member.first.empty() || member.first.find_first_of("&=#? ") != std::string::npos)
                at.error(fmt::format("\"{}\" cannot be a parameter of a link", member.first));
            out.linkTags.emplace_back(member.first, readString(at));
        }
    }
    if (const auto domains = object.find("domains")) out.linkDomains = readStrings(*domains, "domains");
    for (std::string& domain : out.linkDomains) {
        std::transform(domain.begin(), domain.end(), domain.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    }
}

}  // namespace

Brand readBrand(const Place& place) {
    Brand out = defaultBrand();
    ObjectReader object(place);
    if (!object.isObject()) return out;
    readFormat(object, "rehearsal.brand/1");
    base::ObjectBuilder look;
    for (const char* name : kTexts) {
        const auto text = object.find(name);
        const std::string value = text ? readString(*text) : std::string();
        // Nothing, rather than an empty text, so that `{% if brand.address %}` does not hold.
        look.set(name, value.empty() ? Value() : Value(value));
    }
    look.set("colors", readNamed(object, "colors", kColors, readColor));
    look.set("dark", readNamed(object, "dark", kDark, readColor));
    look.set("fonts", readNamed(object, "fonts", kFonts, readFont));
    out.look = std::move(look).build();
    if (const auto links = object.find("links")) readLinks(*links, out);
    return out;
}

Brand defaultBrand() {
    Brand out;
    Value::Object look;
    for (const char* name : kTexts) look.emplace_back(name, Value());
    look.emplace_back("colors", Value(withDefaults(kColors)));
    look.emplace_back("dark", Value(withDefaults(kDark)));
    look.emplace_back("fonts", Value(withDefaults(kFonts)));
    out.look = Value(std::move(look));
    return out;
}

}  // namespace rehearsal::bundle
