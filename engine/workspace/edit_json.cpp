#include "workspace/edit_json.h"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>

namespace rehearsal::workspace {

namespace {

using Json = nlohmann::ordered_json;

/// Text where it is text, so that a history can be read by people too; hexadecimal where JSON cannot hold it.
Json bytesToJson(const std::string& bytes) {
    try {
        const Json text = bytes;
        (void)text.dump();  // throws where the bytes are no UTF-8
        return text;
    } catch (const Json::type_error&) {
        std::string hex;
        hex.reserve(bytes.size() * 2);
        for (const char byte : bytes)
            fmt::format_to(std::back_inserter(hex), "{:02x}", static_cast<unsigned char>(byte));
        return Json{{"hex", hex}};
    }
}

std::optional<std::string> bytesFromJson(const Json& json) {
    if (json.is_string()) return json.get<std::string>();
    if (!json.is_object() || !json.contains("hex") || !json["hex"].is_string()) return std::nullopt;
    const std::string& hex = json["hex"].get_ref<const std::string&>();
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned char byte = 0;
        const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
        if (error != std::errc() || end != hex.data() + i + 2) return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::optional<bundle::FileEdit> parseFileEdit(const Json& json) {
    if (!json.is_object() || !json.contains("file") || !json["file"].is_string()) return std::nullopt;
    const auto removed = bytesFromJson(json.value("removed", Json()));
    const auto inserted = bytesFromJson(json.value("inserted", Json()));
    const Json offset = json.value("offset", Json());
    if (!removed || !inserted || !offset.is_number_unsigned()) return std::nullopt;
    return bundle::FileEdit{json["file"],
                            json.value("created", Json()) != true,
                            json.value("deleted", Json()) != true,
                            offset.get<std::size_t>(),
                            *removed,
                            *inserted};
}

}  // namespace

std::optional<bundle::Edit> parseEdit(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("files") || !json["files"].is_array()) return std::nullopt;
    bundle::Edit edit;
    for (const Json& each : json["files"]) {
        auto file = parseFileEdit(each);
        if (!file) return std::nullopt;
        edit.files.push_back(std::move(*file));
    }
    return edit;
}

std::string toJsonText(const bundle::Edit& edit) {
    Json files = Json::array();
    for (const bundle::FileEdit& change : edit.files) {
        Json file{{"file", change.file}};
        if (!change.existedBefore) file["created"] = true;
        if (!change.existsAfter) file["deleted"] = true;
        file["offset"] = change.offset;
        file["removed"] = bytesToJson(change.removed);
        file["inserted"] = bytesToJson(change.inserted);
        files.push_back(std::move(file));
    }
    return Json{{"files", std::move(files)}}.dump();
}

}  // namespace rehearsal::workspace
