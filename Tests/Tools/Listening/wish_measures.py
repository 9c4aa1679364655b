"""What `wishes.py` measures in a delivered folder with numpy, mido and soundfile, without any of the program's code."""
import glob, json, os

import mido
import numpy as np
import soundfile

RATE = 48000
NAMES = "C C# D D# E F F# G G# A A# B".split()
FLATS = {"Db": "C#", "Eb": "D#", "Gb": "F#", "Ab": "G#", "Bb": "A#", "Cb": "B", "Fb": "E"}
MINOR = {"minor", "dorian", "phrygian", "locrian", "harmonic minor"}
# Key profiles of Krumhansl and Kessler (1982) and of Temperley (1999).
PROFILES = [
    ([6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
     [6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17]),
    ([5.0, 2.0, 3.5, 2.0, 4.5, 4.0, 2.0, 4.5, 2.0, 3.5, 1.5, 4.0],
     [5.0, 2.0, 3.5, 4.5, 2.0, 4.0, 2.0, 4.5, 3.5, 2.0, 1.5, 4.0]),
]
KIT = {
    "kick": {35, 36}, "snare": {37, 38, 40}, "rimshot": {37}, "clap": {39}, "snap": {39}, "hi-hats": {42, 44, 46},
    "cymbals": {49, 51, 52, 53, 55, 57, 59}, "ride": {51, 53, 59}, "toms": {41, 43, 45, 47, 48, 50}, "tambourine": {54},
    "cowbell": {56}, "bongos": {60, 61}, "congas": {62, 63, 64}, "timbales": {65, 66}, "agogo": {67, 68}, "shaker": {69, 70, 82},
    "guiro": {73, 74}, "claves": {75}, "woodblock": {76, 77}, "triangle": {80, 81}, "sleigh bells": {83}, "castanets": {85},
    "surdo": {86, 87},
}
# General MIDI programs that a listener accepts for a name; everything else must be named in the stem.
PROGRAMS = {
    "piano": set(range(0, 4)), "electric piano": {4, 5}, "harpsichord": {6}, "clavinet": {7}, "celesta": {8},
    "glockenspiel": {9, 14}, "music box": {10, 8}, "vibraphone": {11}, "marimba": {12}, "xylophone": {13}, "bells": {14, 9},
    "dulcimer": {15}, "organ": set(range(16, 21)), "church organ": {19}, "accordion": {21, 23}, "harmonica": {22},
    "guitar": set(range(24, 32)), "acoustic guitar": {24, 25}, "nylon guitar": {24}, "electric guitar": set(range(26, 32)),
    "distorted guitar": {29, 30}, "funk guitar": {26, 27, 28}, "slide guitar": set(range(24, 32)), "ukulele": {24, 25},
    "banjo": {105}, "mandolin": {24, 25, 105}, "bass": set(range(32, 40)) | {43}, "bass guitar": set(range(33, 38)),
    "upright bass": {32, 43}, "slap bass": {36, 37}, "synth bass": {38, 39}, "violin": {40, 110}, "fiddle": {40, 110},
    "viola": {41}, "cello": {42}, "double bass": {32, 43}, "strings": set(range(40, 52)), "harp": {46}, "choir": {52, 53, 54, 91},
    "trumpet": {56, 59}, "trombone": {57}, "tuba": {58}, "french horn": {60}, "brass": set(range(56, 64)),
    "saxophone": set(range(64, 68)), "oboe": {68}, "english horn": {69}, "bassoon": {70}, "clarinet": {71}, "piccolo": {72},
    "flute": {73, 72, 75}, "recorder": {74}, "pan flute": {75}, "shakuhachi": {77}, "whistle": {78}, "sitar": {104},
    "koto": {107}, "kalimba": {108}, "bagpipes": {109}, "steel drums": {114}, "synth": set(range(80, 104)),
    "pad": set(range(88, 96)) | set(range(48, 52)), "lead": set(range(80, 88)),
}
ROLES = {"drums", "percussion", "bass", "chords", "pad", "lead", "counter-melody", "arpeggio", "vocals", "effects"}
DRUM_WORDS = {"drums", "909 drums", "808 drums", "707 drums", "electronic drums", "acoustic drums", "breakbeat", "brushes",
              "marching drums", "taiko", "timpani", "djembe", "cajon", "tabla", "darbuka", "bodhran"}
LAST_WORDS = {"bass": {"bass"}, "pad": {"pad"}, "pads": {"pad"}, "lead": {"lead"}, "stab": {"chords"}, "stabs": {"chords"},
              "drums": {"drums"}, "arpeggio": {"arpeggio"}, "riser": {"effects"}, "impacts": {"effects"}, "texture": {"pad", "effects"}}


def read(path):
    return soundfile.read(path, always_2d=True)[0]


def db(value):
    return 20 * np.log10(max(float(value), 1e-9))


def rms(sound):
    return float(np.sqrt(np.mean(sound ** 2))) if len(sound) else 0.0


def spectra(mono, size=2048, hop=1024):
    if len(mono) < size:
        mono = np.pad(mono, (0, size - len(mono)))
    frames = np.lib.stride_tricks.sliding_window_view(mono, size)[::hop] * np.hanning(size)
    return np.abs(np.fft.rfft(frames)).astype(np.float32)


def centroid(mono):
    """The mean over the louder frames of the magnitude-weighted mean frequency, in Hz."""
    magnitude = spectra(mono)
    power = (magnitude ** 2).sum(axis=1)
    loud = power > power.max() * 1e-5
    hz = np.fft.rfftfreq(2048, 1 / RATE)
    return float(np.mean((magnitude[loud] * hz).sum(axis=1) / magnitude[loud].sum(axis=1)))


def onset_curve(mono, hop=512):
    """Spectral flux of log magnitudes, and its rate."""
    flux = np.diff(np.log1p(100 * spectra(mono, 1024, hop)), axis=0)
    return np.maximum(flux, 0).sum(axis=1), RATE / hop


def onset_rate(mono):
    curve, rate = onset_curve(mono)
    span = int(0.1 * rate)
    mean = np.convolve(curve, np.ones(4 * span) / (4 * span), "same")
    peaks = [i for i in range(span, len(curve) - span)
             if curve[i] == curve[i - span // 2:i + span // 2 + 1].max() and curve[i] > 1.4 * mean[i] + 1e-3]
    return len(peaks) * RATE / len(mono)


def tempo(mono, start=None, end=None):
    """The strongest period between 40 and 250 BPM by autocorrelation of the onsets, refined by its multiples."""
    if start is not None:
        mono = mono[int(start * RATE):int(end * RATE)]
    curve, rate = onset_curve(mono, 256)
    curve = curve - curve.mean()
    size = 1 << int(np.ceil(np.log2(2 * len(curve))))
    correlation = np.fft.irfft(np.abs(np.fft.rfft(curve, size)) ** 2)[:len(curve)]
    bpms = np.arange(40, 250, 0.1)
    at = lambda lag: np.interp(lag, np.arange(len(correlation)), correlation / np.arange(len(correlation), 0, -1))
    score = sum(at(k * 60 * rate / bpms) for k in (1, 2, 3, 4, 8) if k * 60 * rate / 250 < len(correlation))
    return float(bpms[int(np.argmax(score))])


def folded(bpm, target, factors=(0.25, 1 / 3, 0.5, 2 / 3, 1, 1.5, 2, 3, 4)):
    return min((bpm * f for f in factors), key=lambda b: abs(b - target))


def chroma(mono):
    magnitude = spectra(mono, 8192, 4096)
    hz = np.fft.rfftfreq(8192, 1 / RATE)
    use = (hz > 65) & (hz < 2000)
    classes = np.round(12 * np.log2(hz[use] / 440) + 69).astype(int) % 12
    level = np.sqrt(magnitude[:, use])
    return np.bincount(classes, weights=level.sum(axis=0), minlength=12)


def keys(vector):
    """The best key by each profile, as (tonic, is minor)."""
    best = []
    for major, minor in PROFILES:
        scores = {(t, m): np.corrcoef(np.roll(p, t), vector)[0, 1] for m, p in ((False, major), (True, minor)) for t in range(12)}
        best.append(max(scores, key=scores.get))
    return best


def key_named(text):
    tonic, _, mode = text.partition(" ")
    tonic = FLATS.get(tonic, tonic)
    return NAMES.index(tonic), mode in MINOR


def median_pitch(mono):
    """The median fundamental of the voiced frames by normalised autocorrelation, in Hz; None for none."""
    mono = mono[:len(mono) // 4 * 4].reshape(-1, 4).mean(axis=1)
    rate, size, found = RATE / 4, 1024, []
    for start in range(0, len(mono) - 2 * size, size):
        frame = mono[start:start + 2 * size]
        if rms(frame) < 1e-3:
            continue
        head = frame[:size]
        lags = range(int(rate / 1000), int(rate / 60))
        energy = np.array([np.dot(head, head) + np.dot(frame[l:l + size], frame[l:l + size]) for l in lags])
        product = np.array([2 * np.dot(head, frame[l:l + size]) for l in lags])
        likeness = product / np.maximum(energy, 1e-12)
        peaks = [i for i in range(1, len(likeness) - 1) if likeness[i - 1] < likeness[i] >= likeness[i + 1]]
        if peaks and max(likeness[peaks]) > 0.85:
            first = next(i for i in peaks if likeness[i] > 0.9 * max(likeness[peaks]))
            found.append(rate / (first + lags[0]))
    return float(np.median(found)) if len(found) > 8 else None


def side_level(sound):
    mid, side = sound.sum(axis=1) / 2, (sound[:, 0] - sound[:, 1]) / 2
    return db(rms(side)) - db(rms(mid))


def attack(mono):
    """How much louder the steepest twentieth of the 10 ms steps is than the one before, in dB."""
    steps = mono[:len(mono) // 480 * 480].reshape(-1, 480)
    level = 20 * np.log10(np.sqrt((steps ** 2).mean(axis=1)) + 1e-4)
    return float(np.percentile(np.diff(level), 95))


def tone_of(folder):
    """The measures of a delivery's master that adjectives speak of."""
    sound = read(glob.glob(folder + "/*.wav")[0])
    mono = sound.mean(axis=1)
    return {"centroid": centroid(mono), "onsets": onset_rate(mono), "side": side_level(sound), "attack": attack(mono)}


class Folder:
    """A delivered folder: brief, plan, stems by name, MIDI notes by stem, and the clock of the MIDI file."""

    def __init__(self, path):
        self.path = path
        self.manifest = json.load(open(path + "/manifest.json"))
        self.plan, self.brief = self.manifest["plan"], self.manifest["brief"]
        self.master = read(glob.glob(path + "/*.wav")[0])
        self.mono = self.master.mean(axis=1)
        files = sorted(glob.glob(path + "/stems/*.wav"))
        self.files = {s["name"]: f for s, f in zip(self.plan["stems"], files)}
        self.roles = {s["name"]: s["role"] for s in self.plan["stems"]}
        self.sounds = {}
        midi = glob.glob(path + "/*.mid")
        self.read_midi(midi[0] if midi else None)

    def read_midi(self, path):
        self.notes, self.programs, self.tempi, self.meters = {}, {}, [(0, 500000)], []
        self.ticks = 480
        if not path:
            return
        file = mido.MidiFile(path)
        self.ticks = file.ticks_per_beat
        tempi = []
        for track in file.tracks:
            now, started = 0, {}
            for message in track:
                now += message.time
                if message.type == "set_tempo": tempi.append((now, message.tempo))
                elif message.type == "time_signature": self.meters.append(f"{message.numerator}/{message.denominator}")
                elif message.type == "program_change":
                    kit = 128 if message.channel == 9 else 0
                    self.programs.setdefault(track.name, set()).add(message.program + kit)
                elif message.type == "note_on" and message.velocity > 0:
                    started.setdefault(message.note, []).append((now, message.velocity))
                elif message.type in ("note_on", "note_off") and started.get(message.note):
                    start, velocity = started[message.note].pop(0)
                    self.notes.setdefault(track.name, []).append((start, now, message.note, velocity))
        self.tempi = sorted(tempi) or self.tempi

    def seconds(self, tick):
        """The time of a position in the MIDI file, along its tempo map."""
        time, at, tempo = 0.0, 0, self.tempi[0][1]
        for start, value in self.tempi:
            if start >= tick: break
            time += (start - at) * tempo / self.ticks / 1e6
            at, tempo = start, value
        return time + (tick - at) * tempo / self.ticks / 1e6

    def bar(self, number):
        beats, unit = map(int, self.plan["meter"].split("/"))
        return self.seconds(number * beats * 4 / unit * self.ticks)

    def sections(self):
        """(kind, start, end) in seconds."""
        bar, found = 0, []
        for section in self.plan["sections"]:
            found.append((section["section"], self.bar(bar), self.bar(bar + section["bars"]), bar, section["bars"]))
            bar += section["bars"]
        return found

    def stem(self, name):
        if name not in self.sounds: self.sounds[name] = read(self.files[name])
        return self.sounds[name]

    def below(self, name, times):
        """How far a stem lies below the mix where it sounds, in dB, and in which share of the places it sounds."""
        stem, heard, whole, parts, count = self.stem(name), 0.0, 0.0, 0, 0
        for start, end in times:
            for at in np.arange(start, end - 0.05, 0.5):
                piece = slice(int(at * RATE), int(min(at + 0.5, end) * RATE))
                own, mix = rms(stem[piece]), rms(self.master[piece])
                count += 1
                if db(own) > -62 and db(mix) - db(own) < 36:
                    parts, heard, whole = parts + 1, heard + own ** 2, whole + mix ** 2
        return (10 * np.log10(whole / heard) if heard else None), (parts / count if count else 0)

    def playing(self, name):
        """The stems that play an instrument, by name, role, program or drum notes."""
        slug = name.replace(" ", "-")
        named = [s for s in self.files if s == slug or s.startswith(slug + "-") or slug in s.split("-")]
        if name in ROLES:
            named = [s for s, r in self.roles.items() if r == name or (name == "drums" and r == "percussion")] or named
        if name in KIT:
            named = [s for s in self.files if self.roles[s] in ("drums", "percussion")
                     and any(n[2] in KIT[name] for n in self.notes.get(s, []))] or named
        if not named and name in DRUM_WORDS:
            named = [s for s, r in self.roles.items() if r in ("drums", "percussion")]
        if not named:
            wanted = PROGRAMS.get(name, set())
            named = [s for s in self.files if self.programs.get(s, set()) & wanted and self.roles[s] not in ("drums", "percussion")]
        if not named and name not in PROGRAMS:
            # "acid bass", "supersaw lead": a sound of its role that no General MIDI program stands for.
            roles = LAST_WORDS.get(name.split()[-1], set())
            named = [s for s, r in self.roles.items() if r in roles]
        return named
