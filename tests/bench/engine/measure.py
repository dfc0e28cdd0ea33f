"""Runs whole programs and says how long they took and how much memory they had at most."""
import dataclasses
import json
import os
import statistics
import subprocess
import tempfile
import time


class Failed(Exception):
    """A program ended otherwise than well."""


@dataclasses.dataclass
class Once:
    seconds: float  # As the program says itself where it does, else from its start to its end.
    wall: float
    cpu: float
    peak_mb: float
    said: dict | None


def once(command, env=None, timeout=1800):
    """Runs a program to its end; what it prints as a JSON object is in `said`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                 env={**os.environ, **(env or {})})
        status, usage = wait(child, begin + timeout)
        wall = time.monotonic() - begin
        out.seek(0)
        err.seek(0)
        text = out.read().decode(errors="replace")
        if status != 0:
            raise Failed(f"{os.path.basename(command[0])} ended with {status}: {err.read().decode(errors='replace')[-400:]}")
    said = json.loads(text) if text.startswith("{") else None
    seconds = said["seconds"] if said and "seconds" in said else wall
    return Once(seconds, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said)


def wait(child, deadline):
    """The exit status of a child and what it used; one that takes too long is ended."""
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return child.returncode, usage
        if time.monotonic() > deadline:
            child.kill()
            deadline = float("inf")
        time.sleep(0.001)


@dataclasses.dataclass
class Case:
    """Something to measure: `prepare` and `clean` run around each repetition, outside the clock."""
    name: str
    title: str
    command: list
    events: int
    env: dict | None = None
    prepare: object = None
    clean: object = None
    runs: list = dataclasses.field(default_factory=list)
    failed: str = ""

    def run(self):
        try:
            if self.prepare:
                self.prepare()
            self.runs.append(once(self.command, self.env))
        except Failed as failure:
            self.failed = str(failure)
        finally:
            if self.clean:
                self.clean()

    def spent(self):
        return sum(run.wall for run in self.runs)

    def median(self):
        return statistics.median(run.seconds for run in self.runs)


def alternate(cases, repetitions, budget, say):
    """Measures all cases in turns, so that what else the machine does hits all alike. A case that has used up its
    budget of seconds is measured no more."""
    for turn in range(repetitions):
        for case in cases:
            if case.failed or (case.runs and case.spent() >= budget):
                continue
            case.run()
            if case.failed:
                say(f"{case.title}: {case.failed}")
            else:
                say(f"round {turn + 1}: {case.title}: {case.runs[-1].seconds:.2f} s")


def ratios(case, floor):
    """How fast a case was for each run of the floor in the same round: events per second by events per second."""
    return [(case.events / mine.seconds) / (floor.events / its.seconds) for mine, its in zip(case.runs, floor.runs)]
