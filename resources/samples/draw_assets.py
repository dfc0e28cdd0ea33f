#!/usr/bin/env python3
"""Draws the pictures of the sample shop: products, heroes and the logo, into spring-store/assets as PNG.

Each picture is a small SVG put together from a few shapes; rsvg-convert (librsvg2-bin) turns it into the PNG a mail
can show, and optipng makes it small. Run it after changing a picture; the PNG files are committed.
"""
import math
import pathlib
import subprocess
import sys
import tempfile

ASSETS = pathlib.Path(__file__).parent / "spring-store" / "assets"

INK, CLAY, CLAY_DARK, CREAM, SAND = "#3B332B", "#C86B45", "#A9532F", "#FBF4E9", "#E8D8BF"
LEAF, LEAF_DARK, LEAF_LIGHT, MOSS = "#5E8C61", "#3F6B4B", "#8DB580", "#A8C69F"
BLUE, BLUE_DARK, SKY, ROSE, GOLD, WOOD, WOOD_DARK = (
    "#5B7FA6", "#3F5F85", "#CFE0EA", "#E7B7A8", "#E3B04B", "#B98A5A", "#946A40")


def circle(x, y, r, fill, more=""):
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" {more}/>'


def ellipse(x, y, rx, ry, fill, more=""):
    return f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" {more}/>'


def box(x, y, w, h, r, fill, more=""):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}" {more}/>'


def path(d, fill, more=""):
    return f'<path d="{d}" fill="{fill}" {more}/>'


def line(d, colour, width):
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>'


def turned(shape, angle, x, y):
    return f'<g transform="rotate({angle} {x} {y})">{shape}</g>'


def placed(shape, x, y, scale=1.0):
    return f'<g transform="translate({x} {y}) scale({scale})">{shape}</g>'


def shadow(x=200, y=334, rx=96, ry=13):
    return ellipse(x, y, rx, ry, INK, 'opacity="0.12"')


def leaf(x, y, length, width, angle, fill=LEAF, vein=LEAF_DARK):
    """A leaf that grows up from (x, y), turned by `angle`."""
    shape = path(f"M{x} {y} C{x - width} {y - length * .35} {x - width * .8} {y - length * .8} {x} {y - length} "
                 f"C{x + width * .8} {y - length * .8} {x + width} {y - length * .35} {x} {y}Z", fill)
    return turned(shape + line(f"M{x} {y} L{x} {y - length * .82}", vein, 2.5), angle, x, y)


def pot(x=200, y=334, w=120, h=104, fill=CLAY, dark=CLAY_DARK):
    """A flower pot that stands at (x, y)."""
    top, bottom = w / 2, w * .36
    return (path(f"M{x - top + 6} {y - h + 18} L{x + top - 6} {y - h + 18} L{x + bottom} {y - 6} Q{x + bottom - 2} {y} "
                 f"{x + bottom - 8} {y} L{x - bottom + 8} {y} Q{x - bottom + 2} {y} {x - bottom} {y - 6}Z", fill)
            + path(f"M{x + top * .3} {y - h + 18} L{x + top - 6} {y - h + 18} L{x + bottom} {y - 6} L{x + bottom * .4} {y}Z",
                   dark, 'opacity="0.35"')
            + box(x - top, y - h, w, 24, 6, fill) + box(x - top, y - h + 19, w, 5, 2, dark, 'opacity="0.45"'))


# --- products -----------------------------------------------------------------------------------------------------

def monstera():
    def frond(x, y, s, angle):
        body = path("M0 0 C-58 -10 -66 -78 -34 -112 C-20 -126 -6 -130 0 -132 C6 -130 20 -126 34 -112 C66 -78 58 -10 0 0Z", LEAF)
        cuts = "".join(path(f"M{side * 60} {y0} L{side * 18} {y0 - 8} L{side * 58} {y0 - 20}Z", "#EAF0E2")
                       for side in (-1, 1) for y0 in (-34, -66))
        return (f'<g transform="translate({x} {y}) rotate({angle}) scale({s})">' + body + cuts
                + line("M0 0 L0 -112", LEAF_DARK, 4) + "</g>")
    stems = line("M200 250 C190 210 150 190 138 176 M200 250 C204 200 204 170 204 150 M200 250 C214 214 246 206 262 190",
                 LEAF_DARK, 6)
    return stems + frond(138, 182, .72, -48) + frond(262, 196, .7, 50) + frond(204, 176, .86, 4) + pot()


def snake_plant():
    blades = [(168, 130, 15, -9), (184, 168, 17, -3), (200, 190, 18, 1), (217, 156, 17, 6), (233, 118, 14, 12)]
    art = "".join(leaf(x, 246, n, w, a, LEAF_DARK if i % 2 else LEAF, GOLD) for i, (x, n, w, a) in enumerate(blades))
    return art + pot(fill=CREAM, dark=SAND)


def olive_tree():
    art = line("M200 250 C198 200 204 160 200 124 M201 190 C220 176 236 164 242 150 M200 170 C184 160 168 150 160 138", WOOD_DARK, 7)
    spots = [(200, 96), (160, 118), (242, 126), (178, 140), (224, 100), (140, 142), (258, 148), (196, 132), (222, 140)]
    for i, (x, y) in enumerate(spots):
        for k in range(5):
            art += leaf(x, y, 34, 7, k * 72 + i * 23, MOSS if k % 2 else LEAF, LEAF_DARK)
    art += "".join(circle(x, y, 6, INK) for x, y in [(170, 128), (232, 122), (206, 104), (250, 142)])
    return art + pot(w=112, h=98, fill=BLUE, dark=BLUE_DARK)


def string_of_pearls():
    art = line("M120 96 L200 40 L280 96", WOOD, 4)
    for i, x in enumerate([136, 156, 178, 200, 222, 244, 264]):
        n = [9, 13, 10, 14, 11, 12, 8][i]
        art += "".join(circle(x + (5 if k % 2 else -4), 156 + k * 13, 8.5, LEAF_LIGHT if (k + i) % 3 else LEAF) for k in range(n))
    return art + path("M116 96 Q118 186 200 188 Q282 186 284 96Z", CREAM) + box(112, 86, 176, 20, 9, SAND)


def lavender():
    art = ""
    for x, n, a in [(160, 118, -14), (180, 148, -6), (200, 160, 0), (222, 144, 7), (242, 116, 15)]:
        stem = line(f"M{x} 246 L{x} {246 - n}", LEAF, 4)
        bloom = "".join(ellipse(x + (6 if k % 2 else -6), 246 - n + k * 9 - 26, 7, 6, "#8C7BB5" if k % 2 else "#A594CB") for k in range(8))
        art += turned(stem + bloom, a, 200, 250)
    art += leaf(172, 248, 62, 7, -30, MOSS) + leaf(228, 248, 62, 7, 30, MOSS)
    return art + pot()


def cactus_trio():
    def spines(x, y, w, h):
        return "".join(line(f"M{x + dx} {y + k} l4 -4", CREAM, 2) for k in range(14, int(h), 20) for dx in (-w * .25, w * .18))
    art = box(112, 190, 50, 90, 25, LEAF) + spines(137, 190, 50, 80)
    art += box(176, 130, 52, 150, 26, LEAF_DARK) + line("M228 200 q26 2 26 -34", LEAF_DARK, 20) + spines(202, 130, 52, 140)
    art += circle(274, 246, 32, LEAF_LIGHT) + spines(274, 214, 56, 56) + circle(274, 212, 8, ROSE) + circle(202, 128, 8, ROSE)
    return art + pot(137, 334, 76, 70, CREAM, SAND) + pot(202, 334, 84, 76) + pot(274, 334, 78, 68, BLUE, BLUE_DARK)


def terracotta_pot():
    return pot(200, 334, 190, 170) + ellipse(200, 166, 88, 7, CLAY_DARK) + ellipse(200, 342, 96, 8, CLAY_DARK)


def glazed_pot():
    body = path("M126 176 Q110 250 150 326 Q154 334 164 334 L236 334 Q246 334 250 326 Q290 250 274 176Z", BLUE)
    drip = path("M126 176 L274 176 Q280 214 262 214 Q252 214 250 232 Q246 246 236 226 Q228 212 214 220 Q204 250 194 224 "
                "Q184 208 172 226 Q162 240 156 218 Q150 204 138 214 Q120 212 126 176Z", SKY)
    return body + drip + box(116, 160, 168, 22, 10, BLUE_DARK) + ellipse(200, 168, 76, 6, INK, 'opacity="0.3"')


def hanging_planter():
    art = line("M134 178 L200 44 L266 178 M200 44 L200 178", WOOD, 4) + circle(200, 44, 8, WOOD_DARK)
    art += "".join(leaf(x, 180, n, 16, a, c) for x, n, a, c in
                   [(160, 74, -48, LEAF), (180, 84, -20, LEAF_LIGHT), (204, 92, 4, LEAF), (226, 82, 26, LEAF_LIGHT), (244, 70, 52, LEAF)])
    return art + path("M124 176 Q126 268 200 272 Q274 268 276 176Z", ROSE) + box(118, 168, 164, 18, 8, "#D99C8A")


def herb_box():
    art = ""
    for i, x in enumerate([130, 165, 200, 235, 270]):
        for a in (-28, 0, 28):
            art += leaf(x, 250, 70 + 14 * (i % 2), 14, a, [LEAF, LEAF_LIGHT, LEAF_DARK, MOSS, LEAF][i])
    art += box(94, 244, 212, 88, 8, WOOD) + line("M94 274 L306 274 M94 304 L306 304", WOOD_DARK, 3)
    return art + "".join(box(x - 15, 262, 30, 18, 3, CREAM) + line(f"M{x - 8} 271 l16 0", INK, 2) for x in (150, 200, 250))


def watering_can():
    body = path("M126 196 L262 196 L276 322 Q277 334 264 334 L124 334 Q111 334 112 322Z", LEAF)
    spout = path("M268 292 L330 176 L346 184 L276 322Z", LEAF_DARK) + turned(box(314, 160, 52, 14, 6, LEAF_DARK), 28, 340, 167)
    handle = line("M120 214 C52 200 52 306 116 302", LEAF_DARK, 14) + line("M150 194 C150 130 238 130 238 194", LEAF_DARK, 12)
    return handle + spout + body + box(112, 222, 164, 8, 2, LEAF_DARK, 'opacity="0.4"') + ellipse(150, 266, 10, 36, CREAM, 'opacity="0.25"')


def plant_mister():
    glass = path("M142 214 Q142 178 176 172 L224 172 Q258 178 258 214 L258 314 Q258 334 238 334 L162 334 Q142 334 142 314Z", SKY)
    water = path("M142 246 Q170 236 200 246 T258 246 L258 314 Q258 334 238 334 L162 334 Q142 334 142 314Z", BLUE, 'opacity="0.55"')
    head = box(174, 148, 52, 28, 6, GOLD) + path("M170 108 L236 108 L258 128 L236 148 L170 148Z", GOLD) + line("M176 148 q-18 14 -6 34", WOOD_DARK, 7)
    spray = "".join(circle(x, y, r, BLUE, 'opacity="0.5"') for x, y, r in [(284, 110, 4), (300, 126, 5), (288, 140, 4), (316, 104, 4), (318, 144, 5), (336, 122, 4)])
    return glass + water + ellipse(164, 262, 7, 40, CREAM, 'opacity="0.7"') + head + spray


def steam(x, y):
    return line(f"M{x - 20} {y} q-12 -16 0 -32 t0 -30 M{x + 20} {y} q-12 -16 0 -32 t0 -30", "#FFFFFF", 6)


def mug():
    return (steam(186, 160) + line("M262 212 C322 204 322 296 258 292", "#D9A48F", 18)
            + path("M112 182 L264 182 L256 306 Q254 334 228 334 L148 334 Q122 334 120 306Z", ROSE)
            + path("M112 182 L264 182 L261 226 Q188 246 115 226Z", CREAM) + ellipse(188, 182, 76, 12, "#7A4B33"))


def teapot():
    return (line("M276 214 C340 200 340 300 270 296", BLUE_DARK, 14) + path("M126 262 C92 262 96 208 66 196 L80 178 C124 196 112 232 136 234Z", BLUE_DARK)
            + ellipse(200, 258, 92, 76, BLUE) + ellipse(166, 238, 16, 32, CREAM, 'opacity="0.22"')
            + path("M140 196 Q200 150 260 196Z", BLUE_DARK) + circle(200, 164, 13, GOLD) + box(160, 326, 80, 10, 5, BLUE_DARK))


def bowl():
    berries = "".join(circle(x, y, r, c) for x, y, r, c in
                      [(150, 214, 16, "#7D4E77"), (184, 206, 18, "#B5485A"), (220, 208, 17, "#7D4E77"), (252, 214, 15, "#B5485A"), (200, 220, 15, GOLD)])
    return (ellipse(200, 218, 106, 22, CREAM) + berries + path("M92 218 Q96 326 176 332 L224 332 Q304 326 308 218 Q200 254 92 218Z", MOSS)
            + path("M98 250 Q200 288 302 250 L298 266 Q200 304 102 266Z", CREAM, 'opacity="0.8"') + box(164, 328, 72, 9, 4, LEAF))


def napkins():
    art = ""
    for i, colour in enumerate([CREAM, MOSS, ROSE, SKY]):
        art += box(104 + i * 4, 292 - i * 26, 192 - i * 8, 34, 9, colour) + line(f"M{118 + i * 4} {309 - i * 26} L{282 - i * 4} {309 - i * 26}", SAND, 2)
    return art + line("M200 330 L200 206", WOOD, 5) + line("M200 206 q-34 -40 -44 -8 q6 20 44 8 q34 -40 44 -8 q-6 20 -44 8", WOOD, 5) + leaf(200, 206, 54, 12, 12)


def bread_board():
    bread = path("M116 258 C104 196 150 184 200 184 C250 184 296 196 284 258 C282 276 118 276 116 258Z", "#C98F4E")
    cuts = line("M156 206 l18 30 M192 198 l18 34 M230 202 l16 30", "#F0D3A0", 8)
    return box(76, 262, 248, 34, 14, WOOD) + box(312, 270, 44, 18, 9, WOOD) + circle(340, 279, 5, CREAM) + box(92, 296, 216, 8, 4, WOOD_DARK) + bread + cuts


def carafe():
    glass = path("M172 84 L228 84 L224 170 Q276 206 272 276 Q270 334 220 334 L180 334 Q130 334 128 276 Q124 206 176 170Z", SKY, 'opacity="0.95"')
    water = path("M136 238 Q168 226 200 238 T264 238 Q272 256 272 276 Q270 334 220 334 L180 334 Q130 334 128 276 Q128 256 136 238Z", BLUE, 'opacity="0.5"')
    slices = "".join(circle(x, y, 20, GOLD) + circle(x, y, 14, "#F6E3AE") for x, y in [(172, 292), (224, 276)])
    return glass + water + slices + leaf(200, 262, 44, 10, -30) + ellipse(154, 262, 6, 36, CREAM, 'opacity="0.8"') + box(166, 72, 68, 18, 8, WOOD)


def candle():
    flame = path("M200 96 C226 128 222 156 200 158 C178 156 174 128 200 96Z", GOLD) + path("M200 122 C212 138 210 152 200 154 C190 152 188 138 200 122Z", CREAM)
    jar = box(134, 184, 132, 150, 16, CLAY) + box(134, 184, 132, 22, 10, "#F6E7CF") + line("M200 186 L200 158", INK, 4)
    return circle(200, 136, 66, GOLD, 'opacity="0.16"') + jar + flame + box(152, 236, 96, 60, 6, CREAM) + leaf(200, 286, 40, 11, 0) + leaf(200, 286, 30, 9, -48) + leaf(200, 286, 30, 9, 48)


def cushion():
    return (path("M104 148 Q200 132 296 148 Q310 238 296 328 Q200 342 104 328 Q90 238 104 148Z", GOLD)
            + "".join(line(f"M{x} 142 Q{x + 4} 238 {x} 332", "#F3D594", 6) for x in (136, 168, 200, 232, 264))
            + "".join(line(f"M{x} {y} l{dx} {dy}", WOOD_DARK, 5) for x, y, dx, dy in [(104, 148, -14, -12), (296, 148, 14, -12), (104, 328, -14, 12), (296, 328, 14, 12)]))


def throw():
    fringe = "".join(line(f"M{x} 318 l0 20", CREAM, 4) for x in range(116, 292, 12))
    stripes = "".join(box(108, y, 184, 12, 0, c) for y, c in [(246, CREAM), (270, BLUE_DARK), (290, CREAM)])
    return (box(92, 120, 216, 22, 11, WOOD) + path("M108 130 Q200 116 292 130 L292 318 L108 318Z", "#7FA3B8") + stripes
            + path("M252 128 L292 130 L292 318 L262 318Z", INK, 'opacity="0.08"') + fringe)


def basket():
    weave = "".join(line(f"M{104 + k * 3} {212 + k * 24} Q200 {232 + k * 24} {296 - k * 3} {212 + k * 24}", WOOD_DARK, 4) for k in range(5))
    wool = circle(164, 188, 34, ROSE) + circle(226, 182, 40, MOSS) + line("M200 170 q26 -20 52 0 M194 190 q32 -16 66 2 M140 180 q24 -16 48 0", CREAM, 3)
    return (wool + line("M108 206 C92 150 128 140 134 196 M292 206 C308 150 272 140 266 196", WOOD_DARK, 9)
            + path("M96 196 L304 196 L284 322 Q282 334 268 334 L132 334 Q118 334 116 322Z", "#D2AC7C") + weave)


def lamp():
    return (circle(200, 176, 120, GOLD, 'opacity="0.14"') + box(192, 220, 16, 84, 4, WOOD) + path("M146 112 L254 112 L292 228 L108 228Z", CREAM)
            + path("M216 112 L254 112 L292 228 L232 228Z", SAND, 'opacity="0.6"') + ellipse(200, 322, 62, 14, WOOD_DARK) + ellipse(200, 314, 50, 12, WOOD))


def clock():
    marks = "".join(turned(box(197, 132, 6, 16, 3, INK), k * 30, 200, 226) for k in range(12))
    return (circle(200, 226, 116, WOOD) + circle(200, 226, 102, CREAM) + marks + line("M200 226 L200 158", INK, 8)
            + line("M200 226 L246 252", INK, 8) + line("M200 238 L186 290", CLAY, 4) + circle(200, 226, 9, CLAY))


PRODUCTS = {  # picture: (background, drawing, whether it stands on something)
    "monstera": ("#EAF0E2", monstera, True), "snake-plant": ("#F3E4D2", snake_plant, True),
    "olive-tree": ("#E4ECF0", olive_tree, True), "string-of-pearls": ("#F6E3DA", string_of_pearls, False),
    "lavender": ("#EEE8F3", lavender, True), "cactus-trio": ("#F8ECD3", cactus_trio, True),
    "terracotta-pot": ("#F3E4D2", terracotta_pot, True), "glazed-pot": ("#EFE7DA", glazed_pot, True),
    "hanging-planter": ("#E7EFE4", hanging_planter, False), "herb-box": ("#F8ECD3", herb_box, True),
    "watering-can": ("#F6E3DA", watering_can, True), "plant-mister": ("#F4EDE0", plant_mister, True),
    "mug": ("#E4ECF0", mug, True), "teapot": ("#F8ECD3", teapot, True), "bowl": ("#F6E3DA", bowl, True),
    "napkins": ("#EFE7DA", napkins, True), "bread-board": ("#E7EFE4", bread_board, True), "carafe": ("#F3E4D2", carafe, True),
    "candle": ("#EAF0E2", candle, True), "cushion": ("#E4ECF0", cushion, True), "throw": ("#F3E4D2", throw, False),
    "basket": ("#E7EFE4", basket, True), "lamp": ("#E9E3EE", lamp, True), "clock": ("#F6E3DA", clock, False),
}


# --- heroes -------------------------------------------------------------------------------------------------------

def room(wall, floor):
    return box(0, 0, 1200, 600, 0, wall) + box(0, 470, 1200, 130, 0, floor)


def window(x, y, w, h, sky="#DCEAF0"):
    return (box(x, y, w, h, 10, "#FFFDF8") + box(x + 14, y + 14, w - 28, h - 28, 4, sky) + circle(x + w * .7, y + h * .3, h * .1, "#F6D98A")
            + path(f"M{x + 14} {y + h - 14} L{x + 14} {y + h * .72} Q{x + w * .3} {y + h * .56} {x + w * .55} {y + h * .74} T{x + w - 14} {y + h * .68} "
                   f"L{x + w - 14} {y + h - 14}Z", MOSS)
            + box(x + w / 2 - 5, y + 10, 10, h - 20, 0, "#FFFDF8") + box(x + 10, y + h / 2 - 5, w - 20, 10, 0, "#FFFDF8"))


def standing(drawing, x, scale, floor=520):
    return placed(shadow() + drawing(), x, floor - 334 * scale, scale)


def hanging(drawing, x, scale):
    """From the upper edge."""
    return line(f"M{x + 200 * scale} 0 L{x + 200 * scale} {96 + 42 * scale}", WOOD, 4) + placed(drawing(), x, 96, scale)


def parcel(x, y, w, h):
    return (box(x, y, w, h, 8, "#D2AC7C") + box(x + w * .43, y, w * .14, h, 0, CLAY) + box(x, y, w, h * .22, 8, "#C1996A")
            + box(x + w * .43, y, w * .14, h * .22, 0, CLAY_DARK)
            + line(f"M{x + w / 2} {y} q-46 -54 -62 -14 q8 26 62 14 q46 -54 62 -14 q-8 26 -62 14", CLAY_DARK, 9))


def hero_cart():
    return room("#F4E6D4", "#E3C9A8") + window(90, 70, 300, 300) + standing(basket, 380, 1.35) + standing(monstera, 700, 1.45) + standing(mug, 940, .7)


def hero_browse():
    shelf = box(150, 318, 900, 20, 6, WOOD) + box(190, 338, 16, 46, 2, WOOD_DARK) + box(994, 338, 16, 46, 2, WOOD_DARK)
    return (room("#E4ECE2", "#CFDCC9") + shelf + standing(teapot, 190, .72, 320) + standing(candle, 390, .62, 320) + standing(glazed_pot, 580, .66, 320)
            + standing(snake_plant, 770, .76, 320) + standing(olive_tree, 60, .62, 560) + standing(cushion, 850, .66, 560))


def hero_welcome():
    return (room("#F8ECD3", "#E9CFA6") + window(430, 60, 340, 330) + standing(monstera, 90, 1.4) + standing(lavender, 800, 1.1)
            + standing(watering_can, 560, .8, 548) + standing(cactus_trio, 320, .72, 548))


def hero_care():
    return room("#E4ECF0", "#C9D9E0") + window(120, 70, 320, 310, "#EEF5F8") + hanging(string_of_pearls, 440, .9) + standing(plant_mister, 640, 1.15) + standing(herb_box, 850, .95)


def hero_thanks():
    return room("#F6E3DA", "#E6BFAE") + parcel(440, 250, 320, 260) + standing(lavender, 130, 1.25) + standing(terracotta_pot, 800, .8) + standing(candle, 940, .6, 560)


def hero_miss():
    moon = circle(890, 150, 62, "#F6E7B8") + circle(918, 134, 54, "#3F4E66")
    stars = "".join(circle(x, y, r, "#F6E7B8") for x, y, r in [(140, 90, 4), (260, 170, 3), (420, 70, 4), (640, 120, 3), (1040, 90, 4), (1110, 220, 3), (760, 60, 3)])
    return room("#3F4E66", "#2F3B50") + moon + stars + standing(lamp, 130, 1.25) + standing(olive_tree, 480, 1.3) + standing(cushion, 800, .9)


def hero_offer():
    ribbon = "".join(leaf(600, 330, 150, 34, a, c) for a, c in
                     [(-100, LEAF), (-66, LEAF_LIGHT), (-33, LEAF), (0, LEAF_LIGHT), (33, LEAF), (66, LEAF_LIGHT), (100, LEAF)])
    tag = path("M440 320 L760 320 Q784 320 784 344 L784 476 Q784 500 760 500 L440 500 L372 410Z", CREAM) + circle(424, 410, 15, CLAY)
    return room("#DDE8D8", "#C4D6BC") + ribbon + tag + placed(teapot(), 540, 322, .5) + standing(carafe, 80, .9) + standing(snake_plant, 850, 1)


def star(x, y, r, fill):
    points = []
    for n in range(10):
        radius = r if n % 2 == 0 else r * .45
        points.append(f"{x + radius * math.sin(n * math.pi / 5):.1f} {y - radius * math.cos(n * math.pi / 5):.1f}")
    return path("M" + " L".join(points) + "Z", fill)


def hero_loyal():
    stars = star(600, 190, 92, GOLD) + star(430, 250, 34, "#F0D79A") + star(770, 250, 34, "#F0D79A")
    return room("#F4EAD2", "#E2CFA4") + stars + standing(clock, 110, 1) + standing(monstera, 430, .78, 548) + standing(lamp, 800, 1.15)


def hero_refill():
    return (room("#EFE3DA", "#D9C2B0") + window(780, 60, 300, 300, "#F6EEE4") + standing(candle, 90, 1) + standing(candle, 300, .72, 548)
            + parcel(500, 330, 240, 190) + standing(napkins, 760, .9))


def hero_quiet():
    sun = circle(600, 470, 190, "#F3C98B") + circle(600, 470, 150, "#F0B469")
    return box(0, 0, 1200, 600, 0, "#F7E2CF") + sun + box(0, 470, 1200, 130, 0, "#C98F6B") + standing(olive_tree, 90, 1.25) + standing(cushion, 780, 1.05)


HEROES = {"hero-cart": hero_cart, "hero-browse": hero_browse, "hero-welcome": hero_welcome, "hero-care": hero_care,
          "hero-thanks": hero_thanks, "hero-miss": hero_miss, "hero-offer": hero_offer,
          "hero-loyal": hero_loyal, "hero-refill": hero_refill, "hero-quiet": hero_quiet}


def logo():
    return circle(60, 60, 56, LEAF_DARK) + leaf(60, 98, 72, 24, 0, LEAF_LIGHT, LEAF_DARK) + leaf(60, 98, 46, 16, -58, MOSS, LEAF_DARK) + leaf(60, 98, 46, 16, 58, MOSS, LEAF_DARK)


# --- out ----------------------------------------------------------------------------------------------------------

def write(name, width, height, art, pixels):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{art}</svg>'
    target = ASSETS / f"{name}.png"
    with tempfile.NamedTemporaryFile("w", suffix=".svg") as source:
        source.write(svg)
        source.flush()
        subprocess.run(["rsvg-convert", "-w", str(pixels), "-o", str(target), source.name], check=True)
    subprocess.run(["optipng", "-quiet", "-strip", "all", "-o3", str(target)], check=True)


def main():
    ASSETS.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:])
    for name, (background, drawing, stands) in PRODUCTS.items():
        if not wanted or name in wanted:
            art = placed((shadow() if stands else "") + drawing(), -40, -43, 1.2)
            write(name, 400, 400, box(0, 0, 400, 400, 0, background) + art, 360)
    for name, drawing in HEROES.items():
        if not wanted or name in wanted:
            write(name, 1200, 600, drawing(), 1200)
    if not wanted or "logo" in wanted:
        write("logo", 120, 120, logo(), 120)


if __name__ == "__main__":
    main()
