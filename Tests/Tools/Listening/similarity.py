#!/usr/bin/env python3
"""Spectral similarity of pairs of 48 kHz files, written independently of the program, straight from its definition.

Usage: similarity.py A.wav B.wav [A2.wav B2.wav ...]   (needs numpy, scipy and soundfile)
"""
import sys

import numpy as np
import soundfile
from scipy.signal import lfilter, welch

SHELF = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
HIGH_PASS = ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])
CENTRES = 1000 * 10 ** (np.arange(-14, 13) / 10)


def gain(frequencies):
    z = np.exp(-2j * np.pi * frequencies / 48000)
    response = [np.polyval(b[::-1], z) / np.polyval(a[::-1], z) for b, a in (SHELF, HIGH_PASS)]
    return 20 * np.log10(np.abs(response[0] * response[1]))


def fingerprint(path):
    sound, rate = soundfile.read(path, always_2d=True)
    assert rate == 48000, path
    weighted = lfilter(*HIGH_PASS, lfilter(*SHELF, sound, axis=0), axis=0)
    starts = range(0, max(1, len(sound) - 3 * rate + 1), rate)
    energies = np.array([np.sum(weighted[s:s + 3 * rate] ** 2) for s in starts])
    kept = np.sort(np.argsort(-energies, kind="stable")[:max(1, len(energies) // 4)])
    power = np.mean([
        welch(sound[k * rate:(k + 3) * rate], rate, "hann", 16384, 8192, detrend=False, axis=0)[1].mean(axis=1)
        for k in kept], axis=0)
    width = rate / 16384
    edges = np.arange(len(power) + 1) * width - width / 2
    bands = [np.sum(power * np.clip((np.minimum(edges[1:], c * 10 ** .05) - np.maximum(edges[:-1], c * 10 ** -.05)) / width, 0, 1))
             for c in CENTRES]
    level = 10 * np.log10(np.maximum(bands, 1e-30))
    return np.maximum(level - level.max(), -60)


def similarity(a, b):
    heard = [x + gain(CENTRES) for x in (a, b)]
    weights = np.clip(np.maximum(*[h - h.max() for h in heard]) + 30, 0, 30) / 30 + .05
    weights /= weights.sum()
    difference = a - b
    order = np.argsort(difference)
    median = difference[order][np.searchsorted(np.cumsum(weights[order]), .5)]
    return 1 - np.sum(weights * np.minimum(np.abs(difference - median), 12)) / 12


if __name__ == "__main__":
    for first, second in zip(sys.argv[1::2], sys.argv[2::2]):
        print(f"{similarity(fingerprint(first), fingerprint(second)):.4f}  {first}  {second}")
