#!/usr/bin/env python3
"""Makes the four faces of this folder out of Tinos 1.33 (Debian: fonts-croscore). Needs: pip install fonttools

    python3 reduce.py /usr/share/fonts/truetype/croscore .

Kept: Latin, Vietnamese, the punctuation and signs of official papers. Dropped: hinting, layout tables
(text is NFC, so every letter is one glyph), all other scripts. The result is a modified version under
the SIL Open Font License and therefore carries a name of its own."""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Niem Phong Serif"
KEEP = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x1EA0, 0x1EFA)) | {
    0x1A0, 0x1A1, 0x1AF, 0x1B0,                      # Ơ ơ Ư ư
    0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323,
    0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021,
    0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2070, 0x2074, 0x20AB, 0x20AC,
    0x2116, 0x2122, 0x215B, 0x215C, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
    0x3A9, 0x3BC, 0x3C6, 0x2205,
}
FACES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic", "BoldItalic": "Bold Italic"}

for file, style in FACES.items():
    font = TTFont(f"{sys.argv[1]}/Tinos-{file}.ttf", recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False,
                             name_IDs=["*"], name_languages=["*"], legacy_cmap=False, symbol_cmap=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "meta", "kern", "gasp"]
    work = subset.Subsetter(options)
    work.populate(unicodes=KEEP)
    work.subset(font)
    names = font["name"]
    ours = {
        1: FAMILY, 2: style, 3: f"niemphong:{FAMILY} {style}", 4: f"{FAMILY} {style}",
        5: "Version 1.33; reduced", 6: f"NiemPhongSerif-{file}",
        0: "Copyright 2010 Google Inc. All Rights Reserved. Reduced for the papers of Niem Phong.",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    names.names = []
    for number, text in ours.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].achVendID = "NIEM"
    font.save(f"{sys.argv[2]}/NiemPhongSerif-{file}.ttf")
