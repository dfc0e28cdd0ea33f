#pragma once

#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "capi/rehearsal.h"

namespace rehearsal::capi {

/// What a call gives up with; it never leaves the library.
struct Failure {
    rehearsal_code code = REHEARSAL_INTERNAL;
    std::string text;
};

[[noreturn]] void fail(rehearsal_code code, std::string text);
[[noreturn]] void fail(rehearsal_code code, const base::Diagnostic& diagnostic);

/// Fails where a pointer that must lead somewhere does not.
void need(const void* pointer, const char* what);

std::string_view view(rehearsal_text text, const char* what);
/// A copy of the bytes, as the caller gets it.
rehearsal_buffer copy(std::string_view bytes);
rehearsal_text lend(const std::string& text);

/// Writes what went wrong where the caller may read it.
rehearsal_code report(rehearsal_error* error, rehearsal_code code, std::string_view text) noexcept;

/// Runs a call so that no exception crosses into C.
template <class Body>
rehearsal_code guarded(rehearsal_error* error, const Body& body) noexcept {
    try {
        if (error) *error = {};
        body();
        return REHEARSAL_OK;
    } catch (const Failure& failure) {
        return report(error, failure.code, failure.text);
    } catch (const std::bad_alloc&) {
        return report(error, REHEARSAL_OUT_OF_MEMORY, "There is not enough memory.");
    } catch (const std::exception& exception) {
        return report(error, REHEARSAL_INTERNAL, exception.what());
    } catch (...) {
        return report(error, REHEARSAL_INTERNAL, "Something went wrong that has no name.");
    }
}

}  // namespace rehearsal::capi
