"""Measures the engine against the floor under it and against a rival: ./dev bench engine [--quick]

Whole programs, from file to decision log, in turns; medians, least and most, and ratios to the floor of the same round.
Prints a table and writes results.json. What is measured and why is in docs/performance.md.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

import data
import report
from measure import Case, Failed, alternate, once

SMALL = (1_000_000, 200_000)
LARGE = (10_000_000, 1_000_000)


def say(text):
    print(f"  {text}", file=sys.stderr, flush=True)


class Bench:
    """One run of all measurements."""

    def __init__(self, options):
        self.programs = pathlib.Path(options.programs).resolve()
        self.folder = pathlib.Path(options.folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.repetitions = options.repetitions
        self.budget = options.budget
        self.rival = None if options.no_rival else data.rival(self.folder)
        self.rehearse = str(self.programs / "rehearse")
        self.log = self.folder / "decisions.ndjson"
        self.cache = self.folder / "cache"
        usage = subprocess.run([self.rehearse, "run", "--help"], capture_output=True, text=True, check=True)
        self.has_cache = "--cache" in usage.stdout

    def engine(self, name, title, stream, events, bundle=data.BUNDLE, threads=2, log=True, more=(), prepare=None):
        command = [self.rehearse, "run", str(bundle), "--events", str(stream), "--threads", str(threads), *more]
        if log:
            command += ["--decisions", str(self.log)]
        return Case(name, title, command, events, prepare=prepare,
                    clean=lambda: self.log.unlink(missing_ok=True))

    def stream(self, size):
        file = data.stream(self.folder, str(self.programs / "rehearsal_stream_maker"), *size)
        data.warm(file)
        return file

    def size(self, size):
        """All cases of one size of stream."""
        events = size[0]
        file = self.stream(size)
        cases = [
            Case("floor", "floor: every line parsed, nothing kept", [str(self.programs / "rehearsal_parse_floor"), str(file)],
                 events),
            self.engine("engine-1", "engine, 1 thread, to the decision log", file, events, threads=1),
            self.engine("engine-2", "engine, 2 threads, to the decision log", file, events),
            self.engine("engine-1-no-log", "engine, 1 thread, no log", file, events, threads=1, log=False),
            self.engine("engine-2-no-log", "engine, 2 threads, no log", file, events, log=False),
        ]
        if self.rival:
            cases.append(Case("rival", "DuckDB, 2 threads, one question",
                              ["node", str(data.BENCH / "rival/abandoned_carts.js"), str(file), "2"], events,
                              env={"NODE_PATH": str(self.rival)}))
        if self.has_cache:
            cases += self.cached(file, events)
        say(f"{events} events, {file.stat().st_size / events:.0f} bytes a line")
        alternate(cases, self.repetitions, self.budget, say)
        shutil.rmtree(self.cache, ignore_errors=True)
        return cases

    def cached(self, file, events):
        """The first run writes the cache; the next ones, with a rule changed, read it."""
        changed = data.changed(self.folder)
        keep = ["--cache", str(self.cache)]

        def forget():
            shutil.rmtree(self.cache, ignore_errors=True)

        return [
            self.engine("cache-first", "engine, 2 threads, writing the cache", file, events, more=keep, prepare=forget),
            self.engine("cache-again", "again with a rule changed, to the log", file, events, changed, more=keep),
            self.engine("cache-again-no-log", "again with a rule changed, no log", file, events, changed, log=False,
                        more=keep),
        ]

    def campaigns(self):
        """One thread, no log: what more campaigns cost."""
        file = self.stream(SMALL)
        events = SMALL[0]
        many = {"100 campaigns, all listening": data.multiplied(self.folder, 10, True),
                "100 campaigns, 10 of them listening": data.multiplied(self.folder, 10, False)}
        cases = [self.engine("campaigns-1", "1 campaign", file, events, threads=1, log=False,
                             more=["--campaigns", "cart-recovery"]),
                 self.engine("campaigns-10", "10 campaigns", file, events, threads=1, log=False)]
        for title, bundle in many.items():
            once([self.rehearse, "check", str(bundle)])
            name = "campaigns-100" if title.endswith("all listening") else "campaigns-100-idle"
            cases.append(self.engine(name, title, file, events, bundle, threads=1, log=False))
        alternate(cases, self.repetitions, self.budget, say)
        return cases

    def checks(self):
        """What must be so for the numbers to mean anything; a list of (what, whether)."""
        file = self.stream(SMALL)
        logs = {}
        runs = {"1 thread": ["--threads", "1"], "2 threads": ["--threads", "2"]}
        if self.has_cache:
            runs["written to the cache"] = runs["read from the cache"] = ["--cache", str(self.cache)]
        for name, more in runs.items():
            once([self.rehearse, "run", str(data.BUNDLE), "--events", str(file), "--decisions", str(self.log), *more])
            logs[name] = hashlib.file_digest(open(self.log, "rb"), "sha256").hexdigest()
            self.log.unlink()
        shutil.rmtree(self.cache, ignore_errors=True)
        return [(f"the log is the same: {', '.join(logs)}", len(set(logs.values())) == 1)]

    def rival_answers(self, cases):
        """Whether the rival counted what a plain loop over the file counts."""
        rival = next((case for case in cases if case.name == "rival" and case.runs), None)
        if not rival:
            return []
        expected = data.abandoned_carts(self.stream(SMALL))
        return [(f"DuckDB counts {expected} abandoned carts, as a plain loop does",
                 rival.runs[0].said["abandoned"] == expected)]


def main():
    parser = argparse.ArgumentParser(prog="./dev bench engine", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="only a million events")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--budget", type=float, default=60, help="seconds after which a case is measured no more")
    parser.add_argument("--no-rival", action="store_true", help="without DuckDB")
    parser.add_argument("--no-campaigns", action="store_true", help="without the bundles of 1 and 100 campaigns")
    parser.add_argument("--programs", default="build/bench", help="where the programs are")
    parser.add_argument("--folder", default="build/bench-data", help="where streams and results go")
    options = parser.parse_args()

    if os.getloadavg()[0] > 0.7:
        say(f"The machine is busy (load {os.getloadavg()[0]:.1f}): read the ratios, not the rates")
    bench = Bench(options)
    small = bench.size(SMALL)
    large = [] if options.quick else bench.size(LARGE)
    campaigns = [] if options.no_campaigns else bench.campaigns()
    checks = bench.checks() + bench.rival_answers(small)
    results = report.results(small, large, campaigns, checks, bench.has_cache)
    (bench.folder / "results.json").write_text(json.dumps(results, indent=2) + "\n")
    print(report.table(results))
    print(f"{bench.folder / 'results.json'}")
    return 0 if all(holds for _, holds in checks) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(str(failure))
