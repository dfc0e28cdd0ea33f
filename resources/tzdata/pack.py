#!/usr/bin/env python3
"""Packs compiled time zones into zones.bin: python3 pack.py ZONEINFO_FOLDER VERSION > zones.bin

Compile the folder first from a release of the IANA database, for example: zic -b fat -d ZONEINFO_FOLDER tzdata.zi (cctz 2.3 refuses some of the slim ones)
Format: `tzdata VERSION COUNT`, then COUNT lines `NAME OFFSET SIZE`, then the files; equal files are stored once.
"""
import os
import sys

root, version = sys.argv[1], sys.argv[2]
entries, blob, seen = [], b"", {}
for folder, dirs, files in os.walk(root):
    dirs.sort()
    for name in sorted(files):
        path = os.path.join(folder, name)
        with open(path, "rb") as f:
            data = f.read()
        zone = os.path.relpath(path, root)
        if not data.startswith(b"TZif") or zone.startswith(("posix", "right")):
            continue
        if data not in seen:
            seen[data] = len(blob)
            blob += data
        entries.append((zone, seen[data], len(data)))
entries.sort()
out = sys.stdout.buffer
out.write(b"tzdata %s %d\n" % (version.encode(), len(entries)))
for zone, offset, size in entries:
    out.write(b"%s %d %d\n" % (zone.encode(), offset, size))
out.write(blob)
