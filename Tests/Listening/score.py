#!/usr/bin/env python3
"""Scores `dubplate analyze --json` on a corpus made by make_corpus.py.

    score.py FOLDER PROGRAM            prints accuracies for each of its sets, and with -v what was missed
    score.py FOLDER PROGRAM --genres   the same where the program is told the genre of a style, for styles that have one
    score.py FOLDER --results FILE     scores results written before: one JSON object per line, with "file"

Tempo is right within 2 BPM at the level of the truth (or at any level a listener could count: "any level"), and folded
within 0.2 BPM after octave folding of steady tracks; machine-made means within 0.05 BPM. A downbeat is right within
70 ms of some true downbeat. Keys are weighted as MIREX does: fifth 0.5, relative 0.3, parallel 0.2. Boundaries of
sections are found within 3 s, and the score is the mean F.
"""
import json, subprocess, sys

NOTES = {n: i for i, n in enumerate("C C# D D# E F F# G G# A A# B".split())}
NOTES |= {"Db": 1, "Eb": 3, "Gb": 6, "Ab": 8, "Bb": 10}


# The genre of the program that a style belongs to, or would be asked as.
GENRES = {
    "pop": "pop sixeight ballad fingerfolk countrywaltz slowsixeight pianoballad strum jig gospelsix",
    "rock": "rock shuffle punk blues metal ska train softrock newwave", "house": "house swung_house house_loop electroswing",
    "jazz": "swing waltz bossa bigband viennese jazzwaltz", "funk": "funk afrobeat samba newjack",
    "cinematic": "orchestra cinematic march chorale quartet harpwaltz", "trap": "trap trapmidi drill",
    "drum-and-bass": "dnb dnb_loop", "reggaeton": "reggaeton dancehall moombahton", "disco": "disco chacha",
    "techno": "techno breakbeat", "trance": "trance psytrance", "lo-fi": "lofi rnb", "synthwave": "synthpop synthwave",
    "boom-bap": "boombap", "hip-hop": "soul", "downtempo": "reggae", "jungle": "jungle", "deep-house": "deephouse",
    "hardstyle": "hardstyle", "dubstep": "dubstep"}
GENRE_OF = {style.replace("_", " "): genre for genre, styles in GENRES.items() for style in styles.split()}


def weighted(true, heard):
    if not heard:
        return 0.0
    (a, mode_a), (b, mode_b) = true.split(), heard.split()
    a, b = NOTES[a], NOTES[b]
    if mode_a == mode_b:
        return 1.0 if a == b else 0.5 if (a - b) % 12 in (5, 7) else 0.0
    if a == b:
        return 0.2
    major, minor = (a, b) if mode_a == "major" else (b, a)
    return 0.3 if (minor - major) % 12 == 9 else 0.0


def judge(truth, heard):
    """One track's marks by name; what does not apply is left out."""
    bpm = heard.get("bpm")
    if truth["bpm"] is None:
        return {"undetermined": float(bpm is None)}
    near = lambda target, reach: float(bpm is not None and abs(bpm - target) <= reach)
    steady = not truth["drift_percent"] and not truth["ritardando"]
    marks = {"tempo": near(truth["bpm"], 2), "any level": max(near(x, 2) for x in truth["levels"])}
    folds = [1, 2, 0.5, 3, 1 / 3, 4, 0.25, 1.5, 2 / 3] if truth["swing"] > 0.6 or truth["meter"] != "4/4" else [1, 2, 0.5, 4, 0.25]
    folded = lambda reach: float(bpm is not None and any(abs(bpm / f - truth["bpm"]) <= reach for f in folds))
    if steady:
        marks["folded"] = folded(0.2)
    if truth["machine"]:
        marks["machine"] = folded(0.05)
    if "meter" in heard or "downbeat" in heard:
        marks["meter"] = float(heard.get("meter") == truth["meter"])
    if heard.get("downbeat") is not None:
        n = {"4/4": 4, "3/4": 3, "6/8": 2}[truth["meter"]]
        bars = truth["beats"][::n]
        bars = [bars[0] - truth["bar"] * k for k in (2, 1)] + bars
        marks["downbeat"] = float(min(abs(b - heard["downbeat"]) for b in bars) < 0.07)
    elif "meter" in marks:
        marks["downbeat"] = 0.0
    if heard.get("swing") is not None and truth["meter"] == "4/4":
        marks["swing"] = float(abs(heard["swing"] - truth["swing"]) <= 0.02)
    if truth.get("drift_percent") is not None and heard.get("tempo_drift_percent") is not None:
        marks["drift"] = float(abs(heard["tempo_drift_percent"] - truth["drift_percent"]) < 0.5)
    if any(start > 0.5 for start in truth["sections"]):
        marks["sections"] = boundaries(truth["sections"], [m["time"] for m in heard.get("structure_markers", [])])
    if "key_confidence" in heard or "key" in heard:
        marks["mirex"] = weighted(truth["key"], heard.get("key"))
        marks["key"] = float(marks["mirex"] == 1)
    return marks


ORDER = "tempo,any level,folded,machine,meter,downbeat,swing,drift,key,mirex,sections,undetermined".split(",")


def boundaries(true, found):
    """The F score of section boundaries within 3 s, each true one counting once; the beginning is none."""
    true, found = [t for t in true if t > 0.5], [f for f in found if f > 0.5]
    free, hits = set(range(len(true))), 0
    for time in found:
        near = [i for i in free if abs(true[i] - time) <= 3]
        if near:
            free.remove(min(near, key=lambda i: abs(true[i] - time)))
            hits += 1
    return 2 * hits / (len(true) + len(found))


def table(title, tracks, results):
    """Prints one line per set."""
    for part in sorted({t["set"] for t in tracks}):
        rows = [judge(t, results[t["file"]]) for t in tracks if t["set"] == part and t["file"] in results]
        cells = []
        for name in ORDER:
            marks = [r[name] for r in rows if name in r]
            if marks:
                cells.append(f"{name} {100 * sum(marks) / len(marks):.1f}% ({len(marks)})")
        print(f"{title:12s} {part:5s}", "  ".join(cells))


def main():
    folder, rest = sys.argv[1], sys.argv[2:]
    tracks = json.load(open(folder + "/truth.json"))
    if rest[0] == "--results":
        results = {}
        for line in open(rest[1]):
            heard = json.loads(line)
            results[heard["file"]] = heard
    else:
        results = {}
        if "--genres" in rest:
            tracks = [t for t in tracks if t["style"] in GENRE_OF]
        for t in tracks:
            genre = ["--genre", GENRE_OF[t["style"]]] if "--genres" in rest else []
            run = subprocess.run(
                [rest[0], "analyze", t["file"], "--json", *genre], capture_output=True, text=True, timeout=120)
            results[t["file"]] = json.loads(run.stdout) if run.returncode == 0 else {}
    table("dubplate", tracks, results)
    if "-v" in rest:
        for t in tracks:
            heard = results.get(t["file"], {})
            missed = [k for k, v in judge(t, heard).items() if v == 0]
            if missed:
                said = {k: heard.get(k) for k in ("bpm", "bpm_alternative", "meter", "downbeat", "swing", "tempo_drift_percent", "key")}
                told = {k: t.get(k) for k in ("bpm", "meter", "downbeat", "bar", "swing", "drift_percent", "key")}
                print(t["set"], t["style"], missed, said, "TRUTH", told)


if __name__ == "__main__":
    main()
