#include "message/drawn_picture.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <mutex>
#include <numbers>

#include "message/countdown.h"

// The font is linked in, so that a mail looks the same wherever it is made.
__asm__(
    ".section .rodata\n"
    ".global rehearsal_picture_font_begin\n"
    ".global rehearsal_picture_font_end\n"
    "rehearsal_picture_font_begin:\n"
    ".incbin \"" REHEARSAL_PICTURE_FONT
    "\"\n"
    "rehearsal_picture_font_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" const unsigned char rehearsal_picture_font_begin[];
extern "C" const unsigned char rehearsal_picture_font_end[];

namespace rehearsal::message {
namespace {

constexpr double kScale = 2;
constexpr double kGap = 12;
constexpr double kRadius = 10;
constexpr double kNumberSize = 34;
constexpr double kUnitSize = 12;

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* painter) const { cairo_destroy(painter); }
};

/// The one face all pictures are lettered in. FreeType's library is not for two threads at once: see
/// `drawing`.
cairo_font_face_t* fontFace() {
    static cairo_font_face_t* const kFace = [] {
        FT_Library library = nullptr;
        FT_Face face = nullptr;
        if (FT_Init_FreeType(&library) != 0) return static_cast<cairo_font_face_t*>(nullptr);
        const auto size = rehearsal_picture_font_end - rehearsal_picture_font_begin;
        if (FT_New_Memory_Face(library, rehearsal_picture_font_begin, size, 0, &face) != 0)
            return static_cast<cairo_font_face_t*>(nullptr);
        return cairo_ft_font_face_create_for_ft_face(face, 0);
    }();
    return kFace;
}

std::mutex& drawing() {
    static std::mutex mutex;
    return mutex;
}

void setColor(cairo_t* painter, const std::string& hex, double opacity = 1) {
    const auto channel = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0; };
    cairo_set_source_rgba(painter, channel(0), channel(2), channel(4), opacity);
}

void roundedBox(cairo_t* painter, double x, double y, double width, double height) {
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_new_sub_path(painter);
    cairo_arc(painter, x + width - kRadius, y + kRadius, kRadius, -kQuarter, 0);
    cairo_arc(painter, x + width - kRadius, y + height - kRadius, kRadius, 0, kQuarter);
    cairo_arc(painter, x + kRadius, y + height - kRadius, kRadius, kQuarter, 2 * kQuarter);
    cairo_arc(painter, x + kRadius, y + kRadius, kRadius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(painter);
}

void centredText(cairo_t* painter, const std::string& text, double size, double middle, double baseline) {
    cairo_set_font_size(painter, size);
    cairo_text_extents_t extents;
    cairo_text_extents(painter, text.c_str(), &extents);
    cairo_move_to(painter, middle - extents.x_advance / 2, baseline);
    cairo_show_text(painter, text.c_str());
}

void draw(cairo_t* painter, const Countdown& countdown) {
    cairo_scale(painter, kScale, kScale);
    cairo_set_font_face(painter, fontFace());
    constexpr double kBox = (kCountdownWidth - 2 * kGap) / 3;
    double x = 0;
    for (const auto& [count, unit] : countdown.parts()) {
        roundedBox(painter, x, 0, kBox, kCountdownHeight);
        // Around the boxes it is transparent, so that it fits on whatever a dark mail client makes of the
        // paper.
        setColor(painter, countdown.paper);
        cairo_fill_preserve(painter);
        setColor(painter, countdown.ink, 0.1);
        cairo_fill(painter);
        setColor(painter, countdown.ink);
        centredText(painter, fmt::format("{:02}", count), kNumberSize, x + kBox / 2, 46);
        centredText(painter, std::string(unit), kUnitSize, x + kBox / 2, 67);
        x += kBox + kGap;
    }
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::optional<std::string> drawnPicture(std::string_view path) {
    const auto countdown = Countdown::ofPath(path);
    if (!countdown) return std::nullopt;
    const std::lock_guard lock(drawing());
    const std::unique_ptr<cairo_surface_t, Release> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(kCountdownWidth * kScale),
                                   static_cast<int>(kCountdownHeight * kScale)));
    const std::unique_ptr<cairo_t, Release> painter(cairo_create(surface.get()));
    draw(painter.get(), *countdown);
    std::string png;
    cairo_surface_write_to_png_stream(surface.get(), append, &png);
    return png;
}

}  // namespace rehearsal::message
