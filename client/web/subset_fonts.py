#!/usr/bin/env python3
"""subset_fonts.py FOLDER ICONS_HPP: the client's fonts with only the letters that European languages need, and the icons in use."""
import os
import re
import subprocess
import sys

INTER = "/usr/share/fonts/opentype/inter"
ICONS = "/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf"
# The ranges that fonts.cpp asks for.
LETTERS = ("U+0020-024F,U+0370-03FF,U+0400-045F,U+1E80-1EF9,U+2002-205E,U+20A0-20BF,U+2190-2199,U+2212,U+2248-2265,U+25A0-25CF,U+FFFD")


def subset(source, target, codes):
    subprocess.run(["/usr/bin/python3", "-m", "fontTools.subset", source, f"--unicodes={codes}", "--layout-features=", "--no-hinting",
                    "--desubroutinize", f"--output-file={target}"], check=True)


def main():
    folder, icons = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for name in ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "InterDisplay-SemiBold.otf"):
        subset(os.path.join(INTER, name), os.path.join(folder, name), LETTERS)
    with open(icons, encoding="utf-8") as header:
        used = sorted(set(re.findall(r"U\+([0-9A-F]{4,5})", header.read())))
    subset(ICONS, os.path.join(folder, os.path.basename(ICONS)), ",".join("U+" + code for code in used))
    open(os.path.join(folder, "made"), "w", encoding="utf-8").close()


main()
