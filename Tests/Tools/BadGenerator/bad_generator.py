#!/usr/bin/env python3
"""A generator of music that does what bad models do: it misses tempo and key, begins late, clips, and is mono at 32 kHz.

    bad_generator.py "drums, 120 bpm, A minor" --duration 20 --seed 3 -o clip.wav

The same order gives the same bytes. `faults` says what is wrong with a clip, so that a test can know the truth.
"""
import argparse
import json
import re
import wave
from dataclasses import asdict, dataclass

import numpy as np

NOTES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}
MAJOR, MINOR = [0, 2, 4, 5, 7, 9, 11], [0, 2, 3, 5, 7, 8, 10]


@dataclass
class Faults:
    """What is wrong with one clip."""
    bpm: float          # what it is played at; half of it again where half_time
    semitones: int      # what it is transposed by
    lead_in: float      # seconds of silence first
    rate: int           # frames per second
    drive: float        # what a clip that just fits is multiplied by before it is cut at full scale
    half_time: bool


def faults(bpm, seed):
    """The faults of the clip for this tempo and seed: up to 8 %, 3 semitones and 2 s off."""
    random = np.random.default_rng([seed, 1])
    return Faults(
        bpm=float(bpm * (1 + random.uniform(-0.08, 0.08))), semitones=int(random.integers(-3, 4)),
        lead_in=float(random.uniform(0, 2)), rate=int(random.choice([32000, 32000, 44100, 48000])),
        drive=float(random.choice([1.0, 1.3, 1.6])), half_time=bool(random.random() < 0.2))


def tempo_in(prompt, otherwise=120.0):
    found = re.search(r"(\d+(?:\.\d+)?)\s*bpm", prompt, re.I)
    return float(found.group(1)) if found else otherwise


def key_in(text, otherwise="A minor"):
    found = re.search(r"\b([A-G])([#b]?)\s*(major|minor)\b", text, re.I)
    return found.group(0) if found else otherwise


def content_of(prompt):
    """What the clip is to hold: the first word of the prompt that says so."""
    kinds = {"drum": "drums", "beat": "drums", "percussion": "drums", "bass": "bass", "pad": "chords",
             "string": "chords", "chord": "chords", "piano": "chords", "keys": "chords", "lead": "lead", "arp": "lead"}
    places = [(prompt.lower().find(word), kind) for word, kind in kinds.items() if word in prompt.lower()]
    return min(places)[1] if places else "song"


class Band:
    """Plays into one channel, at a tempo and in a scale."""

    def __init__(self, seconds, rate, beat, start, tonic, scale, random):
        self.rate, self.beat, self.start, self.random = rate, beat, start, random
        self.tonic, self.scale = tonic, scale
        self.track = np.zeros(int(seconds * rate))
        self.beats = int((seconds - start) / beat)

    def add(self, time, sound):
        first = int(round(time * self.rate))
        count = min(len(sound), len(self.track) - first)
        if count > 0:
            self.track[first:first + count] += sound[:count]

    def ages(self, seconds):
        return np.arange(int(seconds * self.rate)) / self.rate

    def noise(self, decay):
        age = self.ages(5 * decay)
        return np.exp(-age / decay) * self.random.uniform(-1, 1, len(age))

    def note(self, degree, octave, seconds, decay):
        octaves, step = divmod(degree, 7)
        pitch = self.tonic + self.scale[step] + 12 * (octave + octaves)
        age = self.ages(seconds)
        frequency = 440 * 2 ** ((pitch - 69) / 12)
        fade = np.minimum(1, np.minimum(age / 0.004, (seconds - age) / 0.03))
        return fade * np.exp(-age / decay) * sum(np.sin(2 * np.pi * frequency * k * age) / k ** 2 for k in range(1, 6))

    def chord(self, beat):
        """Progressions whose key is no matter of opinion: I V vi IV in major, i VI III VII in minor."""
        return ([0, 4, 5, 3] if self.scale is MAJOR else [0, 5, 2, 6])[(beat // 4) % 4]

    def drums(self):
        age = self.ages(0.25)
        kick = np.exp(-age / 0.08) * np.sin(2 * np.pi * (48 * age + 3 * (1 - np.exp(-age / 0.02))))
        kick += 0.3 * np.exp(-age / 0.002) * np.sin(2 * np.pi * 3000 * age)
        for n in range(self.beats):
            time = self.start + n * self.beat
            self.add(time, 0.9 * kick if n % 2 == 0 else 0.5 * self.noise(0.07))
            if n % 4 == 2:
                self.add(time + self.beat / 2, 0.8 * kick)
            for half in (0, 0.5):
                self.add(time + half * self.beat, 0.15 * self.noise(0.015))
            if n % 16 == 15:
                self.add(time + 0.75 * self.beat, 0.3 * self.noise(0.05))

    def chords(self):
        for n in range(0, self.beats, 2):
            for third in (0, 2, 4):
                sound = self.note(self.chord(n) + third, 4, 1.9 * self.beat, 1.2)
                self.add(self.start + n * self.beat, 0.15 * sound)

    def bass(self):
        for n in range(2 * self.beats):
            sound = self.note(self.chord(n // 2), 2, 0.42 * self.beat, 0.4)
            self.add(self.start + n * self.beat / 2, 0.35 * sound)

    def lead(self):
        for n in range(2 * self.beats):
            degree = self.chord(n // 2) + int(self.random.choice([0, 2, 4, 7]))
            self.add(self.start + n * self.beat / 2, 0.2 * self.note(degree, 4, 0.45 * self.beat, 0.3))

    def song(self):
        self.drums()
        self.bass()
        self.chords()


def samples(prompt, duration, bpm, key, seed):
    """The clip and its rate."""
    wrong = faults(bpm, seed)
    name = re.match(r"\s*([A-Ga-g])([#b]?)", key)
    tonic = NOTES[name.group(1).lower()] + {"#": 1, "b": -1, "": 0}[name.group(2)] + wrong.semitones
    beat = 60 / wrong.bpm * (2 if wrong.half_time else 1)
    band = Band(duration, wrong.rate, beat, wrong.lead_in, tonic, MINOR if "min" in key.lower() else MAJOR,
                np.random.default_rng([seed, 2]))
    getattr(band, content_of(prompt))()
    loudest = np.max(np.abs(band.track)) or 1
    return np.clip(band.track * wrong.drive * 0.9 / loudest, -1, 1), wrong.rate


def predict(prompt, duration=20.0, bpm=0.0, key="", seed=0, path="clip.wav"):
    """Writes the clip that is ordered, badly, as 16-bit mono WAV; without a tempo or key the prompt's are taken."""
    sound, rate = samples(prompt, duration, bpm or tempo_in(prompt), key or key_in(prompt), seed)
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.round(sound * 32767).astype("<i2").tobytes())
    return path


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("prompt")
    arguments.add_argument("--duration", type=float, default=20)
    arguments.add_argument("--bpm", type=float, default=0)
    arguments.add_argument("--key", default="")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("-o", "--output", default="clip.wav")
    order = arguments.parse_args()
    predict(order.prompt, order.duration, order.bpm, order.key, order.seed, order.output)
    print(json.dumps(asdict(faults(order.bpm or tempo_in(order.prompt), order.seed))))
