#!/usr/bin/env python3
"""Draws one picture of a delivery: its spectrogram, its piano roll and its loudness, with the sections marked.

    look.py FOLDER… [-o pictures]     each FOLDER is a delivery; the pictures are named after genre and seed
"""
import argparse, os

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from scipy import signal

import measures
from delivery import Delivery

COLOURS = {"bass": "tab:blue", "chords": "tab:green", "pad": "tab:olive", "lead": "tab:red", "arpeggio": "tab:orange",
           "vocals": "tab:purple"}
DRUMS = {36: "kick", 38: "snare", 39: "clap", 42: "hat", 46: "open", 37: "rim", 70: "shaker", 51: "ride", 49: "crash"}


def spectrogram(axes, sound):
    hz, time, power = signal.spectrogram(sound.mean(axis=1), measures.RATE, "hann", 4096, 2048)
    edges = np.geomspace(30, 20000, 161)
    bands = np.array([power[max(1, np.searchsorted(hz, a)):max(2, np.searchsorted(hz, a) + 1, np.searchsorted(hz, b))].mean(axis=0)
                      for a, b in zip(edges, edges[1:])])
    axes.pcolormesh(time, edges[:-1], 10 * np.log10(bands * edges[:-1, None] + 1e-12), vmin=-75, vmax=-15, cmap="magma", shading="auto")
    axes.set_yscale("log"), axes.set_ylabel("Hz")


def roll(axes, delivery):
    second = 60 / delivery.plan["bpm"]
    rows = {}
    for stem, role, start, end, pitch, velocity in delivery.notes:
        if role in ("drums", "percussion"):
            place = rows.setdefault(pitch, 22 - len(rows) * 1.5)
            axes.plot([start * second], [place], "|", color="black", alpha=0.25 + velocity / 180, markersize=4)
        elif role != "effects":
            axes.plot([start * second, end * second], [pitch, pitch], color=COLOURS.get(role, "grey"), lw=2, alpha=0.3 + velocity / 190)
    for pitch, place in rows.items():
        axes.text(-0.2, place, DRUMS.get(pitch, str(pitch)), fontsize=6, ha="right", va="center")
    axes.set_ylabel("note"), axes.grid(axis="y", alpha=0.2)


def loudness(axes, delivery, sound):
    weighted = measures.k_weighted(sound)
    for length, style in ((0.4, "0.75"), (3, "black")):
        times = np.arange(length, len(sound) / measures.RATE, 0.1)
        axes.plot(times - length / 2, [measures.loudness(weighted, t - length, t) for t in times], color=style, lw=1)
    for (kind, first, bars, _), (_, _, level) in zip(delivery.sections(), measures.section_loudness(delivery, sound)):
        axes.hlines(level, delivery.seconds(first), delivery.seconds(first + bars), color="tab:red")
        axes.text(delivery.seconds(first), -7, f"{kind} {level:.1f}", fontsize=7)
    axes.set_ylim(-45, -5), axes.set_ylabel("LUFS")


def draw(folder, to):
    delivery = Delivery(folder)
    sound, _ = delivery.master()
    figure, axes = plt.subplots(3, 1, figsize=(16, 11), sharex=True, height_ratios=[2, 3, 1.4], layout="constrained")
    spectrogram(axes[0], sound), roll(axes[1], delivery), loudness(axes[2], delivery, sound)
    for axis in axes:
        for _, first, _, _ in delivery.sections():
            axis.axvline(delivery.seconds(first), color="white" if axis is axes[0] else "grey", lw=0.8)
    plan = delivery.plan
    sounds = ", ".join(f"{s['name']} {s['sound']}" for s in plan["stems"])
    axes[0].set_title(f"{plan['genre']} seed {plan['seed']}, {plan['key']}, {plan['bpm']:g} BPM: {sounds}", fontsize=9)
    axes[2].set_xlim(0, len(sound) / measures.RATE)
    os.makedirs(to, exist_ok=True)
    path = f"{to}/{plan['genre']}-{plan['seed']}.png"
    figure.savefig(path, dpi=75), plt.close(figure)
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+"), parser.add_argument("-o", default="pictures")
    options = parser.parse_args()
    for folder in options.folders:
        print(draw(folder, options.o))
