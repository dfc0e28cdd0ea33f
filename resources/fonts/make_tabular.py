#!/usr/bin/python3
"""Makes the Inter files in this folder from those of Debian's fonts-inter: the same outlines, with digits of equal
width as the default (Qt 6.4 cannot ask a font for its `tnum` feature), under a name of their own so that they never
mix with an Inter the system has. Needs python3-fonttools."""
import pathlib

from fontTools.ttLib import TTFont

SOURCE = pathlib.Path("/usr/share/fonts/opentype/inter")


def tabular_glyphs(font):
    gsub = font["GSUB"].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    glyphs = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            glyphs.update(getattr(table, "ExtSubTable", table).mapping)
    return glyphs


for weight in ("Regular", "Medium", "SemiBold"):
    font = TTFont(SOURCE / f"Inter-{weight}.otf")
    glyphs = tabular_glyphs(font)
    # Inter's own tabular 4 is a thousandth narrower in some weights.
    advances = font["hmtx"].metrics
    digits = [glyphs[font.getBestCmap()[code]] for code in range(ord("0"), ord("9") + 1)]
    widest = max(advances[name][0] for name in digits)
    for name in digits:
        advances[name] = (widest, advances[name][1])
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            for code in range(ord("0"), ord("9") + 1):
                if code in table.cmap:
                    table.cmap[code] = glyphs.get(table.cmap[code], table.cmap[code])
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = record.toUnicode().replace("Inter", "Rehearsal Inter", 1)
        elif record.nameID == 6:
            record.string = f"RehearsalInter-{weight}"
    font.save(pathlib.Path(__file__).parent / f"RehearsalInter-{weight}.otf")
