"""Reads a delivery folder back for the scripts beside it: the plan, the checks, the sound and the notes."""
import glob, json, os

import mido
import numpy as np
import soundfile

NOTES = {n: i for i, n in enumerate("C C# D D# E F F# G G# A A# B".split())}
NOTES |= {"Db": 1, "Eb": 3, "Gb": 6, "Ab": 8, "Bb": 10}
STEPS = {
    "major": [0, 2, 4, 5, 7, 9, 11], "minor": [0, 2, 3, 5, 7, 8, 10], "dorian": [0, 2, 3, 5, 7, 9, 10],
    "phrygian": [0, 1, 3, 5, 7, 8, 10], "lydian": [0, 2, 4, 6, 7, 9, 11], "mixolydian": [0, 2, 4, 5, 7, 9, 10],
    "locrian": [0, 1, 3, 5, 6, 8, 10], "harmonic minor": [0, 2, 3, 5, 7, 8, 11],
}


class Delivery:
    """One delivered folder: `plan`, `checks` by id, `attempts`, `notes` as (stem, role, start, end, pitch, velocity) in quarters."""

    def __init__(self, folder):
        self.folder = folder
        self.manifest = json.load(open(folder + "/manifest.json"))
        self.plan = self.manifest["plan"]
        self.attempts = self.manifest["attempts"]
        self.checks = {c["id"]: c for c in json.load(open(folder + "/qa.json"))["checks"]}
        self.roles = {s["name"]: s["role"] for s in self.plan["stems"]}
        tonic, _, mode = self.plan["key"].partition(" ")
        self.tonic, self.mode = NOTES[tonic], mode
        self.scale = {(self.tonic + s) % 12 for s in STEPS[mode]}
        self.family = "minor" if STEPS[mode][2] == 3 else "major"
        beats, unit = map(int, self.plan["meter"].split("/"))
        self.bar = beats * 4 / unit
        self.notes = self.read_notes(glob.glob(folder + "/*.mid")[0])

    def master(self):
        """The master as floats, frames × 2, and its rate."""
        return soundfile.read(glob.glob(self.folder + "/*.wav")[0])

    def stems(self):
        """Pairs of a stem's name and its file."""
        files = sorted(glob.glob(self.folder + "/stems/*.wav"))
        return [(os.path.basename(f)[3:-4], f) for f in files]

    def sections(self):
        """(kind, first bar, bars, energy) of each section."""
        bar = 0
        for section in self.plan["sections"]:
            yield section["section"], bar, section["bars"], section["energy"]
            bar += section["bars"]

    @property
    def bars(self):
        return sum(s["bars"] for s in self.plan["sections"])

    def seconds(self, bar):
        return bar * self.bar * 60 / self.plan["bpm"]

    def read_notes(self, path):
        file = mido.MidiFile(path)
        notes = []
        for track in file.tracks[1:]:
            now, open_notes = 0, {}
            for message in track:
                now += message.time
                if message.type == "note_on" and message.velocity > 0:
                    open_notes.setdefault(message.note, []).append((now, message.velocity))
                elif message.type in ("note_on", "note_off") and open_notes.get(message.note):
                    start, velocity = open_notes[message.note].pop(0)
                    notes.append((track.name, self.roles.get(track.name), start / file.ticks_per_beat,
                                  now / file.ticks_per_beat, message.note, velocity))
        return sorted(notes, key=lambda n: n[2])

    def pitched(self):
        return [n for n in self.notes if n[1] not in ("drums", "percussion", "effects")]

    def bar_events(self, roles=None, relative=False):
        """For each bar the set of (stem, sixteenth, pitch); pitches from the tonic where `relative`."""
        bars = [set() for _ in range(self.bars)]
        for stem, role, start, _, pitch, _ in self.notes:
            sixteenth = int(np.floor(start * 4 + 1 / 3))
            bar, step = divmod(sixteenth, int(self.bar * 4))
            if bar < len(bars) and (roles is None or role in roles):
                is_drum = role in ("drums", "percussion")
                bars[bar].add((stem, step, pitch - (0 if is_drum or not relative else self.tonic)))
        return bars
