#!/usr/bin/env python3
"""Measures a sample of the deliveries that `run` kept with other programs, and compares with what their reports say.

    measure.py FOLDER [--sample 50] [--only 3,17] [--jobs 2]

Integrated loudness by pyloudnorm and true peak by ffmpeg's ebur128 against the report's figures (0.2 LU, 0.2 dB) and the
targets (0.5 LU, not above the ceiling); tempo by Essentia's two beat trackers, folded by octaves, and key by the best of its
profiles against the plan. Asked: loudness and true peak agree in all, tempo and key in 92 %. Where they do not, one line says
what speaks for whom: how well onsets recur after the planned and after the heard beat, and how much of the notes' time lies in
the planned and in the heard scale, with the tonic of each.
"""
import argparse, glob, json, os, random, re, subprocess, sys
from concurrent.futures import ProcessPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE + "/../Listening")
import essentia.standard as es
import librosa
import numpy as np
import pyloudnorm

import measures
from delivery import NOTES, STEPS, Delivery

FOLDS = {"3/4": (1 / 3, 0.5, 1, 2, 3), "6/8": (1 / 3, 2 / 3, 0.5, 1, 1.5, 2, 3)}


def true_peak(path):
    """In dBTP, as ffmpeg's ebur128 measures it with fourfold oversampling."""
    said = subprocess.run(["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true",
                           "-f", "null", "-"], capture_output=True, text=True).stderr
    return float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", said)[-1])


def tempi(mono, plan):
    """What Essentia's trackers hear, each folded to the planned level."""
    folds = FOLDS.get(plan["meter"], (0.25, 0.5, 1, 2, 4))
    heard = [float(es.RhythmExtractor2013(method=m, minTempo=40, maxTempo=208)(mono)[0]) for m in ("multifeature", "degara")]
    return [min((bpm * f for f in folds), key=lambda b: abs(b - plan["bpm"])) for bpm in heard]


def recurrence(sound, bpm):
    """How alike the onset strength is to itself one bar of four beats later, 0 to 1."""
    onsets = librosa.onset.onset_strength(y=sound.mean(axis=1).astype(np.float32), sr=measures.RATE, hop_length=256)
    onsets = onsets - onsets.mean()
    lag = 4 * 60 / bpm * measures.RATE / 256
    shifted = np.interp(np.arange(len(onsets)) + lag, np.arange(len(onsets)), onsets, right=0)
    return float(np.dot(onsets, shifted) / (np.dot(onsets, onsets) + 1e-12))


def in_scale(delivery, tonic, steps):
    """The shares of note time within a scale, and on its tonic among the bass notes."""
    notes = delivery.pitched()
    total = sum(n[3] - n[2] for n in notes) or 1
    scale = {(tonic + s) % 12 for s in steps}
    bass = [n for n in notes if n[1] == "bass"] or notes
    low = sum(n[3] - n[2] for n in bass) or 1
    return (sum(n[3] - n[2] for n in notes if n[4] % 12 in scale) / total,
            sum(n[3] - n[2] for n in bass if n[4] % 12 == tonic) / low)


def measured(home):
    delivery = Delivery(home)
    plan, sound = delivery.plan, delivery.master()[0]
    mono = measures.mono44(sound)
    row = {"name": os.path.basename(home), "plan": plan, "delivery": delivery, "sound": sound}
    row["loudness"] = pyloudnorm.Meter(measures.RATE).integrated_loudness(sound)
    row["peak"] = true_peak(glob.glob(home + "/*.wav")[0])
    row["tempi"], row["keys"] = tempi(mono, plan), measures.heard_keys(mono)
    return row


def compared(home):
    """What agrees, the lines on what does not, and how far loudness and peak are from the report's."""
    row = measured(home)
    checks = row["delivery"].checks
    apart = {"loudness": abs(row["loudness"] - checks["loudness"]["value"]), "true peak": abs(row["peak"] - checks["true_peak"]["value"])}
    found, lines = judge(row)
    for line in lines: print(f"{row['name']} {row['plan']['meter']}: {line}", flush=True)
    return found, apart


def judge(row):
    """What agrees, by name, and a line for each thing that does not; None where the plan expects nothing."""
    plan, checks, found = row["plan"], row["delivery"].checks, {}
    lines = []
    loudness, peak = checks["loudness"], checks["true_peak"]
    found["loudness"] = abs(row["loudness"] - loudness["value"]) <= 0.2 and abs(row["loudness"] - loudness["target"]) <= 0.6
    found["true peak"] = abs(row["peak"] - peak["value"]) <= 0.2 and row["peak"] <= peak["target"] + 0.05
    if not found["loudness"]: lines.append(f"loudness {row['loudness']:.2f}, report {loudness['value']:.2f}, target {loudness['target']}")
    if not found["true peak"]: lines.append(f"true peak {row['peak']:.2f}, report {peak['value']:.2f}, ceiling {peak['target']}")
    found["tempo"] = any(abs(t - plan["bpm"]) <= 2 for t in row["tempi"]) if plan["expectations"]["tempo"] else None
    if found["tempo"] is False: lines.append(tempo_words(row))
    right = lambda key: NOTES[key.split()[0]] == row["delivery"].tonic and key.split()[1] == row["delivery"].family
    found["key"] = any(map(right, row["keys"].values())) if plan["expectations"]["key"] else None
    if found["key"] is False: lines.append(key_words(row))
    return found, lines


def tempo_words(row):
    planned, heard = row["plan"]["bpm"], min(row["tempi"], key=lambda t: abs(t - row["plan"]["bpm"]))
    own = row["delivery"].checks["tempo"].get("value")
    return (f"tempo {planned:g} planned, {own and round(own, 1)} by the report, {heard:.1f} by Essentia; onsets recur "
            f"{recurrence(row['sound'], planned):.2f} after four planned beats, {recurrence(row['sound'], heard):.2f} after its")


def key_words(row):
    delivery, names = row["delivery"], list(row["keys"].values())
    heard = max(set(names), key=names.count)
    tonic, mode = NOTES[heard.split()[0]], heard.split()[1]
    planned, other = in_scale(delivery, delivery.tonic, STEPS[delivery.mode]), in_scale(delivery, tonic, STEPS[mode])
    return (f"key {row['plan']['key']} planned, {delivery.checks['key'].get('value')} by the report, {heard} by Essentia; note time in "
            f"the planned scale {planned[0]:.0%}, in the heard one {other[0]:.0%}; bass on the planned tonic {planned[1]:.0%}, "
            f"on the heard one {other[1]:.0%}; chords {' '.join(chords(row['plan']))}")


def chords(plan):
    return [f"{c['chord']}:{c['bars']}" for c in plan.get("chords", [])][:8]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--sample", type=int, default=50), parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    homes = [h for h in sorted(glob.glob(options.folder + "/jobs/*")) if glob.glob(h + "/manifest.json") and state(h) == "delivered"]
    chosen = sorted(random.Random("sample").sample(homes, min(options.sample, len(homes))))
    if options.only:
        chosen = [h for h in homes if str(int(os.path.basename(h)[:3])) in options.only.split(",")]
    agreed = {"loudness": [], "true peak": [], "tempo": [], "key": []}
    worst = {"loudness": 0.0, "true peak": 0.0}
    with ProcessPoolExecutor(options.jobs) as pool:
        for found, apart in pool.map(compared, chosen):
            for name, holds in found.items():
                if holds is not None: agreed[name].append(holds)
            for name, difference in apart.items(): worst[name] = max(worst[name], difference)
    for name, asked in (("loudness", 100), ("true peak", 100), ("tempo", 92), ("key", 92)):
        kept = agreed[name]
        share = 100 * sum(kept) / max(1, len(kept))
        most = f", at most {worst[name]:.2f} apart" if name in worst else ""
        print(f"{name:10s} {sum(kept)} of {len(kept)} agree, {share:.1f} %  asked {asked} %  {'yes' if share >= asked else 'NO'}{most}")


def state(home):
    with open(home + "/row.json") as file:
        return json.load(file)["state"]


if __name__ == "__main__":
    main()
