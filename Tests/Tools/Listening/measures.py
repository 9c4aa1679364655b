"""What is measured in a delivery, apart from the product: Essentia's ears, loudness, balance, faults, repetition."""
import essentia
import essentia.standard as es
import numpy as np
import soundfile
from scipy import signal

essentia.log.infoActive = essentia.log.warningActive = False
RATE = 48000
PROFILES = ["bgate", "edma", "temperley", "krumhansl", "edmm", "braw", "shaath"]
FLATS = {"Db": "C#", "Eb": "D#", "Gb": "F#", "Ab": "G#", "Bb": "A#"}
# The genre curves of Sources/Core/Genres/TonalBalance.swift: dB at these frequencies, relative to 1 kHz.
ANCHORS = [31.5, 40, 63, 80, 125, 250, 500, 1000, 2000, 4000, 8000, 12500, 16000]
CURVES = {
    "pop": [1, 4, 7, 7, 5, 3, 1.5, 0, -1.5, -3, -5.5, -9, -13],
    "club": [4, 8, 10, 9, 5, 2, 1, 0, -1, -2.5, -4.5, -8, -12],
    "bass": [8, 11, 10, 8, 4, 1.5, 0.5, 0, -0.5, -2, -4.5, -8, -12],
    "lo-fi": [0, 4, 7, 8, 7, 4, 2, 0, -3, -7, -14, -24, -32],
    "orchestral": [-6, -2, 3, 4, 5, 4, 2, 0, -2.5, -6, -11, -16, -20],
}


def mono44(sound):
    mono = np.ascontiguousarray(sound.mean(axis=1), dtype=np.float32)
    return es.Resample(inputSampleRate=RATE, outputSampleRate=44100)(mono)


def heard_tempo(mono, planned):
    """Essentia's tempo folded by octaves to the level of `planned`."""
    bpm = float(es.RhythmExtractor2013(method="multifeature", maxTempo=208, minTempo=40)(mono)[0])
    return min((bpm * f for f in (0.25, 0.5, 1, 2, 4)), key=lambda b: abs(b - planned))


def heard_keys(mono):
    """What each of Essentia's key profiles hears, as {profile: "A minor"}."""
    keys = {}
    for profile in PROFILES:
        tonic, mode, _ = es.KeyExtractor(profileType=profile, sampleRate=44100)(mono)
        keys[profile] = f"{FLATS.get(tonic, tonic)} {mode}"
    return keys


def k_weighted(sound):
    """BS.1770 weighting at 48 kHz."""
    shelf = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585])
    high_pass = ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])
    for b, a in (shelf, high_pass):
        sound = signal.lfilter(b, a, sound, axis=0)
    return sound


def loudness(weighted, start, end):
    """Ungated loudness of a stretch of K-weighted sound in LUFS."""
    part = weighted[int(start * RATE):int(end * RATE)]
    return -0.691 + 10 * np.log10(np.sum(np.mean(part ** 2, axis=0)) + 1e-12) if len(part) else -120.0


def section_loudness(delivery, sound):
    weighted = k_weighted(sound)
    return [(kind, energy, loudness(weighted, delivery.seconds(bar), delivery.seconds(bar + bars)))
            for kind, bar, bars, energy in delivery.sections()]


def landings(delivery, sound):
    """How much louder the first two bars of each drop are than the two before, where a build leads to it, in LU."""
    weighted, sections = k_weighted(sound), list(delivery.sections())
    level = lambda bar: loudness(weighted, delivery.seconds(bar), delivery.seconds(bar + 2))
    return [level(bar) - level(bar - 2) for (before, *_), (kind, bar, _, _) in zip(sections, sections[1:])
            if before == "build" and kind in ("drop", "chorus")]


def contrast_faults(levels):
    """Where a drop is not 2 LU above the build before it, or a breakdown not below the sections around it."""
    faults = []
    for (kind, _, level), (after, _, next_level) in zip(levels, levels[1:]):
        if after in ("drop", "chorus") and kind in ("build",) and next_level - level < 2:
            faults.append(f"{after} {next_level - level:+.1f} over build")
    for i, (kind, _, level) in enumerate(levels):
        near = [l for k, _, l in levels[max(0, i - 1):i + 3] if k in ("drop", "build", "chorus", "groove")]
        if kind in ("breakdown", "bridge") and near and level >= min(near):
            faults.append(f"{kind} {level - min(near):+.1f} over its neighbours")
    return faults


def third_octaves(sound):
    """Levels from 40 Hz to 16 kHz of the loudest quarter of the 3-s windows, in dB, and their centres."""
    starts = range(0, max(1, len(sound) - 3 * RATE), RATE)
    windows = sorted((sound[s:s + 3 * RATE] for s in starts), key=lambda w: -np.mean(w ** 2))
    power = 0
    for window in windows[:max(1, len(windows) // 4)]:
        hz, psd = signal.welch(window, RATE, "hann", 16384, axis=0)
        power = power + psd.mean(axis=1)
    centres = 1000 * 10 ** (np.arange(-14, 13) / 10)
    bands = [power[(hz >= c * 10 ** -0.05) & (hz < c * 10 ** 0.05)].sum() for c in centres]
    return centres, 10 * np.log10(np.maximum(bands, 1e-20))


def balance(delivery, sound, tone):
    """The mean distance from the genre's curve in dB, level aside, and the signed distance of each band.

    Bands below the lowest note have nothing to sound with and are left out; no band counts for more than 12 dB.
    """
    centres, levels = third_octaves(sound)
    lowest = min((440 * 2 ** ((n[4] - 69) / 12) for n in delivery.pitched()), default=40)
    heard = centres > lowest / 2 ** (1 / 3)
    off = levels - np.interp(np.log(centres), np.log(ANCHORS), CURVES[tone])
    off = (off - np.median(off[heard])).clip(-12, 12)
    return float(np.mean(np.abs(off[heard]))), dict(zip(np.round(centres).astype(int).tolist(), np.round(off, 1).tolist()))


def low_end_correlation(sound):
    low = signal.sosfilt(signal.butter(4, 120, fs=RATE, output="sos"), sound, axis=0)
    left, right = low[:, 0], low[:, 1]
    return float(np.sum(left * right) / np.sqrt(np.sum(left ** 2) * np.sum(right ** 2) + 1e-20))


def clipped_runs(sound):
    """Runs of three samples and more at one extreme value."""
    count = 0
    for channel in sound.T:
        top = np.abs(channel) >= max(0.99, np.max(np.abs(channel)) - 1e-7)
        edges = np.flatnonzero(np.diff(np.concatenate([[0], top.astype(int), [0]])))
        count += int(np.sum(edges[1::2] - edges[::2] >= 3))
    return count


def clicks(delivery, sound):
    """Clicks of the master that a stem has too.

    What is no click: the edges of a saw look like clicks to linear prediction, but a click comes alone, so a place with others
    like it in the same stem within 30 ms is a wave. A stem with more than 5 in a second is a buzzing bass and left out.
    """
    found = heard_clicks(delivery, sound)
    if not found:
        return []
    real = []
    for _, path in delivery.stems():
        stem = soundfile.read(path)[0]
        clicks = heard_clicks(delivery, stem)
        if len(clicks) < 5 * delivery.seconds(delivery.bars) / 4:
            real += [t for t in clicks if comes_alone(stem, t)]
    return [t for t in found if any(abs(t - r) < 0.005 for r in real)]


def comes_alone(stem, time):
    """Whether no third difference within 30 ms is half as high as the one at `time`."""
    at = int(time * RATE)
    edge = np.abs(np.diff(stem[max(0, at - 1440):at + 1440].mean(axis=1), 3))
    middle = min(at, 1440)
    near = slice(max(0, middle - 144), middle + 144)
    highest = edge[near].max()
    edge[near] = 0
    return np.sum(edge > highest / 2) == 0


def heard_clicks(delivery, sound):
    """Essentia's clicks that are not near the start of any note: within 20 ms, for swells and rolls begin between frames."""
    detector = es.ClickDetector(sampleRate=RATE, frameSize=512, hopSize=256)
    mono = np.ascontiguousarray(sound.mean(axis=1), dtype=np.float32)
    found = []
    for index, frame in enumerate(es.FrameGenerator(mono, frameSize=512, hopSize=256, startFromZero=True)):
        starts, _ = detector(frame)
        found += [float(s) for s in starts]
    onsets = np.array([n[2] * 60 / delivery.plan["bpm"] for n in delivery.notes])
    return [t for t in sorted(found) if not len(onsets) or np.min(np.abs(onsets - t)) > 0.02]


def outside(delivery):
    """The share of the time of pitched notes that lies outside the declared scale."""
    notes = delivery.pitched()
    total = sum(n[3] - n[2] for n in notes)
    return sum(n[3] - n[2] for n in notes if n[4] % 12 not in delivery.scale) / total if total else 0.0


def likeness(a, b):
    """Jaccard: what two bars share of all their notes."""
    return 1.0 if not a and not b else len(a & b) / len(a | b)


def repetition(delivery):
    """(share of bars that copy an earlier one, longest run of equal bars, mean likeness of all pairs of bars)."""
    bars = [b for b in delivery.bar_events() if b]
    copies = sum(any(bar == other for other in bars[:i]) for i, bar in enumerate(bars)) / max(1, len(bars))
    run = longest = 1
    for a, b in zip(bars, bars[1:]):
        run = run + 1 if a == b else 1
        longest = max(longest, run)
    pairs = [likeness(a, b) for i, a in enumerate(bars) for b in bars[:i]]
    return copies, longest, float(np.mean(pairs)) if pairs else 0.0


def eights(delivery, roles):
    """The sequences of eight bars of some roles that begin on whole groups within sections, as comparable values."""
    bars = delivery.bar_events(roles, relative=True)
    groups = set()
    for _, first, length, _ in delivery.sections():
        for start in range(first, first + length - 7):
            notes = frozenset((i, *event[1:]) for i in range(8) for event in bars[start + i])
            if len(notes) > 8:
                groups.add(notes)
    return groups
