#!/usr/bin/env python3
"""Makes tracks of every genre with the release program and measures what it promises about them.

    genres.py PROGRAM FOLDER [--seeds 8] [--first 1] [--seconds 45] [--only house,jazz] [--retries 2] [--at-once 2] [--fresh]

Everything is kept in FOLDER as GENRE/SEED with what was measured beside it, so that a run that was cut off goes on where
it was; --fresh measures what is there again. One row is printed for each genre, then what was missed, then the acceptance
table: each promise with its bound and how many tracks keep it. With --seconds 120 repetition is judged as well.

The bounds: tempo within 2 BPM, Essentia's folded by octaves; key as planned by major and minor, for Essentia by the best
of its profiles; pitched note time outside the scale under 3 % (15 % where chords leave the key as written); a drop 2 LU above its build and louder in
its first two bars than the build in its last, a breakdown below its neighbours; mean third-octave distance from the genre's curve under 3 dB; correlation below 120 Hz above 0.9;
no clipped run, no click away from note starts, DC below -60 dB (a shared gain curve over asymmetric waves leaves some).

Repetition is the sense of loops and of songs alike, so what is bounded is repetition without any change, on the notes of
all parts by the sixteenth: at most half of the bars of two minutes copy an earlier bar (a chorus that returns literally in
A B A B is half; a loop of four bars is 94 %), at most 4 equal bars in a row (a phrase), and two bars share on average at
most 0.6 of their notes (a drum loop of steady kick, clap and hats alone under changing parts comes to about 0.5).
"""
import argparse, glob, json, os, pickle, re, shutil, subprocess, sys
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations

import numpy as np

import measures
from delivery import NOTES, Delivery

HERE = os.path.dirname(os.path.abspath(__file__))
TONES = HERE + "/../../../Sources/Core/Genres/Resources"


def genres():
    names = [os.path.basename(f)[:-5] for f in glob.glob(TONES + "/*.yaml")]
    return sorted(n for n in names if n != "basis")


def inherited(field, usual):
    """A field of each genre, taken from the nearest ancestor that has it."""
    text = {n: open(f"{TONES}/{n}.yaml").read() for n in genres()}
    found = {}
    for name in text:
        look = name
        while field + ": " not in text[look] and "\nlike: " in text[look]:
            look = text[look].split("\nlike: ")[1].split("\n")[0]
        found[name] = re.split("[}\\s]", text[look].split(field + ": ")[1])[0] if field + ": " in text[look] else usual
    return found


def tones():
    """The tone family of each genre."""
    return inherited("tone", "club")


CHROMATIC = inherited("chromatic", "false")


def make(program, genre, seed, options):
    """The delivery's folder; what failed its checks is delivered as well."""
    home = f"{options.folder}/{genre}/{seed}"
    if not glob.glob(home + "/*/manifest.json"):
        shutil.rmtree(home, ignore_errors=True)
        os.makedirs(home)
        command = [program, "render", "A track.", "--genre", genre, "--seed", str(seed), "--duration",
                   str(options.seconds), "-o", home]
        environment = {**os.environ, "DUBPLATE_WORK_RETRIES": str(options.retries)}
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, env=environment)
        if not glob.glob(home + "/*/manifest.json"):
            raise RuntimeError(f"{genre} {seed}: {done.stderr.strip()[-300:]}")
    return os.path.dirname(glob.glob(home + "/*/manifest.json")[0])


def measure(job):
    """The row of one track, from its file if it was measured before; None for a track that could not be made."""
    _, genre, seed, _, options = job
    path = f"{options.folder}/{genre}/{seed}/row.pickle"
    if not options.fresh and os.path.exists(path):
        with open(path, "rb") as file:
            return pickle.load(file)
    try:
        row = measured(job)
    except Exception as problem:
        print(f"{genre} {seed} could not be measured: {problem}", file=sys.stderr)
        return None
    with open(path + ".new", "wb") as file:
        pickle.dump(row, file)
    os.rename(path + ".new", path)
    return row


def measured(job):
    program, genre, seed, tone, options = job
    delivery = Delivery(make(program, genre, seed, options))
    plan, expected = delivery.plan, delivery.plan["expectations"]
    sound, _ = delivery.master()
    mono = measures.mono44(sound)
    row = {"genre": genre, "seed": seed, "first": delivery.attempts[0]["passed"], "final": delivery.attempts[-1]["passed"],
           "failed": delivery.attempts[0]["failed"], "key": plan["key"], "bpm": plan["bpm"]}
    own = {k: delivery.checks[k] for k in ("tempo", "key")}
    row["own_tempo"] = own["tempo"]["status"] == "pass" if expected["tempo"] else None
    row["own_key"] = own["key"]["status"] == "pass" if expected["key"] else None
    row["own_heard"] = own["key"].get("value")
    row["bpm_heard"] = measures.heard_tempo(mono, plan["bpm"])
    row["tempo"] = abs(row["bpm_heard"] - plan["bpm"]) <= 2 if expected["tempo"] else None
    keys = measures.heard_keys(mono)
    right = [p for p, k in keys.items() if NOTES[k.split()[0]] == delivery.tonic and k.split()[1] == delivery.family]
    row["keys"], row["key_right"] = keys, bool(right)
    row["profiles"] = len(right)
    row["outside"] = measures.outside(delivery)
    row["levels"] = [(k, round(l, 1)) for k, _, l in measures.section_loudness(delivery, sound)]
    row["contrast"] = measures.contrast_faults(measures.section_loudness(delivery, sound))
    row["landings"] = measures.landings(delivery, sound)
    row["balance"], row["bands"] = measures.balance(delivery, sound, tone)
    row["low"] = measures.low_end_correlation(sound)
    row["clipped"] = measures.clipped_runs(sound)
    row["clicks"] = [round(t, 3) for t in measures.clicks(delivery, sound)]
    row["dc"] = float(20 * np.log10(np.max(np.abs(sound.mean(axis=0))) + 1e-12))
    row["repetition"] = measures.repetition(delivery)
    row["eights"] = {name: measures.eights(delivery, roles)
                     for name, roles in (("melody", ["lead"]), ("drums", ["drums", "percussion"]))}
    return row


def faults(row, long):
    """What a track misses, in words."""
    missed = []
    if row["own_tempo"] is False: missed.append("own tempo")
    if row["tempo"] is False: missed.append(f"Essentia tempo {row['bpm_heard']:.1f} for {row['bpm']:g}")
    if row["own_key"] is False: missed.append(f"own key {row['own_heard']} for {row['key']}")
    if not row["key_right"]: missed.append(f"Essentia key {sorted(set(row['keys'].values()))} for {row['key']}")
    if not row["first"]: missed.append(f"first attempt: {', '.join(row['failed'])}")
    if not row["final"]: missed.append("not delivered clean")
    if row["outside"] >= outside_bound(row): missed.append(f"{row['outside']:.1%} outside the scale")
    missed += row["contrast"]
    missed += [f"drop lands {l:+.1f}" for l in row["landings"] if l <= 0]
    if row["balance"] >= 3: missed.append(f"balance {row['balance']:.1f} dB")
    if row["low"] <= 0.9: missed.append(f"low end {row['low']:.2f}")
    if row["clipped"]: missed.append(f"{row['clipped']} clipped runs")
    if row["clicks"]: missed.append(f"clicks at {row['clicks'][:4]}")
    if row["dc"] > -60: missed.append(f"DC {row['dc']:.0f} dB")
    if long and not repetition_bound(row):
        copies, run, likeness = row["repetition"]
        missed.append(f"repetition {copies:.0%} copies, {run} equal in a row, likeness {likeness:.2f}")
    return missed


def shared(rows):
    """Pairs of seeds of one genre with eight bars of melody or drums in common."""
    for a, b in combinations(rows, 2):
        for name in ("melody", "drums"):
            if a["eights"][name] & b["eights"][name]:
                yield f"{a['genre']}: seeds {a['seed']} and {b['seed']} share eight bars of {name}"


def outside_bound(row):
    return 0.15 if CHROMATIC[row["genre"]] == "true" else 0.03


def repetition_bound(row):
    copies, run, likeness = row["repetition"]
    return copies <= 0.5 and run <= 4 and likeness <= 0.6


def acceptance(rows, alike, options, asked):
    """Each promise, what is asked, how many tracks keep it and where it fails."""
    keep = lambda key: [(r, r[key]) for r in rows if r[key] is not None]
    judge = lambda kept: [(r, kept(r)) for r in rows]
    lines = [
        ("made and measured", 100, None, f"{len(rows)} of {asked}"),
        ("own tempo as planned", 95, keep("own_tempo"), ""), ("own key as planned", 95, keep("own_key"), ""),
        ("Essentia tempo, folded", 90, keep("tempo"), ""), ("Essentia key, best profile", 90, keep("key_right"), ""),
        ("out of scale < 3 % (or 15 %)", 100, judge(lambda r: r["outside"] < outside_bound(r)),
         f"most {max(r['outside'] for r in rows):.1%}"),
        ("contrast as the form says", 100, judge(lambda r: not r["contrast"]), ""),
        ("drops start above their build", 100, judge(lambda r: all(l > 0 for l in r["landings"])),
         f"median {np.median([l for r in rows for l in r['landings']] or [0]):+.1f} LU"),
        ("third octaves within 3 dB", 100, judge(lambda r: r["balance"] < 3),
         f"mean {np.mean([r['balance'] for r in rows]):.1f} dB, most {max(r['balance'] for r in rows):.1f} dB"),
        ("mono below 120 Hz > 0.9", 100, judge(lambda r: r["low"] > 0.9), f"least {min(r['low'] for r in rows):.2f}"),
        ("no clipped run", 100, judge(lambda r: not r["clipped"]), ""),
        ("no click", 100, judge(lambda r: not r["clicks"]), ""),
        ("DC below -60 dB", 100, judge(lambda r: r["dc"] <= -60), f"most {max(r['dc'] for r in rows):.0f} dB"),
        ("all own checks, first attempt", 95, keep("first"), ""),
        ("repetition within its bound", 100, judge(repetition_bound) if options.seconds >= 100 else None,
         "" if options.seconds >= 100 else "needs --seconds 120"),
        ("no eight bars shared by seeds", 100, None, f"{len(alike)} pairs share some"),
    ]
    print("\nacceptance                        asked   kept")
    for title, asked_percent, kept, words in lines:
        if kept is None:
            print(f"{title:32s} {'':13s}  {words}")
            continue
        share = 100 * sum(bool(k) for _, k in kept) / max(1, len(kept))
        missed = [f"{r['genre']} {r['seed']}" for r, k in kept if not k]
        verdict = "yes" if share >= asked_percent else "NO "
        print(f"{title:32s} {asked_percent:4d} % {share:5.1f} %  {verdict} {words} {', '.join(missed[:12])}")


def percent(values):
    values = [v for v in values if v is not None]
    return f"{100 * sum(values) / len(values):5.1f}" if values else "    -"


def table(rows):
    print("genre          first final  own:bpm   key  ess:bpm   key  prof  outside contrast  dB   low  clip click   copies run like")
    for name in sorted({r["genre"] for r in rows}):
        mine = [r for r in rows if r["genre"] == name]
        mean = lambda f: sum(map(f, mine)) / len(mine)
        print(f"{name:14s}", *[percent(r[k] for r in mine) for k in ("first", "final", "own_tempo", "own_key", "tempo", "key_right")],
              f"{mean(lambda r: r['profiles']):5.1f}  {max(r['outside'] for r in mine):6.1%}  {percent(not r['contrast'] for r in mine)}",
              f"{mean(lambda r: r['balance']):5.1f} {min(r['low'] for r in mine):5.2f} {sum(r['clipped'] for r in mine):4d} {sum(len(r['clicks']) for r in mine):5d}",
              f"  {mean(lambda r: r['repetition'][0]):5.0%} {max(r['repetition'][1] for r in mine):4d} {mean(lambda r: r['repetition'][2]):5.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("folder")
    parser.add_argument("--seeds", type=int, default=8), parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=45), parser.add_argument("--only", default="")
    parser.add_argument("--retries", type=int, default=2), parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    tone = tones()
    chosen = options.only.split(",") if options.only else genres()
    jobs = [(os.path.abspath(options.program), g, s, tone[g], options)
            for s in range(options.first, options.first + options.seeds) for g in chosen]
    with ProcessPoolExecutor(options.at_once) as pool:
        rows = sorted(filter(None, pool.map(measure, jobs)), key=lambda r: (r["genre"], r["seed"]))
    if not rows:
        return "nothing was measured"
    table(rows)
    print()
    for row in rows:
        if missed := faults(row, options.seconds >= 100):
            print(f"{row['genre']} {row['seed']}: " + "; ".join(missed))
    alike = [words for name in chosen for words in shared([r for r in rows if r["genre"] == name])]
    print(*alike, f"\n{len(rows)} tracks of {len(chosen)} genres, {options.seconds:g} s", sep="\n")
    acceptance(rows, alike, options, len(jobs))
    with open(options.folder + "/rows.json", "w") as file:
        json.dump([{k: v for k, v in r.items() if k != "eights"} for r in rows], file, indent=1)


if __name__ == "__main__":
    sys.exit(main())
