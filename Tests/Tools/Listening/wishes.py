#!/usr/bin/env python3
"""Measures whether deliveries do what their briefs ask, with numpy, mido and soundfile and none of the program's code.

    wishes.py FOLDER… [--json FILE] [--quiet]

FOLDERs are deliveries, or hold some. Of each delivery the brief (what was understood), the plan's sections, the stems and the
MIDI file are read; what the program measured itself is not. For each wish a line says what was asked, what was measured and
whether it was kept, then the shares by kind. `genre_medians.json` has the medians by which adjectives are judged.
"""
import argparse, glob, json, os, sys

import numpy as np

import wish_measures as m
from wish_measures import Folder, RATE, db, rms

HERE = os.path.dirname(os.path.abspath(__file__))
MEDIANS = json.load(open(HERE + "/genre_medians.json")) if os.path.exists(HERE + "/genre_medians.json") else {}
# Which measure an adjective moves, and where to.
ADJECTIVES = {
    "dark": [("centroid", -1)], "dull": [("centroid", -1)], "warm": [("centroid", -1)], "bright": [("centroid", 1)],
    "wide": [("side", 1)], "narrow": [("side", -1)], "soft": [("attack", -1)], "hard": [("attack", 1)],
    "punchy": [("attack", 1)], "minimal": [("onsets", -1)], "busy": [("onsets", 1)],
    "calm": [("onsets", -1), ("attack", -1)], "relaxed": [("onsets", -1), ("attack", -1)],
    "energetic": [("onsets", 1), ("attack", 1)], "aggressive": [("attack", 1), ("centroid", 1)],
    "driving": [("onsets", 1), ("attack", 1)],
}
# Bounds of a voice's median pitch in Hz.
VOICES = {("male", "deep"): (0, 170), (None, "deep"): (0, 170), ("male", "high"): (150, 2000), ("male", None): (0, 220),
          ("female", None): (165, 2000), ("female", "deep"): (140, 262), ("female", "low"): (140, 262),
          ("child", None): (220, 2000), (None, "low"): (0, 200), (None, "high"): (220, 2000)}


class Judge:
    """The wishes of one delivery, each as (kind, asked, measured, kept); kept is None for what cannot be measured."""

    def __init__(self, folder):
        self.f = Folder(folder)
        self.rows = []
        self.brief, self.plan = self.f.brief, self.f.plan
        self.end = len(self.f.mono) / RATE
        for part in (self.style, self.music, self.players, self.voice, self.places, self.adjectives, self.ending):
            part()

    def add(self, kind, asked, measured, kept):
        self.rows.append((kind, str(asked), str(measured), kept if kept is None else bool(kept)))

    def style(self):
        if genre := self.brief.get("genre"):
            self.add("style", genre, self.plan["genre"], genre == self.plan["genre"])

    def said(self, field):
        return any(e["field"] == field and e["confidence"] >= 0.45 for e in self.brief.get("evidence", []))

    def music(self):
        brief, plan = self.brief, self.plan
        curved = bool(brief.get("tempo_curves"))
        if (bpm := brief.get("bpm")) and self.said("bpm") and not curved:
            bpm = bpm if isinstance(bpm, (int, float)) else bpm["bpm"]
            low, high = brief.get("bpm_range") or (bpm, bpm)
            score = 6e7 / self.f.tempi[0][1] * (2 / 3 if plan["meter"] in ("6/8", "12/8", "9/8") else 1)
            heard = m.folded(m.tempo(self.f.mono), score)
            # A loose pulse is measured a little off; the score's tempo must be right in any case.
            kept = low - 2 <= score <= high + 2 and (abs(heard - score) <= 0.03 * score or not plan["expectations"]["tempo"])
            self.add("tempo", f"{low:g}-{high:g} BPM", f"{heard:.1f} BPM in the sound, {score:.1f} in the score", kept)
        for curve in brief.get("tempo_curves") or []:
            first, last = self.span(curve.get("place"))
            a, b = (self.bpm_at(t) for t in (first if curve.get("gradual", True) else 0.1, last - 0.1))
            goes = b > 1.03 * a if curve["faster"] else b < 0.97 * a
            meets = all(abs(x / y - 1) < 0.08 for x, y in ((a, curve.get("from")), (b, curve.get("to"))) if y)
            head, tail = m.tempo(self.f.mono, max(0, first), first + 8), m.tempo(self.f.mono, max(0, last - 8), last)
            self.add("tempo curve", f"{curve.get('from')} to {curve.get('to')}",
                     f"{a:.0f} to {b:.0f} BPM; heard {m.folded(head, a):.0f}, {m.folded(tail, b):.0f}", goes and meets)
        pitched = [n for s, r in self.f.roles.items() if r not in ("drums", "percussion", "effects") for n in self.f.notes.get(s, [])]
        histogram = np.bincount([n[2] % 12 for n in pitched], weights=[n[1] - n[0] for n in pitched], minlength=12) if pitched else None
        found = (m.keys(m.chroma(self.f.mono)) + m.keys(histogram)) if pitched else []
        names = ", ".join(sorted({m.NAMES[t] + (" minor" if mi else " major") for t, mi in found}))
        if brief.get("key") and self.said("key"):
            self.add("key", brief["key"], names, m.key_named(brief["key"]) in found if found else None)
        elif brief.get("mode") and self.said("mode"):
            minor = brief["mode"] in m.MINOR
            self.add("mode", brief["mode"], names, sum(mi == minor for _, mi in found) >= 2 if found else None)
        if brief.get("meter") and self.said("meter"):
            self.add("meter", brief["meter"], self.f.meters[:1], brief["meter"] in self.f.meters)
        if brief.get("duration") and self.said("duration"):
            self.add("length", f"{brief['duration']} s", f"{self.end:.1f} s", abs(self.end - brief["duration"]) <= max(0.5, 0.02 * brief["duration"]))
        if brief.get("structure"):
            asked = [s["section"] for s in brief["structure"]]
            planned = [s[0] for s in self.f.sections()]
            self.add("form", ", ".join(asked), ", ".join(planned), self.in_order(asked, planned))
        for wish in brief.get("section_wishes") or []:
            if wish.get("count") is not None:
                found = sum(s[0] == wish["section"] for s in self.f.sections())
                self.add("form", f"{wish['count']} × {wish['section']}", found, found == wish["count"])
        if brief.get("loudness_lufs") is not None and self.said("loudness_lufs"):
            level = self.lufs()
            self.add("loudness", f"{brief['loudness_lufs']} LUFS", f"{level:.1f} LUFS", abs(level - brief["loudness_lufs"]) <= 1)

    @staticmethod
    def in_order(asked, planned):
        index = 0
        for name in planned:
            if index < len(asked) and name == asked[index]: index += 1
        return index == len(asked)

    def bpm_at(self, time):
        now = [t for t in self.f.tempi if self.f.seconds(t[0]) <= max(0, time)]
        return 6e7 / (now or self.f.tempi)[-1][1]

    def lufs(self):
        """Gated loudness after BS.1770."""
        x = self.f.master
        for b, a in (([1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585]),
                     ([1, -2, 1], [1, -1.99004745483398, 0.99007225036621])):
            spectrum = lambda c, w: c[0] + c[1] * np.exp(-1j * w) + c[2] * np.exp(-2j * w)
            w = 2 * np.pi * np.fft.rfftfreq(len(x) + RATE, 1)
            x = np.fft.irfft(np.fft.rfft(x, len(x) + RATE, axis=0) * (spectrum(b, w) / spectrum(a, w))[:, None], axis=0)[:len(x)]
        power = np.array([(x[i:i + 19200] ** 2).mean(axis=0).sum() for i in range(0, len(x) - 19200, 4800)])
        power = power[power > 10 ** (-6.9309)]
        return -0.691 + 10 * np.log10(power[power > power.mean() / 10].mean()) if len(power) else -70.0

    def players(self):
        counts = {}
        for name in self.brief.get("instruments") or []:
            counts[name] = counts.get(name, 0) + 1
        for name, count in counts.items():
            self.instrument(name, [(0, self.end)], count=count)
        if self.brief.get("only_instruments") and counts:
            self.only(list(counts) + (["vocals"] if self.brief.get("vocals") else []) + ((self.brief.get("ensemble") or {}).get("players") or []), [(0, self.end)])
        for name in self.brief.get("exclude") or []:
            self.absence(name, [(0, self.end)])

    def instrument(self, name, times, count=1, place=""):
        stems = self.f.playing(name)
        if not stems:
            return self.add("instrument", name + place, "no such stem", False)
        found = {s: self.f.below(s, times) for s in stems}
        heard = [s for s, (below, share) in found.items() if below is not None and below <= 26 and share >= (0.08 if not place else 0.2)]
        if name in m.KIT and heard:
            # One drum of a kit: its notes are in the place.
            spans = lambda n: any(a - 0.1 <= self.f.seconds(n[0]) < b for a, b in times)
            heard = [s for s in heard if any(n[2] in m.KIT[name] and spans(n) for n in self.f.notes.get(s, []))] or \
                    [s for s in heard if s == name.replace(" ", "-")]
        text = "; ".join(f"{s} {'silent' if b is None else f'{b:.0f} dB below'} in {100 * p:.0f} %" for s, (b, p) in found.items())
        self.add("instrument", name + (f" ×{count}" if count > 1 else "") + place, text, len(heard) >= min(count, 2) if name not in m.KIT else heard)

    def absence(self, name, times, place=""):
        if name in m.KIT:
            notes = [n for s, r in self.f.roles.items() if r in ("drums", "percussion") for n in self.f.notes.get(s, [])
                     if n[2] in m.KIT[name] and any(a <= self.f.seconds(n[0]) < b for a, b in times)]
            return self.add("absence", f"no {name}{place}", f"{len(notes)} notes", not notes)
        stems = self.f.playing(name)
        self.silent("absence", f"no {name}{place}", stems, times)

    def only(self, names, times, place=""):
        allowed = {s for n in names for s in self.f.playing(n)}
        if not allowed:
            return self.add("only", f"only {'+'.join(names)}{place}", "no such stem", False)
        self.silent("only", f"only {'+'.join(names)}{place}", [s for s in self.f.files if s not in allowed], times)

    def silent(self, kind, asked, stems, times):
        inner = [(a + (min(3, (b - a) / 2) if a > 0 else 0), b - 0.5) for a, b in times]
        found = {s: self.f.below(s, inner) for s in stems}
        loud = [f"{s} in {100 * p:.0f} %" for s, (b, p) in found.items() if b is not None]
        self.add(kind, asked, ", ".join(loud) or "silent", all(p <= 0.05 for _, p in found.values()))

    def voice(self):
        if not self.brief.get("vocals"): return
        stems = [s for s, r in self.f.roles.items() if r == "vocals"]
        heard = any((self.f.below(s, [(0, self.end)])[0] or 99) < 26 for s in stems)
        self.add("voice", "vocals", ", ".join(stems) or "no voice", heard)
        wish = self.brief.get("voice") or {}
        bounds = VOICES.get((wish.get("singer"), wish.get("register"))) or VOICES.get((wish.get("singer"), None))
        if bounds and stems:
            pitch = m.median_pitch(self.f.stem(stems[0]).mean(axis=1))
            self.add("register", f"{bounds[0]}-{bounds[1]} Hz", f"{pitch and round(pitch)} Hz", pitch and bounds[0] <= pitch <= bounds[1])

    def places(self):
        for detail in self.brief.get("section_details") or []:
            self.arrangement(detail["arrangement"], self.times(detail["place"]), f" [{detail['words']}]")
        counts = {}
        for item in self.brief.get("structure") or []:
            counts[item["section"]] = counts.get(item["section"], 0) + 1
            if item.get("arrangement"):
                place = {"relation": "in", "section": item["section"], "occurrence": counts[item["section"]]}
                self.arrangement(item["arrangement"], self.times(place), f" [{item['section']} {counts[item['section']]}]")

    def span(self, place):
        times = self.times(place) if place else [(0, self.f.sections()[-1][2])]
        return (times[0][0], times[-1][1]) if times else (0, self.end)

    def times(self, place):
        """The places of the form that are meant, in seconds; bars are laid on the MIDI file's tempo map."""
        sections, f = self.f.sections(), self.f
        last, bars, number = sections[-1][3] + sections[-1][4], place.get("bars"), place.get("occurrence")
        if not place.get("section"):
            if number == 1: return [(0, f.bar(bars or sections[0][4]))]
            if number == -1: return [(f.bar(max(0, last - (bars or sections[-1][4]))), f.bar(last))]
            return [(0, f.bar(last))]
        meant = [s for s in sections if s[0] == place["section"]]
        if number is not None:
            index = number - 1 if number > 0 else len(meant) + number
            meant = [meant[index]] if 0 <= index < len(meant) else []
        if not meant: return []
        relation = place["relation"]
        if relation == "in": return [(s[1], f.bar(s[3] + min(bars or s[4], s[4]))) for s in meant]
        if relation == "until": return [(0, meant[0][1])] if meant[0][1] > 0 else []
        if relation == "from": return [(meant[0][1], f.bar(last))]
        if relation == "after": return [(meant[-1][2], f.bar(last))] if meant[-1][2] < f.bar(last) - 0.1 else []
        before = next((s for s in reversed(sections) if s[2] <= meant[0][1] + 0.01), None)
        length = bars or (before[4] if before else 0)
        return [(f.bar(max(0, meant[0][3] - length)), meant[0][1])] if meant[0][3] > 0 else []

    def arrangement(self, wish, times, place):
        if not times:
            return self.add("place", place.strip(), "no such place", False)
        for name in wish.get("instruments") or []: self.instrument(name, times, place=place)
        if wish.get("only"): self.only((wish.get("instruments") or []) + ([wish["solo"]] if wish.get("solo") else []), times, place)
        for name in wish.get("without") or []: self.absence(name, times, place)
        if solo := wish.get("solo"):
            own = self.f.playing(solo)
            level = lambda s: max((db(rms(self.f.stem(s)[int(a * RATE):int(b * RATE)])) for a, b in times), default=-180)
            rivals = [s for s, r in self.f.roles.items() if s not in own and r not in ("drums", "percussion", "effects", "bass")]
            lead = max(map(level, own), default=-180) - max(map(level, rivals), default=-180)
            drums = own and all(self.f.roles[s] in ("drums", "percussion") for s in own)
            self.add("solo", solo + place, f"{lead:+.1f} dB against the next", bool(own) and (lead >= -1 or drums))
        if level := wish.get("level"):
            inside = np.concatenate([self.f.mono[int(a * RATE):int(b * RATE)] for a, b in times])
            mask = np.ones(len(self.f.mono), bool)
            for a, b in times: mask[int(a * RATE):int(b * RATE)] = False
            mask[int(self.f.sections()[-1][2] * RATE):] = False
            if mask.sum() > RATE:
                step = db(rms(inside)) - db(rms(self.f.mono[mask]))
                self.add("level", level + place, f"{step:+.1f} dB against the rest", step >= 0.5 if level == "loud" else step <= -1.5)
        if steps := wish.get("transposition"):
            start, end = times[0][0], times[-1][1]
            notes = lambda a, b: np.bincount([n[2] % 12 for s, r in self.f.roles.items() if r not in ("drums", "percussion", "effects")
                                              for n in self.f.notes.get(s, []) if a <= self.f.seconds(n[0]) < b], minlength=12)
            inside, before = notes(start, end).astype(float), notes(0, start).astype(float)
            fit = [float(np.dot(np.roll(before, k), inside)) for k in range(12)]
            self.add("key change", f"{steps:+d}{place}", f"best at {int(np.argmax(fit))} semitones", int(np.argmax(fit)) == steps % 12)

    def adjectives(self):
        names = (self.brief.get("moods") or []) + [s.strip() for s in (self.brief.get("style") or "").split(",")]
        medians = MEDIANS.get(self.plan["genre"], MEDIANS.get("all", {}))
        wanted = {n: ADJECTIVES[n] for n in names if n in ADJECTIVES and self.said("moods" if n in (self.brief.get("moods") or []) else "style")}
        density = self.brief.get("density")
        if density is not None and abs(density - 0.5) >= 0.15: wanted["sparse" if density < 0.5 else "dense"] = [("onsets", -1 if density < 0.5 else 1)]
        if not wanted or not medians: return
        tone = m.tone_of(self.f.path)
        for name, measures in wanted.items():
            ways = [way * (tone[k] - medians[k]) > 0 for k, way in measures]
            text = ", ".join(f"{k} {tone[k]:.3g} (median {medians[k]:.3g})" for k, _ in measures)
            self.add("adjective", name, text, sum(ways) * 2 >= len(ways) and any(ways))

    def ending(self):
        mono, end = self.f.mono, self.end
        level = lambda a, b: db(rms(mono[int(max(0, a) * RATE):int(b * RATE)]))
        if self.brief.get("ending") == "fade" or self.brief.get("fade"):
            length = self.brief.get("fade") or max(2, self.plan["ending"]["fade"])
            before, middle, last = level(end - length - 4, end - length), level(end - 0.6 * length, end - 0.4 * length), level(end - max(0.3, 0.06 * length), end)
            self.add("fade", f"{length:g} s", f"{middle - before:+.1f} dB half-way, {last - before:+.1f} dB at the end", middle < before - 3 and last < before - 20)
        elif self.brief.get("ending") == "abrupt":
            loud = np.abs(mono) > 1e-3
            stop = len(mono) - int(np.argmax(loud[::-1])) if loud.any() else len(mono)
            usual = db(rms(mono[max(0, stop - 12 * RATE):stop - 3 * RATE]))
            tail = next((t for t in np.arange(0, 6, 0.1) if level(stop / RATE - t - 0.3, stop / RATE - t) > usual - 10), 6)
            self.add("abrupt end", "a stop", f"{tail:.1f} s of tail", tail <= 1.6)


def deliveries(paths):
    for path in paths:
        if os.path.exists(path + "/manifest.json"): yield path
        else:
            for manifest in sorted(glob.glob(path + "/**/manifest.json", recursive=True)):
                if "/." not in manifest: yield os.path.dirname(manifest)


def shares(rows):
    """Lines with the share that was kept of each kind and of all that could be measured."""
    lines = []
    for kind in sorted({r[0] for r in rows}) + ["all"]:
        known = [r[3] for r in rows if r[3] is not None and kind in ("all", r[0])]
        if known: lines.append(f"{kind:14s} {sum(known):4d} of {len(known):4d}  {100 * sum(known) / len(known):5.1f} %")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+"), parser.add_argument("--json"), parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    rows, all_rows = [], {}
    for folder in deliveries(options.folder):
        try: found = Judge(folder).rows
        except Exception as problem:
            print(f"{folder} could not be measured: {problem!r}", file=sys.stderr)
            continue
        rows += found
        all_rows[folder] = found
        for kind, asked, measured, kept in found:
            if not options.quiet or kept is False:
                print(f"{os.path.basename(folder)[:24]:24s} {'–' if kept is None else 'kept' if kept else 'MISSED':6s} {kind:12s} {asked[:60]} | {measured[:100]}")
    print(f"\n{len(all_rows)} deliveries", *shares(rows), sep="\n")
    if options.json: json.dump(all_rows, open(options.json, "w"), indent=1)


if __name__ == "__main__":
    sys.exit(main())
