#!/usr/bin/env python3
"""Measures on deliveries what makes a song of them: whether its tune returns and is heard, whether the form goes somewhere.

    songs.py FOLDER…      each FOLDER is a delivery; prints a row for each and the medians

figures    share of the tune's notes in figures of six notes that are heard three times or more, whatever their key
recall     share of the first chorus' or drop's tune that later ones have on the same sixteenth and pitch
first      seconds until the tune begins; longest: the longest time without it
on top     share of the tune's notes above all chords, pads and arpeggios that sound with them
to rest    loudness of the tune against all other stems where it plays, weighted about as K, in LU
to bed     median level of the tune above chords, pads and arpeggios from 1 to 4 kHz, in dB
arrival    loudness of the last chorus or drop against the first, in LU; build: rise of builds from start to end, in dB
inverted   share of bars whose bass begins on another note than the root; loop: share of the commonest four chords in a row
"""
import argparse
from collections import Counter

import numpy as np
import soundfile
from scipy import signal

import measures
from delivery import NOTES, Delivery

BED, TUNE = ("chords", "pad", "arpeggio"), ("lead", "vocals")
COLUMNS = ["figures", "recall", "first", "longest", "on top", "to rest", "to bed", "arrival", "build", "inverted", "loop"]


def by_role(song, roles):
    """The names of the stems with one of these roles."""
    return {s["name"] for s in song.plan["stems"] if s["role"] in roles}


def figures(tune):
    steps = [(b[4] - a[4], max(1, round(4 * (b[2] - a[2])))) for a, b in zip(tune, tune[1:])]
    keys = [tuple(steps[i:i + 6]) for i in range(len(steps) - 5)]
    count = Counter(keys)
    marked = {j for i, k in enumerate(keys) if count[k] > 2 for j in range(i, i + 6)}
    return len(marked) / len(steps) if len(steps) > 15 else None


def recall(song, tune):
    first, later = {}, []
    for kind, start, bars, _ in song.sections():
        if kind not in ("chorus", "drop"): continue
        inside = [n for n in tune if start * song.bar <= n[2] + 0.05 < (start + min(bars, 8)) * song.bar]
        cells = {(round(4 * (n[2] - start * song.bar)), n[4]) for n in inside}
        if not cells: continue
        if kind in first: later.append(len(cells & first[kind]) / max(len(cells), len(first[kind])))
        else: first[kind] = cells
    return float(np.mean(later)) if later else None


def presence(song, tune):
    with_tune = {int((n[2] + 0.05) // song.bar) for n in tune}
    if not with_tune: return None, None
    gaps, run = [0], 0
    for bar in range(song.bars):
        run = 0 if bar in with_tune else run + 1
        gaps.append(run)
    return song.seconds(min(with_tune)), song.seconds(max(gaps))


def on_top(tune, bed):
    above = [max((b[4] for b in bed if b[2] <= n[2] + 0.1 < b[3]), default=None) for n in tune]
    pairs = [(n[4], b) for n, b in zip(tune, above) if b is not None]
    return float(np.mean([n > b for n, b in pairs])) if pairs else None


def seconds_of(power): return np.add.reduceat(power, np.arange(0, len(power), measures.RATE))


def levels(song, tunes, beds):
    """The tune's loudness against the rest, and its level against the bed from 1 to 4 kHz, in the seconds in which it plays."""
    band = signal.butter(4, [1000, 4000], "bp", fs=measures.RATE, output="sos")
    shelf = signal.butter(2, 60, "hp", fs=measures.RATE, output="sos")
    own = rest = presence = bed = 0
    for name, path in song.stems():
        sound = soundfile.read(path)[0]
        weighted = signal.sosfilt(shelf, sound, axis=0)
        lift = signal.sosfilt(signal.butter(1, 1500, "hp", fs=measures.RATE, output="sos"), weighted, axis=0)
        power = seconds_of(((weighted + 0.58 * lift) ** 2).sum(axis=1))
        middle = seconds_of((signal.sosfilt(band, sound, axis=0) ** 2).sum(axis=1))
        if name in tunes: own, presence = own + power, presence + middle
        else: rest = rest + power
        if name in beds: bed = bed + middle
    if np.isscalar(own): return None, None
    playing = own > np.percentile(own, 95) / 20
    to_rest = 10 * np.log10(own[playing].sum() / rest[playing].sum()) if not np.isscalar(rest) else None
    if np.isscalar(bed): return to_rest, None
    heard = playing & (bed > 0)
    return to_rest, float(np.median(10 * np.log10(presence[heard] / bed[heard]))) if heard.any() else None


def journey(song):
    power = (song.master()[0] ** 2).sum(axis=1)
    level = lambda a, b: 10 * np.log10(power[int(a * measures.RATE):int(b * measures.RATE)].mean() + 1e-12)
    places = [(k, song.seconds(s), song.seconds(s + n)) for k, s, n, _ in song.sections()]
    mains = [level(a, b) for k, a, b in places if k == next((m for m in ("drop", "chorus") if any(p[0] == m for p in places)), "")]
    builds = [level(b - (b - a) / 4, b) - level(a, a + (b - a) / 4) for k, a, b in places if k == "build"]
    return (mains[-1] - mains[0] if len(mains) > 1 else None), (float(np.median(builds)) if builds else None)


def harmony(song):
    chords = {b: c["chord"] for c in song.plan["chords"] for b in range(c["bar"], c["bar"] + c["bars"])}
    root = lambda chord: NOTES.get(chord[:2], NOTES.get(chord[:1]))
    bass = {int(n[2] // song.bar): n[4] % 12 for n in song.notes if n[1] == "bass" and n[2] % song.bar < 0.15}
    plain = [b for b in bass if b in chords]
    inverted = float(np.mean([bass[b] != root(chords[b]) for b in plain])) if plain else None
    loops = Counter(tuple(chords.get(b + i) for i in range(4)) for b in range(0, song.bars - 3, 4))
    return inverted, max(loops.values()) / sum(loops.values()) if loops else None


def row(folder):
    song = Delivery(folder)
    tunes, beds = by_role(song, TUNE), by_role(song, BED)
    tune = sorted((n for n in song.notes if n[0] in tunes or n[1] in TUNE), key=lambda n: n[2])
    bed = [n for n in song.notes if n[0] in beds or n[1] in BED]
    values = [figures(tune), recall(song, tune), *presence(song, tune), on_top(tune, bed), *levels(song, tunes, beds), *journey(song)]
    return values + list(harmony(song))


def text(value): return "-".rjust(9) if value is None else f"{value:9.2f}"


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="+")
    rows = []
    print("".ljust(16), *(c.rjust(9) for c in COLUMNS), sep="")
    for folder in arguments.parse_args().folders:
        rows.append(row(folder.rstrip("/")))
        print(folder.rstrip("/").split("/")[-1][:15].ljust(16), *map(text, rows[-1]), sep="", flush=True)
    medians = [np.median([r[i] for r in rows if r[i] is not None] or [np.nan]) for i in range(len(COLUMNS))]
    print("median".ljust(16), *map(text, medians), sep="")
