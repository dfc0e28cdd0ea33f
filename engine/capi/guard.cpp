#include "capi/guard.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace rehearsal::capi {

void fail(rehearsal_code code, std::string text) {
    throw Failure{code, std::move(text)};
}

void fail(rehearsal_code code, const base::Diagnostic& diagnostic) {
    fail(code, base::toString(diagnostic));
}

void need(const void* pointer, const char* what) {
    if (!pointer) fail(REHEARSAL_BAD_ARGUMENT, std::string(what) + " is NULL.");
}

std::string_view view(rehearsal_text text, const char* what) {
    if (text.size > 0) need(text.data, what);
    return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

rehearsal_buffer copy(std::string_view bytes) {
    if (bytes.empty()) return {};
    auto* data = static_cast<char*>(std::malloc(bytes.size()));
    if (!data) throw std::bad_alloc();
    std::memcpy(data, bytes.data(), bytes.size());
    return {data, bytes.size()};
}

rehearsal_text lend(const std::string& text) {
    return {text.data(), text.size()};
}

rehearsal_code report(rehearsal_error* error, rehearsal_code code, std::string_view text) noexcept {
    if (!error) return code;
    error->code = code;
    std::size_t size = std::min(text.size(), sizeof(error->text) - 1);
    // A text that is cut is cut between characters.
    while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    std::memcpy(error->text, text.data(), size);
    error->text[size] = '\0';
    return code;
}

}  // namespace rehearsal::capi

extern "C" int rehearsal_api_version(void) {
    return REHEARSAL_API_VERSION;
}

extern "C" void rehearsal_buffer_free(rehearsal_buffer* buffer) {
    if (!buffer) return;
    std::free(buffer->data);
    *buffer = {};
}
