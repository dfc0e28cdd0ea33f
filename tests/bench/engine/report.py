"""Makes numbers into results and a table."""
import os
import statistics

from measure import ratios


def results(small, large, campaigns, checks, has_cache):
    """All there is to say, as written to results.json."""
    return {
        "machine": machine(),
        "sizes": {str(cases[0].events): measured(cases) for cases in (small, large) if cases},
        "campaigns": measured(campaigns),
        "goals": goals(small, large, campaigns, has_cache),
        "checks": [{"what": what, "holds": holds} for what, holds in checks],
    }


def machine():
    """In neutral words: cores, memory and kind of processor, no names."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    return {"cores": len(os.sched_getaffinity(0)), "memory_gb": round(memory / 2**30), "processor": model,
            "load": round(os.getloadavg()[0], 1)}


def measured(cases):
    floor = next((case for case in cases if case.name == "floor"), None)
    return {case.name: {"title": case.title, **numbers(case, floor)} for case in cases}


def numbers(case, floor):
    if not case.runs:
        return {"failed": case.failed}
    seconds = [run.seconds for run in case.runs]
    found = {
        "runs": len(seconds),
        "seconds": {"median": statistics.median(seconds), "min": min(seconds), "max": max(seconds)},
        "cpu_s": statistics.median(run.cpu for run in case.runs),
        "events_per_s": case.events / statistics.median(seconds),
        "ns_per_event": statistics.median(seconds) / case.events * 1e9,
        "peak_rss_mb": max(run.peak_mb for run in case.runs),
    }
    if floor and floor.runs:
        of_floor = ratios(case, floor)
        found["of_floor"] = {"median": statistics.median(of_floor), "min": min(of_floor), "max": max(of_floor)}
    return found


def goals(small, large, campaigns, has_cache):
    """What is to be reached, what is, and whether; nothing where it was not measured."""
    found = []
    by_name = {(case.events, case.name): case for case in [*campaigns, *small, *large] if case.runs}
    biggest = (large or small)[0].events

    def case(name, events=biggest):
        return by_name.get((events, name))

    def goal(what, wanted, value, holds):
        found.append({"what": what, "wanted": wanted, "reached": value, "holds": holds})

    floor = case("floor")
    for name, threads, least in (("engine-2", "2 threads", 0.4), ("engine-1", "1 thread", 0.25)):
        if floor and case(name):
            value = statistics.median(ratios(case(name), floor))
            goal(f"engine on {threads}, of the floor", f"at least {least}", round(value, 3), value >= least)
    if case("rival") and case("engine-2"):
        value = statistics.median(ratios(case("rival"), case("engine-2")))
        goal("ten campaigns in the time of DuckDB's question", "at most 1", round(value, 2), value <= 1)
    for name in ("cache-again", "cache-again-no-log"):
        if case(name):
            value = biggest / case(name).median() / 1e6
            goal(case(name).title + ", million events/s", "at least 10", round(value, 2), value >= 10)
    if not has_cache:
        goal("again with a rule changed, million events/s", "at least 10", "rehearse run has no --cache", False)
    if large and case("engine-2"):
        value = max(run.peak_mb for run in case("engine-2").runs) / 1000
        goal("memory for 10 M events and 1 M people, GB", "less than 1.5", round(value, 2), value < 1.5)
        little = case("engine-2", small[0].events)
        value = case("engine-2").median() / biggest / (little.median() / little.events)
        goal("time per event, 10 M to 1 M", "at most 1.5", round(value, 2), value <= 1.5)
    one, ten, all_listen, few_listen = (case(name, small[0].events) for name in (
        "campaigns-1", "campaigns-10", "campaigns-100", "campaigns-100-idle"))
    if ten and all_listen:
        value = all_listen.median() / ten.median()
        goal("time, 100 listening campaigns to 10", "at most 10", round(value, 2), value <= 10)
    if ten and one:
        value = ten.median() / one.median()
        goal("time, 10 campaigns to 1", "at most 10", round(value, 2), value <= 10)
    if ten and few_listen:
        value = few_listen.median() / ten.median()
        goal("time, 100 campaigns of which 10 listen, to 10", "at most 1.5", round(value, 2), value <= 1.5)
    return found


def table(found):
    """For a terminal, and for docs/performance.md."""
    m = found["machine"]
    lines = [f"{m['cores']} cores, {m['memory_gb']} GB, {m['processor']}, load {m['load']} at the end", ""]
    for events, cases in found["sizes"].items():
        lines += rows(f"{int(events) // 1_000_000} M events", cases) + [""]
    if found["campaigns"]:
        lines += rows("1 M events, 1 thread, no log", found["campaigns"]) + [""]
    lines += ["| goal | wanted | reached | |", "|---|---|--:|---|"]
    lines += [f"| {g['what']} | {g['wanted']} | {g['reached']} | {'yes' if g['holds'] else 'no'} |" for g in found["goals"]]
    lines += [""] + [f"{'ok' if check['holds'] else 'NOT SO'}: {check['what']}" for check in found["checks"]]
    return "\n".join(lines)


def rows(title, cases):
    lines = [f"| {title} | seconds (min–max) | M events/s | of the floor (min–max) | CPU s | peak MB | runs |",
             "|---|--:|--:|--:|--:|--:|--:|"]
    for case in cases.values():
        if "failed" in case:
            lines.append(f"| {case['title']} | failed: {case['failed']} | | | | | |")
            continue
        s = case["seconds"]
        of_floor = case.get("of_floor")
        ratio = f"{of_floor['median']:.3f} ({of_floor['min']:.3f}–{of_floor['max']:.3f})" if of_floor else ""
        lines.append(f"| {case['title']} | {s['median']:.2f} ({s['min']:.2f}–{s['max']:.2f}) | "
                     f"{case['events_per_s'] / 1e6:.2f} | {ratio} | {case['cpu_s']:.1f} | {case['peak_rss_mb']:.0f} | "
                     f"{case['runs']} |")
    return lines
