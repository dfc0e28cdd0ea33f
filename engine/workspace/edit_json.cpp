#include "workspace/edit_json.h"

#include <fmt/format.h>

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

}  // namespace

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
