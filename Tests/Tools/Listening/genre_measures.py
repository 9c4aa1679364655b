#!/usr/bin/env python3
"""Measures the tracks that the program makes of every genre when no adjective is asked, and writes the tables of them.

    genre_measures.py PROGRAM FOLDER [--seeds 4] [--seconds 30] [--at-once 2] [--only house,jazz] [--lean] [--measured]

Two tables are written. `Sources/Stages/QualityControl/Resources/genre-measures.json` has the 10th, 25th, 50th, 75th and 90th
percentile of what the program's own analysis measures, by which it judges adjectives. `genre_medians.json` beside this
script has the medians of what numpy measures, by which `wishes.py` judges them from outside. A genre that was not measured
keeps the rows that it had. Everything is kept in FOLDER as GENRE/SEED, so that a run that was cut off goes on where it was.
Few tracks make rough percentiles: those of n tracks of a genre weigh n, the common spread around its median weighs 6.
"""
import argparse, glob, json, os, shutil, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import wish_measures

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = HERE + "/../../.."
TABLE = ROOT + "/Sources/Stages/QualityControl/Resources/genre-measures.json"
MEDIANS = HERE + "/genre_medians.json"
PERCENTILES = [10, 25, 50, 75, 90]


def genres():
    files = glob.glob(ROOT + "/Sources/Core/Genres/Resources/*.yaml")
    return sorted(n for n in (os.path.basename(f)[:-5] for f in files) if n != "basis")


def centroid(bands):
    """Σ f·a / Σ a with a = √(power·f), as the program defines it."""
    hz = np.array([b["hz"] for b in bands])
    magnitude = np.sqrt(10 ** (np.array([b["db"] for b in bands]) / 10) * hz)
    return float((hz * magnitude).sum() / magnitude.sum())


def own_measures(program, master):
    """What the program's analysis says of a file."""
    run = subprocess.run([program, "analyze", master, "--json"], capture_output=True, text=True, timeout=600)
    profile = json.loads(run.stdout)
    width = [max(-60.0, b["side_db"]) for b in profile["stereo"]["width"] if b["low_hz"] >= 120]
    row = {"onsets_per_s": profile.get("onset_density"), "range_lu": profile.get("loudness_range_lu"),
           "crest_db": profile.get("plr_db"), "width_db": float(np.mean(width)) if width else None}
    tone = profile.get("tone")
    if tone:
        row["brightness_hz"], row["attack_db"] = centroid(tone["spectrum"]), tone.get("percussive_db")
    return {k: v for k, v in row.items() if v is not None}


def make(program, genre, seed, options):
    """The delivery's folder; one whose checks failed is measured as well."""
    home = f"{options.folder}/{genre}/{seed}"
    if not glob.glob(home + "/*/manifest.json"):
        shutil.rmtree(home, ignore_errors=True)
        os.makedirs(home)
        command = [program, "render", "A track.", "--genre", genre, "--seed", str(seed), "--duration",
                   str(options.seconds), "-o", home]
        environment = {**os.environ, "DUBPLATE_WORK_RETRIES": "0"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=1800, env=environment)
        if not glob.glob(home + "/*/manifest.json"):
            raise RuntimeError(done.stderr.strip()[-300:])
    return os.path.dirname(glob.glob(home + "/*/manifest.json")[0])


def measure(job):
    program, genre, seed, options = job
    path = f"{options.folder}/{genre}/{seed}/measures.json"
    if os.path.exists(path):
        return json.load(open(path))
    if options.measured:
        return None
    try:
        folder = make(program, genre, seed, options)
        master = glob.glob(folder + "/*.wav")[0]
        row = {"genre": genre, "own": own_measures(program, master), "numpy": wish_measures.tone_of(folder)}
    except Exception as problem:
        print(f"{genre} {seed} could not be measured: {problem}", file=sys.stderr)
        return None
    json.dump(row, open(path, "w"))
    for sound in glob.glob(folder + "/**/*.wav", recursive=True) if options.lean else []:
        os.remove(sound)
    return row


def quantiles(values, spread=None):
    """The percentiles of one genre's tracks; `spread` is that of all genres around their medians."""
    own = np.percentile(values, PERCENTILES)
    if spread is None:
        return own
    common = np.median(values) + spread
    return np.maximum.accumulate((len(values) * own + 6 * common) / (len(values) + 6))


def table(rows):
    """{measure: quantiles} of all tracks, and {genre: {measure: quantiles}}."""
    names = sorted({n for r in rows for n in r["own"]})
    values = lambda name, genre=None: [r["own"][name] for r in rows if name in r["own"] and genre in (None, r["genre"])]
    everything = {n: quantiles(values(n)).round(3).tolist() for n in names}
    single = {}
    for name in names:
        medians = {g: np.median(values(name, g)) for g in {r["genre"] for r in rows} if values(name, g)}
        apart = [r["own"][name] - medians[r["genre"]] for r in rows if name in r["own"]]
        # One or two tracks of a genre say nothing of its spread: it is taken as half of that of all tracks.
        known = len(apart) >= 3 * len(medians)
        spread = np.percentile(apart, PERCENTILES) if known else (np.array(everything[name]) - everything[name][2]) / 2
        for genre in medians:
            single.setdefault(genre, {})[name] = quantiles(values(name, genre), spread).round(3).tolist()
    return everything, single


def medians(rows):
    single = {}
    for row in rows:
        for name, value in row["numpy"].items():
            single.setdefault(row["genre"], {}).setdefault(name, []).append(value)
            single.setdefault("all", {}).setdefault(name, []).append(value)
    return {g: {n: round(float(np.median(v)), 3) for n, v in sorted(m.items())} for g, m in single.items()}


def write(path, document):
    """One line for each row, so that differences can be read."""
    with open(path, "w") as file:
        json.dump(document, file, indent=1, sort_keys=True)
        file.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("folder")
    parser.add_argument("--seeds", type=int, default=4), parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--at-once", type=int, default=2), parser.add_argument("--only", default="")
    parser.add_argument("--lean", action="store_true", help="remove the sound after it was measured")
    parser.add_argument("--measured", action="store_true", help="make nothing, write the tables of what was measured before")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    chosen = options.only.split(",") if options.only else genres()
    jobs = [(program, g, s, options) for s in range(1, options.seeds + 1) for g in chosen]
    with ThreadPoolExecutor(options.at_once) as pool:
        rows = list(filter(None, pool.map(measure, jobs)))
    if not rows:
        return "nothing was measured"
    everything, single = table(rows)
    before = json.load(open(TABLE)) if os.path.exists(TABLE) else {"genres": {}}
    write(TABLE, {"all": everything, "genres": {**before.get("genres", {}), **single}})
    before = json.load(open(MEDIANS)) if os.path.exists(MEDIANS) else {}
    write(MEDIANS, {**before, **medians(rows)})
    print(f"{len(rows)} tracks of {len(single)} genres")
    for genre in sorted(single):
        print(f"{genre:18s}", *[f"{n} {single[genre][n][2]:.1f}" for n in sorted(single[genre])])


if __name__ == "__main__":
    sys.exit(main())
