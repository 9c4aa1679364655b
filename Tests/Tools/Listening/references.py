#!/usr/bin/env python3
"""Tracks made after references: is each nearest to its own?

    references.py PROGRAM CORPUS FOLDER [--seconds 30] [--only rock0,house0] [--fresh] [--at-once 1] [--retries 2]

CORPUS holds music made outside of the program (see make_corpus.py). For each model a track is made from a prompt and that
reference, and compared with every reference by `PROGRAM analyze TRACK --against REFERENCE --json`, and by similarity.py,
which is written independently. Prints the table, a star at what is nearest in a row, and a summary; what FOLDER holds
already is compared again and not made again. With --fresh the models are sixteen others.
"""
import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import soundfile

from similarity import fingerprint, similarity

# What is asked for beside each reference: the words say what to play, the reference how it is to sound.
PROMPTS = {
    "rock0": "a rock song", "house0": "a house track", "bossa0": "a laid-back jazz tune", "pianoballad0": "a calm ambient piano piece",
    "orchestra0": "a cinematic orchestral piece", "dnb0": "drum and bass", "pop1": "a pop song", "disco0": "a disco tune",
    "boombap0": "boom bap hip-hop", "lofi0": "lo-fi beats", "trance0": "a trance track", "funk1": "a funk groove",
}

# The same for styles of the corpus that nothing was ever adjusted to (its set "fresh").
FRESH = {
    "afrobeat0": "an afrobeat groove", "deephouse0": "a deep house track", "drill0": "a drill beat", "hardstyle0": "hardstyle",
    "jazzwaltz0": "a jazz waltz", "metal0": "a metal song", "moombahton0": "moombahton", "newwave0": "a new wave song",
    "phonk0": "a phonk beat", "psytrance0": "psytrance", "quartet0": "classical string quartet", "rnb0": "an R&B song",
    "samba0": "a samba", "ska0": "a ska tune", "softrock0": "a soft rock song", "strum0": "an acoustic folk song",
}


def make(options, name):
    home = f"{options.folder}/{name}"
    if not glob.glob(home + "/*/manifest.json"):
        shutil.rmtree(home, ignore_errors=True)
        os.makedirs(home)
        command = [options.program, "render", {**PROMPTS, **FRESH}[name], "--reference", f"{options.corpus}/{name}.wav",
                   "--duration", str(options.seconds), "--seed", "1", "-o", home]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900,
                              env={**os.environ, "DUBPLATE_WORK_RETRIES": str(options.retries)})
        if not glob.glob(home + "/*/manifest.json"):
            raise RuntimeError(f"{name}: {done.stderr.strip()[-300:]}")
    manifest = glob.glob(home + "/*/manifest.json")[0]
    folder = os.path.dirname(manifest)
    return f"{folder}/{json.load(open(manifest))['name']}.wav"


def compare(program, track, reference):
    done = subprocess.run([program, "analyze", track, "--against", reference, "--json"],
                          capture_output=True, text=True, timeout=300)
    if done.returncode: raise RuntimeError(done.stderr.strip()[-300:])
    return json.loads(done.stdout)["similarity"]


def standard(path, folder):
    """The path of the same sound at 48 kHz."""
    if soundfile.info(path).samplerate == 48000: return path
    other = f"{folder}/{os.path.basename(path)}"
    subprocess.run(["sox", path, "-b", "32", "-e", "float", other, "rate", "-v", "48000"], check=True)
    return other


def table(title, names, scores):
    print(f"\n{title}")
    print(" " * 14 + " ".join(f"{n[:7]:>7}" for n in names))
    for name, row in zip(names, scores):
        print(f"{name:14}" + " ".join(f"{v:6.3f}{'*' if v == row.max() else ' '}" for v in row))
    own = np.diag(scores)
    others = scores[~np.eye(len(names), dtype=bool)]
    print(f"own: median {np.median(own):.3f}, lowest {own.min():.3f}, at least 0.85 in {np.sum(own >= .85)} of {len(own)};"
          f" others: median {np.median(others):.3f}; nearest to its own in {np.sum(own >= scores.max(axis=1))} of {len(own)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("corpus"), parser.add_argument("folder")
    parser.add_argument("--seconds", type=float, default=30), parser.add_argument("--only", default="")
    parser.add_argument("--at-once", type=int, default=1), parser.add_argument("--retries", type=int, default=2)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    names = options.only.split(",") if options.only else list(FRESH if options.fresh else PROMPTS)
    with ThreadPoolExecutor(options.at_once) as pool:
        tracks = list(pool.map(lambda n: make(options, n), names))
        pairs = [(t, f"{options.corpus}/{n}.wav") for t in tracks for n in names]
        scores = list(pool.map(lambda p: compare(options.program, *p), pairs))
    table("The program's own measure (rows: tracks, columns: references)", names, np.array(scores).reshape(len(names), -1))
    prints = [fingerprint(t) for t in tracks]
    models = [fingerprint(standard(f"{options.corpus}/{n}.wav", options.folder)) for n in names]
    table("The independent measure", names, np.array([[similarity(a, b) for b in models] for a in prints]))


if __name__ == "__main__":
    sys.exit(main())
