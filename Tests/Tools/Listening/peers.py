#!/usr/bin/env python3
"""Scores Essentia, librosa and aubio on a corpus made by make_corpus.py, by the rules of score.py.

    peers.py FOLDER        needs essentia, librosa, soundfile, and aubio's command-line program
"""
import json, subprocess, sys

import essentia.standard as es
import librosa
import numpy as np

from score import table

PROFILES = [[6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
            [6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17]]
NOTES = "C C# D D# E F F# G G# A A# B".split()


def essentia(path, method):
    sound = es.MonoLoader(filename=path, sampleRate=44100)()
    bpm, beats, confidence, _, _ = es.RhythmExtractor2013(method=method)(sound)
    key, scale, strength = es.KeyExtractor(profileType="edma")(sound)
    return dict(bpm=float(bpm) if bpm > 0 and len(beats) > 3 else None, key=f"{key} {scale}")


def with_librosa(path):
    sound, rate = librosa.load(path, sr=22050)
    bpm, _ = librosa.beat.beat_track(y=sound, sr=rate)
    chroma = librosa.feature.chroma_stft(y=sound, sr=rate).mean(1)
    fits = [(np.corrcoef(np.roll(p, n), chroma)[0, 1], f"{NOTES[n]} {m}")
            for p, m in zip(PROFILES, ("major", "minor")) for n in range(12)]
    bpm = float(np.atleast_1d(bpm)[0])
    return dict(bpm=bpm if bpm > 0 else None, key=max(fits)[1])


def aubio(path):
    run = subprocess.run(["aubio", "tempo", path], capture_output=True, text=True)
    words = run.stdout.split()
    return dict(bpm=float(words[0]) if words and words[0][0].isdigit() else None)


PEERS = {
    "multifeature": lambda p: essentia(p, "multifeature"), "degara": lambda p: essentia(p, "degara"),
    "librosa": with_librosa, "aubio": aubio}

if __name__ == "__main__":
    tracks = json.load(open(sys.argv[1] + "/truth.json"))
    for name in sys.argv[2:] or PEERS:
        table(name, tracks, {t["file"]: PEERS[name](t["file"]) for t in tracks})
