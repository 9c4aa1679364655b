#!/usr/bin/env python3
"""Reference matching beside Matchering 2 on the same pairs, by the same independent measure of similarity.

Usage: matching.py FOLDER COMMAND... [--peer]

FOLDER holds recordings made outside of the program (see make_corpus.py); COMMAND is how a file is mastered, such as
`dubplate master`. Needs numpy, scipy, soundfile, pyloudnorm and sox; --peer also needs matchering, which is asked for
24 bits. Prints a row for each pair: similarity before, after and of the peer, what an equaliser within the program's
bounds could reach at best, the largest gain, the error in loudness and the true peak by ffmpeg's meter.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
import soundfile
from scipy.signal import butter, resample_poly, sosfilt

from similarity import CENTRES, fingerprint, similarity

# Target, what was done to it, reference, what was done to it.
PAIRS = [
    ("rock0", "", "house0", ""), ("house1", "", "rock1", ""), ("bossa0", "", "funk0", ""),
    ("pianoballad0", "", "orchestra0", ""), ("orchestra1", "", "cinematic0", ""), ("dnb0", "", "liquid0", ""),
    ("pop0", "dark", "pop1", ""), ("pop1", "bright", "pop0", ""), ("soul0", "narrow", "disco0", "wide"),
    ("disco1", "wide", "soul1", "narrow"), ("reggae0", "bass", "dancehall0", ""), ("blues0", "thin", "boombap0", ""),
    ("swing0", "", "bigband0", ""), ("lofi0", "", "jungle0", ""), ("fingerfolk0", "", "fingerfolk1", "squashed"),
    ("punk0", "", "countrywaltz0", ""),
]


def shelf(sound, frequency, db, high):
    low = sosfilt(butter(1, frequency, fs=48000, output="sos"), sound, axis=0)
    factor = 10 ** (db / 20)
    return low + factor * (sound - low) if high else factor * low + (sound - low)


def treated(sound, how):
    middle, side = sound.mean(axis=1, keepdims=True), (sound[:, :1] - sound[:, 1:]) / 2
    if how == "dark": return shelf(sound, 2500, -8, True)
    if how == "bright": return shelf(sound, 2500, 6, True)
    if how == "bass": return shelf(sound, 150, 7, False)
    if how == "thin": return shelf(sound, 250, -7, False)
    if how in ("narrow", "wide"):
        side = side * (0.2 if how == "narrow" else 2)
        return np.hstack([middle + side, middle - side])
    if how == "squashed": return np.tanh(4 * sound / np.abs(sound).max())
    return sound


def prepared(folder, work, name, how):
    sound, rate = soundfile.read(next(pathlib.Path(folder).glob(f"{name}.*")), always_2d=True)
    sound = np.repeat(sound, 2, axis=1) if sound.shape[1] == 1 else sound[:, :2]
    if rate != 48000: sound = resample_poly(sound, 480, rate // 100)
    sound = treated(sound, how)
    path = f"{work}/{name}{how}.wav"
    soundfile.write(path, sound * min(1, .99 / np.abs(sound).max()), 48000, "PCM_24")
    return path


def best(a, b, bound=6, treble=3):
    """What a third-octave equaliser within the bounds could reach between two fingerprints."""
    limits = np.where(CENTRES < 9900, bound, treble)
    raised = np.where(a > -60, limits, 0)
    return max(similarity(a + np.clip(b - a + level, -limits, raised), b) for level in np.arange(-30, 30, .25))


def meter(path):
    text = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"],
        capture_output=True, text=True).stderr.split("Summary:")[-1]
    return [float(x) for x in re.findall(r"(?:I|Peak):\s+(-?[\d.]+|-inf)", text)]


def peer(target, reference, path, work):
    import matchering
    matchering.process(target=target, reference=reference, results=[matchering.pcm24(path)])
    sound, rate = soundfile.read(path)
    standard = f"{work}/peer48.wav"
    subprocess.run(["sox", path, "-b", "32", "-e", "float", standard, "rate", "-v", "48000"], check=True)
    return fingerprint(standard), meter(path)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--peer"]
    folder, command, compares = arguments[0], arguments[1:], "--peer" in sys.argv
    print("pair                                      before  after   peer   best  gain   LU err   dBTP  peer dBTP")
    rows = []
    with tempfile.TemporaryDirectory() as work:
        for target, treatment, model, manner in PAIRS:
            a, b = prepared(folder, work, target, treatment), prepared(folder, work, model, manner)
            out = f"{work}/out.wav"
            run = subprocess.run(
                [*command, a, "--reference", b, "--json", "-o", out], capture_output=True, text=True)
            if run.returncode: sys.exit(run.stdout + run.stderr)
            account = json.loads(run.stdout)
            prints = [fingerprint(x) for x in (a, b, out)]
            values = [similarity(prints[0], prints[1]), similarity(prints[2], prints[1]), float("nan"),
                      best(prints[0], prints[1])]
            loudness, peak = meter(out)
            peer_peak = float("nan")
            if compares:
                other, measures = peer(a, b, f"{work}/peer.wav", work)
                values[2], peer_peak = similarity(other, prints[1]), measures[1]
            most = max(account["greatest_boost_db"], -account["greatest_cut_db"])
            error = "backed" if account["mastering"]["backed_off"] else f"{loudness + 14:+.2f}"
            name = f"{target} {treatment} → {model} {manner}"
            print(f"{name:40} " + " ".join(f"{v:6.3f}" for v in values)
                  + f" {most:5.1f}  {error:>7} {peak:6.2f} {peer_peak:6.2f}", flush=True)
            rows.append(values)
            pathlib.Path(out).unlink()
    rows = np.array(rows)
    print("median " + " ".join(f"{v:.3f}" for v in np.median(rows, axis=0)) + f", after ≥ 0.85 in "
          f"{np.sum(rows[:, 1] >= .85)} of {len(rows)}; at least the peer in {np.sum(rows[:, 1] >= rows[:, 2])}")


if __name__ == "__main__":
    main()
