"""What is measured with: streams, the bundle in sizes, the rival. Made once and kept under the build folder."""
import hashlib
import json
import pathlib
import re
import shutil
import subprocess

BENCH = pathlib.Path(__file__).parent.parent
BUNDLE = BENCH / "bundle"
EVENTS = ["Product Viewed", "Product Added", "Product Removed", "Checkout Started", "Order Completed",
          "Consent Updated", "Unsubscribed"]


def hash_of(folder):
    """Names the state of a folder of sources."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def stream(folder, maker, events, people):
    """A stream of so many events, made anew where the maker has changed."""
    file = folder / f"events-{events}-{people}-{hash_of(BENCH / 'stream_maker')}.ndjson"
    if file.exists():
        return file
    for old in folder.glob(f"events-{events}-{people}-*"):
        old.unlink()
    needed = 3 * 480 * events
    if shutil.disk_usage(folder).free < needed:
        raise SystemExit(f"{folder} needs {needed / 1e9:.0f} GB of room")
    unfinished = file.with_suffix(".part")
    subprocess.run([maker, "--events", str(events), "--people", str(people), "--out", str(unfinished)], check=True)
    return unfinished.rename(file)


def warm(file):
    """Reads a file, so that every measurement finds it in memory."""
    with open(file, "rb", buffering=0) as bytes_of:
        while bytes_of.read(1 << 24):
            pass


def changed(folder):
    """The bundle after a marketer changed one rule: the cart's wait is 20 minutes."""
    target = copy_bundle(folder / "bundle-changed")
    campaign = target / "campaigns/cart-recovery.json"
    before = campaign.read_text()
    after = before.replace('"for": "30m"', '"for": "20m"')
    assert after != before
    campaign.write_text(after)
    return target


def multiplied(folder, times, listening):
    """The bundle with every campaign so many times. Copies that do not listen are about events that never come."""
    target = copy_bundle(folder / f"bundle-{times}-{'listening' if listening else 'idle'}")
    for file in sorted((BUNDLE / "campaigns").iterdir()):
        for number in range(2, times + 1):
            text = file.read_text()
            if not listening:
                for event in EVENTS:
                    text = text.replace(f'"{event}"', f'"{event} {number}"')
                text = re.sub(r'"enters": "[a-z-]+"', '"enters": "nobody"', text)
            campaign = json.loads(text)
            campaign["name"] += f" {number}"
            (target / "campaigns" / f"{file.stem}-{number}.json").write_text(json.dumps(campaign, indent=2) + "\n")
    segments = json.loads((BUNDLE / "segments.json").read_text())
    segments["nobody"] = {"did": "Nothing", "at_least": 1}
    (target / "segments.json").write_text(json.dumps(segments, indent=2) + "\n")
    return target


def copy_bundle(target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(BUNDLE, target)
    return target


def rival(folder):
    """Where the rival's packages are, or nothing where npm cannot fetch them."""
    target = folder / "rival"
    target.mkdir(exist_ok=True)
    wanted = hash_of(BENCH / "rival")
    stamp = target / "installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return target / "node_modules"
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(BENCH / "rival" / name, target)
    try:
        # Not `npm ci`: that insists on a lock with the packages of all other systems, too.
        subprocess.run(["npm", "install", "--ignore-scripts", "--loglevel=error"], cwd=target, check=True,
                       stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    stamp.write_text(wanted)
    return target / "node_modules"


def abandoned_carts(file):
    """What the rival must answer, worked out without it; kept beside the stream."""
    known = file.with_suffix(".abandoned")
    if known.exists():
        return int(known.read_text())
    person = re.compile(rb'"userId":"([^"]*)"')
    visitor = re.compile(rb'"anonymousId":"([^"]*)"')
    time = re.compile(rb'"timestamp":"[0-9-]*-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d\d\d)Z"')
    steps = {}
    for line in open(file, "rb"):
        added = b'"event":"Product Added"' in line
        if added or b'"event":"Order Completed"' in line:
            who = (person.search(line) or visitor.search(line)).group(1)
            day, hour, minute, second, milli = map(int, time.search(line).groups())
            at = (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milli
            steps.setdefault(who, []).append((at, added))
    count = sum(1 for mine in steps.values() for at, added in mine
                if added and not any(at < later <= at + 1_800_000 for later, _ in mine))
    known.write_text(str(count))
    return count
