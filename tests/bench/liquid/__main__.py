"""Measures the template language beside LiquidJS: ./dev bench liquid [--rounds N] [--seconds S]

Both run in turns, each fixture in a process of its own: so long parsing, so long rendering. Medians and ratios of the
same round; prints a table and writes results.json. What is measured is in docs/performance.md.
"""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[3] / "shared" / "conformance" / "liquid-bench"


def rival(folder):
    """LiquidJS, current from npm, in the bench's own folder."""
    place = folder / "rival"
    place.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "speed.js", ".npmrc"):
        shutil.copyfile(HERE / "rival" / name, place / name)
    done = subprocess.run(["npm", "install", "--ignore-scripts", "--no-package-lock", "--loglevel=error"], cwd=place,
                          stdout=subprocess.DEVNULL)
    if done.returncode != 0 and not (place / "node_modules" / "liquidjs").exists():
        sys.exit("LiquidJS cannot be fetched from npm")
    return place / "speed.js"


def once(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed: {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def fixtures(more):
    found = sorted(p for p in (HERE / "fixtures").iterdir() if p.is_dir())
    if more.exists():
        found += sorted(p for p in more.iterdir() if p.is_dir())
    else:
        print(f"  {more} is not there: measuring the project's own fixtures only", file=sys.stderr)
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--programs", default="build/bench")
    options.add_argument("--folder", default="build/bench-data/liquid")
    options.add_argument("--fixtures", default=str(SHARED), help="a folder of further fixtures")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=0.5)
    options = options.parse_args()
    folder = pathlib.Path(options.folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    ours = [str(pathlib.Path(options.programs).resolve() / "rehearsal_liquid_speed")]
    theirs = ["node", str(rival(folder))]
    results, version = [], ""
    for fixture in fixtures(pathlib.Path(options.fixtures)):
        print(f"  {fixture.name}", file=sys.stderr, flush=True)
        rounds = []
        for _ in range(options.rounds):
            mine = once([*ours, str(fixture), str(options.seconds), str(folder / "ours.out")])
            other = once([*theirs, str(fixture), str(options.seconds), str(folder / "theirs.out")])
            rounds.append((mine, other))
        version = rounds[0][1]["version"]
        same = (folder / "ours.out").read_bytes() == (folder / "theirs.out").read_bytes()
        row = {"fixture": fixture.name, "bytes": rounds[0][0]["bytes"], "same": same,
               "template_bytes": sum(f.stat().st_size for f in (fixture / "templates").iterdir())}
        for what in ("parse", "render"):
            key = what + "_ns"
            ratios = [other[key] / mine[key] for mine, other in rounds]
            row[what] = {"ours_us": statistics.median(m[key] for m, _ in rounds) / 1000,
                         "theirs_us": statistics.median(o[key] for _, o in rounds) / 1000,
                         "ratio": statistics.median(ratios), "least": min(ratios), "most": max(ratios)}
        results.append(row)
    (folder / "results.json").write_text(json.dumps({"liquidjs": version, "fixtures": results}, indent=1) + "\n")
    print(f"LiquidJS {version}; microseconds, and how many times as fast (least to most of {options.rounds} rounds)\n")
    print("| fixture | template KB | written KB | parse: ours | LiquidJS | ratio | render: ours | LiquidJS | ratio | same text |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|---|")
    for row in results:
        cells = [row["fixture"], f"{row['template_bytes'] / 1000:.1f}", f"{row['bytes'] / 1000:.1f}"]
        for what in ("parse", "render"):
            it = row[what]
            cells += [f"{it['ours_us']:.1f}", f"{it['theirs_us']:.1f}",
                      f"**{it['ratio']:.1f}** ({it['least']:.1f}–{it['most']:.1f})"]
        print("| " + " | ".join(cells + ["yes" if row["same"] else "no"]) + " |")


if __name__ == "__main__":
    main()
