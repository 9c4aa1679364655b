#!/usr/bin/env python3
"""Makes recordings of known tempo, meter, key and form, none of them by the program's own synthesis.

    make_corpus.py FOLDER [SEED [SETS]]   needs numpy, mido, fluidsynth and a General MIDI SoundFont (SOUNDFONT=...)

Pieces played by FluidSynth are arranged for General MIDI: intros without drums, pick-ups, fills, comping, melodies that
do not mark the beat. Loops are synthesised with numpy. Everything follows from seeds, so two runs agree. FOLDER gets
one WAV per track and truth.json, a list of:

    file, style, kind ("midi" | "loop" | "pulseless"), set ("dev", "held", "fresh": sets of
               other styles, so that some can be left out of tuning)
    bpm        at the level musicians would count; null when there is no pulse; the mean where it drifts
    levels     all levels a listener could honestly count, bpm among them
    machine    whether the tempo is constant and the timing exact
    meter      "4/4", "3/4" or "6/8" (bpm then counts dotted quarters); a 12/8 shuffle is 4/4 with swing 2/3
    downbeat, bar   the first full bar's start and the length of a bar, in seconds
    beats      every beat, in seconds
    swing      where the second of a pair begins, 0.5 for straight; swing_unit 8 or 16
    drift_percent   the last tempo against the first
    key, mode  "A minor" (null when atonal) and the mode by name; modes are keyed by their third
    sections   starts in seconds;  range   the tempi that the genre allows
"""
import json, os, random, subprocess, sys, wave
from concurrent.futures import ThreadPoolExecutor

import mido
import numpy as np

RATE = 48000
SECONDS = float(os.environ.get("SECONDS", 64))
FONT = os.environ.get("SOUNDFONT", "/usr/share/sounds/sf2/FluidR3_GM.sf2")
NOTES = "C C# D D# E F F# G G# A A# B".split()
MODES = {
    "major": [0, 2, 4, 5, 7, 9, 11], "minor": [0, 2, 3, 5, 7, 8, 10], "dorian": [0, 2, 3, 5, 7, 9, 10],
    "phrygian": [0, 1, 3, 5, 7, 8, 10], "mixolydian": [0, 2, 4, 5, 7, 9, 10], "lydian": [0, 2, 4, 6, 7, 9, 11]}
CHANGES = {
    "major": [[0, 4, 5, 3], [0, 5, 3, 4], [0, 3, 4, 0], [0, 5, 1, 4], [0, 2, 3, 4]],
    "minor": [[0, 5, 2, 6], [0, 6, 5, 6], [0, 3, 5, 6], [0, 3, 0, 6], [0, 5, 3, 6]],
    "dorian": [[0, 3, 0, 3], [0, 6, 3, 0]], "phrygian": [[0, 1, 0, 6], [0, 1, 2, 1]],
    "mixolydian": [[0, 6, 3, 0], [0, 3, 6, 0]], "lydian": [[0, 1, 0, 4], [0, 1, 4, 0]]}
LEVEL = {"X": 115, "x": 92, "o": 58}

# kick, snare, closed hat, open hat or ride; bass; chords. A step is a sixteenth, in "q": 3 a third of a beat.
# programs: bass, chords, melody, pad. beats: per bar, counted at bpm.
STYLES = {
    "house": dict(set="dev", b=(120, 128), k="X...X...X...X...", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="..x...x...x...x.", a="..x...x...x...x.", c="..x..x....x..x..", p=(38, 16, 81, 89), clap=1),
    "synthpop": dict(set="dev", b=(108, 124), k="X...X...X...X...", s="....X.......X...", h="x.xxx.xxx.xxx.xx", o="", a="x.x.x.x.x.x.x.x.", c="x...............", p=(39, 90, 81, 50)),
    "rock": dict(set="dev", b=(104, 140), k="X.....x.X.x.....", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x.x.x.x.x.x.x.x.", c="x.....x.x.......", p=(34, 30, 29, 18)),
    "pop": dict(set="dev", b=(92, 122), k="X.......X.x.....", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x..x..x.x..x..x.", c="x...x...x...x...", p=(33, 0, 73, 48)),
    "funk": dict(set="dev", b=(94, 112), k="X..x......x..x..", s="....X..o.o..X..o", h="xxxxxxxxxxxxxxxx", o="", a="x..x..x...x.x.x.", c="..x...xx..x...x.", p=(36, 7, 61, 18), sev=1),
    "boombap": dict(set="dev", b=(84, 97), k="X......x..x.....", s="....X.......X..o", h="x.x.x.x.x.x.x.x.", o="", a="x..x....x.x.....", c="x......x........", p=(32, 4, 11, 49), sev=1, sw=(.56, 16)),
    "swing": dict(set="dev", b=(116, 168), k="o...o...o...o...", s="......o.......o.", h="....x.......x...", o="x...x.x.x...x.x.", a="x...x...x...x...", c="..x...x.........", p=(32, 0, 65, 48), sev=1, sw=(.64, 8), walk=1),
    "shuffle": dict(set="dev", b=(92, 132), q=3, k="X.....X..x..", s="...X.....X..", h="x.xx.xx.xx.x", o="", a="x.xx.xx.xx.x", c="x..x..x..x..", p=(33, 18, 22, 16), sw=(2 / 3, 8)),
    "waltz": dict(set="dev", b=(96, 168), beats=3, k="X...........", s="....o...o...", h="", o="x...x...x...", a="x...........", c="....x...x...", p=(32, 0, 40, 48)),
    "sixeight": dict(set="dev", b=(52, 76), q=6, beats=2, meter="6/8", k="X.........x.", s="......X.....", h="x.x.x.x.x.x.", o="", a="x.....x.....", c="x.x.x.x.x.x.", p=(33, 25, 73, 48), arp=1),
    "ballad": dict(set="dev", b=(64, 80), k="X.......X.......", s="....x.......x...", h="x...x...x...x...", o="", a="x.......x.......", c="x.x.x.x.x.x.x.x.", p=(32, 0, 68, 48), arp=1),
    "reggaeton": dict(set="dev", b=(88, 100), k="X...X...X...X...", s="...x..x....x..x.", h="x.x.x.x.x.x.x.x.", o="", a="x..x..x.x..x..x.", c="x..x..x.x..x..x.", p=(39, 24, 56, 50)),
    "dnb": dict(set="dev", b=(170, 176), k="X.........x.....", s="....X..o.o..X...", h="x.x.x.x.x.x.x.x.", o="", a="x.....x...x.....", c="x...............", p=(39, 89, 81, 92), half=1),
    "trapmidi": dict(set="dev", b=(132, 150), k="X......x..x.....", s="........X.......", h="x.x.x.x.x.x.xxxx", o="", a="x......x..x.....", c="x.....x...x.....", p=(38, 11, 10, 92), half=1),
    "orchestra": dict(set="dev", b=(84, 120), k="", s="", h="", o="", a="x.......x.......", c="x.x.x.x.x.x.x.x.", p=(43, 45, 60, 48), timpani=1),
    "fingerfolk": dict(set="dev", b=(90, 118), k="", s="", h="", o="", a="x.......x.......", c="x.x.x.x.x.x.x.x.", p=(32, 25, 22, 48), arp=1),
    "disco": dict(set="held", b=(112, 126), k="X...X...X...X...", s="....X.......X...", h="x..xx..xx..xx..x", o="..x...x...x...x.", a="x.xxx.xxx.xxx.xx", c="..x..xx...x..xx.", p=(33, 27, 48, 49), sev=1),
    "trance": dict(set="held", b=(132, 142), k="X...X...X...X...", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="..X...X...X...X.", a=".xxx.xxx.xxx.xxx", c="x.x..x..x.x..x..", p=(38, 90, 81, 89), clap=1),
    "punk": dict(set="held", b=(150, 184), k="X.....x.X.x.....", s="....X.......X...", h="X...x...X...x...", o="", a="x.x.x.x.x.x.x.x.", c="x.x.x.x.x.x.x.x.", p=(34, 30, 29, 18)),
    "soul": dict(set="held", b=(84, 108), k="X..x..x.x..x....", s="....X.......X..o", h="x.x.x.x.x.x.x.x.", o="", a="x...x.x...x.x...", c="...x..x....x..x.", p=(33, 4, 66, 61), sev=1),
    "bossa": dict(set="held", b=(116, 140), k="X.....xxX.....xx", s="x.....x.....x...", h="xxxxxxxxxxxxxxxx", o="", a="x.....x.x.....x.", c="x..x..x...x..x..", p=(32, 24, 73, 48), sev=1, stick=1),
    "lofi": dict(set="held", b=(72, 88), k="X......x..x.....", s="....x.......x...", h="x.x.x.x.x.x.x.x.", o="", a="x.....x.x.......", c="x......x........", p=(33, 4, 11, 89), sev=1, sw=(.6, 16)),
    "bigband": dict(set="held", b=(120, 180), k="o...o...o...o...", s="....o.......o...", h="....x.......x...", o="x...x.x.x...x.x.", a="x...x...x...x...", c="......x...x.....", p=(32, 26, 56, 61), sev=1, sw=(.66, 8), walk=1),
    "blues": dict(set="held", b=(70, 116), q=3, k="X.....X..x..", s="...X.....X..", h="x.xx.xx.xx.x", o="", a="x.xx.xx.xx.x", c="x.x..x...x.x", p=(33, 16, 26, 18), sw=(2 / 3, 8)),
    "viennese": dict(set="held", b=(140, 180), beats=3, k="", s="", h="", o="", a="x...........", c="....x...x...", p=(43, 48, 40, 60)),
    "countrywaltz": dict(set="held", b=(84, 120), beats=3, k="X.......x...", s="....x...x...", h="x.x.x.x.x.x.", o="", a="x.......x...", c="....x...x...", p=(33, 25, 22, 48)),
    "slowsixeight": dict(set="held", b=(48, 70), q=6, beats=2, meter="6/8", k="X...........", s="......X.....", h="x.x.x.x.x.x.", o="", a="x...x.x...x.", c="x.x.x.x.x.x.", p=(32, 0, 66, 48), arp=1),
    "pianoballad": dict(set="held", b=(62, 78), k="", s="", h="", o="", a="x.......x.......", c="x.x.x.x.x.x.x.x.", p=(32, 0, 0, 48), arp=1),
    "dancehall": dict(set="held", b=(90, 108), k="X..X..X.X..X..X.", s="......x.......x.", h="x.x.x.x.x.x.x.x.", o="", a="x.....x.x.......", c="..x...x...x...x.", p=(39, 4, 62, 50)),
    "reggae": dict(set="held", b=(68, 84), k="........X.......", s="........X.......", h="x.x.x.x.x.x.x.x.", o="", a="x..x..x.x.x.....", c="....x.......x...", p=(33, 27, 56, 16)),
    "jungle": dict(set="held", b=(160, 172), k="X.X.......XX....", s="....X..o.o..X..o", h="x.x.x.x.x.x.x.x.", o="", a="x...........x...", c="x...............", p=(39, 89, 11, 95), half=1),
    "synthwave": dict(set="held", b=(84, 112), k="X...X...X...X...", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x.x.x.x.x.x.x.x.", c="x...............", p=(38, 90, 81, 50)),
    "cinematic": dict(set="held", b=(80, 112), k="", s="", h="", o="", a="x.......x.......", c="x...x...x...x...", p=(43, 48, 60, 52), timpani=1),
    "afrobeat": dict(set="fresh", b=(100, 120), k="X...X.x.X...x...", s="....o..o....X..o", h="x.xxx.xxx.xxx.xx", o="", a="x..x..x...x.x...", c="..xx..x...xx..x.", p=(33, 27, 66, 61), sev=1),
    "samba": dict(set="fresh", b=(92, 108), k="X..xX..xX..xX..x", s="x.xx.x.xx.x.xx.x", h="xxxxxxxxxxxxxxxx", o="", a="x..xx..xx..xx..x", c="x.x..x.xx..x.x..", p=(32, 24, 73, 48), stick=1, sev=1),
    "chacha": dict(set="fresh", b=(108, 128), k="X.......X.......", s="....x.......x.x.", h="x.x.x.x.x.x.x.x.", o="", a="x.....x.x.....x.", c="..x...x...x...x.", p=(32, 0, 56, 61)),
    "metal": dict(set="fresh", b=(120, 172), k="X.xxX.xxX.xxX.xx", s="....X.......X...", h="X...x...x...x...", o="", a="x.xxx.xxx.xxx.xx", c="x.xxx.xxx...x...", p=(34, 30, 30, 52)),
    "ska": dict(set="fresh", b=(124, 160), k="X.......X.......", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x...x...x...x...", c="..x...x...x...x.", p=(33, 27, 57, 61), walk=1),
    "newjack": dict(set="fresh", b=(98, 112), k="X..x....X.x.....", s="....X.......X..x", h="xxxxxxxxxxxxxxxx", o="", a="x..x..x...x...x.", c="x.....x..x......", p=(38, 5, 62, 50), sw=(.62, 16)),
    "moombahton": dict(set="fresh", b=(104, 112), k="X...X...X...X...", s="...x..x....x..x.", h="..x...x...x...x.", o="", a="x.....x.x.....x.", c="x..x..x.........", p=(39, 81, 80, 90)),
    "deephouse": dict(set="fresh", b=(118, 125), k="X...X...X...X...", s="....X.......X...", h="xxxxxxxxxxxxxxxx", o="..x...x...x...x.", a="x..x..x...x..x..", c="...x..x....x..x.", p=(38, 4, 11, 89), clap=1, sev=1),
    "psytrance": dict(set="fresh", b=(138, 146), k="X...X...X...X...", s="....X.......X...", h="..x...x...x...x.", o="", a=".xxx.xxx.xxx.xxx", c="x...............", p=(38, 81, 80, 95)),
    "hardstyle": dict(set="fresh", b=(148, 156), k="X...X...X...X...", s="....X.......X...", h="..x...x...x...x.", o="", a="..x...x...x...x.", c="x..x..x.x..x..x.", p=(38, 81, 81, 50)),
    "march": dict(set="fresh", b=(104, 126), k="X...x...X...x...", s="..x...x...x.x.x.", h="", o="", a="x...x...x...x...", c="..x...x...x...x.", p=(58, 61, 56, 60)),
    "rnb": dict(set="fresh", b=(62, 78), k="X..x....X.x.....", s="....X.......X...", h="x.x.x.x.x.xxx.x.", o="", a="x..x....x.x.....", c="x.......x.......", p=(33, 4, 66, 49), sev=1),
    "drill": dict(set="fresh", b=(138, 146), k="X.....x...x.....", s="......x.........", h="x..x..x.x..x..x.", o="", a="x.....x...x...x.", c="x...............", p=(38, 0, 10, 48), half=1),
    "strum": dict(set="fresh", b=(84, 126), k="", s="", h="", o="", a="x.......x.......", c="x.x.x.xx..x.x.x.", p=(32, 25, 22, 48)),
    "train": dict(set="fresh", b=(96, 122), k="X...X...X...X...", s="ooXoooXoooXoooXo", h="", o="", a="x...x...x...x...", c="..x...x...x...x.", p=(32, 25, 105, 48)),
    "chorale": dict(set="fresh", b=(66, 96), k="", s="", h="", o="", a="x...x...x...x...", c="x...x...x...x...", p=(43, 52, 68, 48)),
    "quartet": dict(set="fresh", b=(88, 126), k="", s="", h="", o="", a="x...x...x...x...", c="x.x.x.x.x.x.x.x.", p=(42, 48, 40, 41), arp=1),
    "harpwaltz": dict(set="fresh", b=(84, 138), beats=3, k="", s="", h="", o="", a="x...........", c="x.x.x.x.x.x.", p=(43, 46, 73, 48), arp=1),
    "jazzwaltz": dict(set="fresh", b=(108, 168), beats=3, k="o...........", s="......o.....", h="....x...x...", o="x...x.x.x...", a="x...x...x...", c="....x.......", p=(32, 0, 65, 48), sev=1, walk=1),
    "jig": dict(set="fresh", b=(100, 124), q=6, beats=2, meter="6/8", k="X.....X.....", s="....o.....o.", h="x.x.x.x.x.x.", o="", a="x.....x.....", c="x...x.x...x.", p=(32, 25, 72, 48)),
    "gospelsix": dict(set="fresh", b=(50, 74), q=6, beats=2, meter="6/8", k="X.......x.x.", s="......X.....", h="x.x.x.x.x.x.", o="", a="x.....x.x...", c="x.....x...x.", p=(33, 16, 66, 52)),
    "electroswing": dict(set="fresh", b=(112, 128), k="X...X...X...X...", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x...x.x.x...x.x.", c="......x...x...x.", p=(32, 0, 71, 61), sw=(.64, 8)),
    "softrock": dict(set="fresh", b=(76, 104), k="X......xX.......", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x......xx.......", c="x.......x.......", p=(33, 4, 65, 48)),
    "newwave": dict(set="fresh", b=(138, 166), k="X...X...X...X...", s="....X.......X...", h="x.x.x.x.x.x.x.x.", o="", a="x.x.x.x.x.x.x.x.", c="x.....x.....x...", p=(34, 62, 81, 50))}

LOOPS = {
    "techno": dict(set="dev", b=(126, 136), k="X...X...X...X...", s="............x...", h="..x...x...x...x.", a=".xxx.xxx.xxx.xxx"),
    "house loop": dict(set="dev", b=(120, 128), k="X...X...X...X...", s="....X.......X...", h="..x...x...x...x.", a="..x.x.x...x.x.x."),
    "dubstep": dict(set="dev", b=(138, 142), k="X.....x.........", s="........X.......", h="x.x.x.x.x.x.x.x.", a="x...x..x..x.x...", half=1),
    "trap": dict(set="dev", b=(130, 150), k="X......x..x.....", s="........X.......", h="x.x.x.x.x.x.xxxx", a="x......x..x.....", half=1),
    "breakbeat": dict(set="dev", b=(126, 140), k="X.X.......X.....", s="....X..o.o..X...", h="x.x.x.x.x.x.x.x.", a="x..x......x.x..."),
    "dnb loop": dict(set="dev", b=(170, 176), k="X.........x.....", s="....X.......X...", h="x.x.x.x.x.x.x.x.", a="x.....x...x.....", half=1),
    "swung house": dict(set="dev", b=(118, 126), k="X...X...X...X...", s="....X.......X...", h="xxxxxxxxxxxxxxxx", a="x..x..x.x..x..x.", sw=(.57, 16)),
    "swung beat": dict(set="dev", b=(86, 98), k="X......x..x.....", s="....X.......X...", h="xxxxxxxxxxxxxxxx", a="x..x....x.x.....", sw=(.62, 16)),
    "sparse": dict(set="dev", b=(90, 120), k="X.......X.......", s="....x.......x...", h="", a="x..............."),
    "electro": dict(set="held", b=(124, 132), k="X...X...X...X...", s="....X.......X...", h="xxxxxxxxxxxxxxxx", a="x.xx..x.x.xx..x."),
    "garage": dict(set="held", b=(130, 136), k="X.........x.....", s="....X.......X...", h="xxx.xxx.xxx.xxx.", a="x..x......x..x..", sw=(.6, 16)),
    "brostep": dict(set="held", b=(138, 150), k="X.........x.....", s="........X.......", h="x...x...x...x.x.", a="x.xx..xx..x.x...", half=1),
    "future bass": dict(set="held", b=(140, 160), k="X.....x...x.....", s="........X.......", h="x.xxx.x.x.xxx.xx", a="x.....x...x.....", half=1),
    "big beat": dict(set="held", b=(108, 126), k="X..X......X.X...", s="....X..o.o..X..o", h="x.x.x.x.x.x.x.x.", a="x.x...x.x...x.x."),
    "liquid": dict(set="held", b=(168, 176), k="X.........x.....", s="....X..o....X...", h="x.xxx.xxx.xxx.xx", a="x.......x.......", half=1),
    "swung eighths": dict(set="held", b=(96, 130), k="X.......X.......", s="....X.......X...", h="x.x.x.x.x.x.x.x.", a="x...x...x...x...", sw=(.6, 8)),
    "minimal": dict(set="held", b=(122, 130), k="X...X...X...X...", s="", h="..x...x...x...x.", a="x.....x.....x..."),
    "uk funky": dict(set="fresh", b=(126, 132), k="X...X...X...X...", s="...x..x...x.x...", h="x.x.x.x.x.x.x.x.", a="x..x..x...x.x..."),
    "boom bap loop": dict(set="fresh", b=(84, 96), k="X.x....x..x.....", s="....X.......X...", h="x.x.x.x.x.x.x.x.", a="x......x..x.....", sw=(.58, 16)),
    "halftime": dict(set="fresh", b=(166, 174), k="X.......x.......", s="........X.......", h="x...x...x...x...", a="x.......x.x.....", half=1),
    "dub techno": dict(set="fresh", b=(116, 126), k="X...X...X...X...", s="", h="..x...x...x...x.", a="x.....x.........", sw=(.5, 8)),
    "phonk": dict(set="fresh", b=(126, 144), k="X.....X...X.....", s="....X.......X...", h="x.x.x.x.x.x.x.x.", a="x..x..x...x..x.."),
    "synth ballad": dict(set="fresh", b=(66, 82), k="X.......X.x.....", s="....X.......X...", h="x.x.x.x.x.x.x.x.", a="x.......x......."),
    "miami bass": dict(set="fresh", b=(122, 136), k="X.....X...X.....", s="....X.......X...", h="xxxxxxxxxxxxxxxx", a="x.....x...x....."),
    "footwork": dict(set="fresh", b=(156, 162), k="X..X..X.X..X..X.", s="............X...", h="..x...x...x...x.", a="x..x..x.x..x..x.", half=1)}


class Clock:
    """Seconds at a place in beats: steady, drifting evenly, or slowing over the last eighth."""

    def __init__(self, bpm, beats, drift=0.0, ritardando=0.0, lead=0.0):
        place = np.arange(0, beats + 64, 0.05)
        tempo = bpm * (1 + drift * (place / beats - 0.5))
        late = np.clip((place / beats - 0.875) / 0.125, 0, 1)
        tempo = tempo * (1 - ritardando * late)
        step = 0.05 * 60 / tempo
        self.places, self.seconds = place, lead + np.concatenate([[0], np.cumsum(step)[:-1]])
        self.lead, self.first = lead, 60 / bpm

    def at(self, place):
        if place < 0:
            return self.lead + place * self.first
        return float(np.interp(place, self.places, self.seconds))


class Song:
    """What a piece consists of before it sounds."""

    def __init__(self, name, style, index, seconds, rng):
        self.name, self.style, self.rng = name, style, rng
        self.q, self.per_bar = style.get("q", 4), style.get("beats", 4)
        self.bpm = round(rng.uniform(*style["b"]), rng.choice([0, 0, 1, 2]))
        mode = rng.choice(["major", "minor"])
        self.mode = rng.choice(["dorian", "mixolydian", "phrygian", "lydian"]) if rng.random() < 0.15 else mode
        self.scale, self.tonic = MODES[self.mode], rng.randrange(12)
        self.bars = max(12, int(seconds / (60 / self.bpm * self.per_bar)) // 4 * 4)
        self.drift = self.ritardando = 0.0
        self.changes = [rng.choice(CHANGES[self.mode]), rng.choice(CHANGES[self.mode])]
        self.swing, self.unit = style.get("sw", (0.5, 8))
        cuts = [0, self.bars // 8 * 2 or 4, self.bars // 2, self.bars * 3 // 4]
        self.cuts = [c // 2 * 2 for c in cuts]
        self.notes = []

    def section(self, bar):
        return sum(bar >= c for c in self.cuts) - 1

    def degree(self, bar):
        return self.changes[1 if self.section(bar) == 2 else 0][bar % 4]

    def place(self, bar, step):
        """In beats, swung."""
        beat, part = divmod(step / self.q, 1)
        if self.q == 4 and self.swing != 0.5:
            if self.unit == 8:
                part = part / 0.5 * self.swing if part < 0.5 else self.swing + (part - 0.5) / 0.5 * (1 - self.swing)
            else:
                half, rest = divmod(part, 0.5)
                rest = rest / 0.25 * self.swing * 0.5 if rest < 0.25 else 0.5 * self.swing + (rest - 0.25) * 2 * (1 - self.swing)
                part = half * 0.5 + rest
        return bar * self.per_bar + beat + part

    def pitch(self, degree, base):
        octave, step = divmod(degree, 7)
        return base + self.tonic + self.scale[step] + 12 * octave

    def chord(self, bar):
        d = self.degree(bar)
        tones = [0, 2, 4] + ([6] if self.style.get("sev") and d != 0 else [])
        return sorted(55 + (self.pitch(d + t, 0) - 55) % 12 for t in tones)

    def truth(self, clock, **more):
        style = self.style
        beats = [round(clock.at(b), 4) for b in range(self.bars * self.per_bar)]
        bpm = 60 * (len(beats) - 1) / (beats[-1] - beats[0])
        levels = [bpm] + ([bpm / 2] if style.get("half") else []) + ([bpm * 3] if self.per_bar == 2 else [])
        # A fast waltz is conducted in one, a slow ballad in eighths.
        levels += [bpm / 3] if self.per_bar == 3 and bpm > 130 else []
        levels += [bpm * 2] if self.per_bar == 4 and bpm < 80 else []
        low = ("minor", "dorian", "phrygian")
        return dict(
            style=self.name, set=style["set"], bpm=round(bpm, 4), levels=[round(x, 4) for x in levels],
            meter=style.get("meter", f"{self.per_bar}/4"), downbeat=beats[0], bar=60 / bpm * self.per_bar, beats=beats,
            swing=round(self.swing, 4), swing_unit=self.unit,
            drift_percent=round(100 * self.drift, 3) if not self.ritardando else None, ritardando=self.ritardando,
            key=f"{NOTES[self.tonic]} {'minor' if self.mode in low else 'major'}", mode=self.mode,
            sections=[round(clock.at(c * self.per_bar), 3) for c in self.cuts],
            range=[style["b"][0] * 0.97, style["b"][1] * 1.03], **more)


def arrange(song):
    """Fills `notes` with (channel, note, velocity, place, beats)."""
    st, rng, n = song.style, song.rng, song.q * song.per_bar
    hits = lambda key: [(i, LEVEL[c]) for i, c in enumerate(st[key]) if c != "."]
    put = lambda *note: song.notes.append(note)
    intro = rng.choice(["bare", "bare", "full"])
    motif = [[(s, rng.choice([0, 1, 2, 4, 5])) for s in range(0, n, 2 if song.q == 4 else 1) if rng.random() < 0.33] for _ in range(4)]
    if rng.random() < 0.4:  # a pick-up before the first bar
        for i, d in enumerate([4, 5, 6]):
            put(2, song.pitch(d - 7, 72), 84, -(3 - i) / 2 + 0.0, 0.45)
    for bar in range(song.bars):
        section, chord = song.section(bar), song.chord(bar)
        drums, full = section > 0 or intro == "full", section in (1, 3)
        fill = drums and bar + 1 in song.cuts + [song.bars]
        at = lambda step: song.place(bar, step)
        if drums:
            snare = 37 if st.get("stick") else 39 if st.get("clap") else 38
            for key, note in (("k", 36), ("s", snare), ("h", 42), ("o", 51 if st.get("walk") or song.per_bar == 3 else 46)):
                for s, v in hits(key):
                    if fill and s >= n / 2 and key != "k":
                        continue
                    soft = {"h": 28, "o": 24}.get(key, 0)
                    put(9, note, v - soft + rng.randint(-7, 7), at(s), 0.2)
            if fill and any(st[key] for key in "ksho"):
                for s in range(n // 2, n):
                    if rng.random() < 0.7:
                        put(9, rng.choice([38, 38, 45, 47, 50, 43]), 80 + 2 * s, at(s), 0.2)
            if bar in song.cuts and st["k"]:
                put(9, 49, 104, at(0), 1)
            if st.get("timpani"):
                for s, v in ((0, 100), (6, 62), (8, 84)):
                    if s == 0 or bar % 2:
                        put(4, 36 + (chord[0] % 12), v, at(s), 0.6)
        if section > 0 or intro == "full" or not st["k"]:
            root = 36 + (song.pitch(song.degree(bar), 0) % 12)
            root -= 12 if root > 43 else 0
            for i, (s, v) in enumerate(hits("a")):
                step = [0, 4, 2, 5][i % 4] if st.get("walk") else (4 if i % 5 == 4 else 0)
                note = root + (song.pitch(song.degree(bar) + step, 0) - song.pitch(song.degree(bar), 0)) % 12
                put(0, note, v + rng.randint(-5, 5), at(s), 0.45 if len(hits("a")) > 3 else 0.9 * song.per_bar / 2)
        for i, (s, v) in enumerate(hits("c")):
            long = len(hits("c")) == 1
            for k, note in enumerate([chord[i % len(chord)]] if st.get("arp") else chord):
                put(1, note, 76 + rng.randint(-8, 8), at(s), 0.97 * song.per_bar if long else 0.6)
        if section == 2 or (full and bar % 2 == 0):
            for note in chord:
                put(3, note, 60, at(0), 0.98 * song.per_bar)
        if full or (section == 0 and not st["k"]):
            for s, d in motif[bar % 4]:
                d = d if d not in (1, 5) or rng.random() < 0.5 else d - 1
                put(2, song.pitch(song.degree(bar) + d, 60) + 12 * (song.tonic < 5), 88 + rng.randint(-8, 8), at(s), rng.choice([0.4, 0.9, 1.4]))
    for note in song.chord(0):
        put(1, note, 80, song.bars * song.per_bar, song.per_bar)


def play(song, clock, human, path):
    """Writes the MIDI file and has FluidSynth play it."""
    file = mido.MidiFile(ticks_per_beat=2500)
    track = mido.MidiTrack()
    file.tracks.append(track)
    tick = lambda seconds: max(0, round(seconds * 5000))  # 2500 ticks in half a second
    events = [(0, 0, mido.Message("program_change", channel=c, program=p)) for c, p in enumerate(song.style["p"])]
    events.append((0, 0, mido.Message("program_change", channel=4, program=47)))
    for channel, note, velocity, place, beats in song.notes:
        late = song.rng.gauss(0, human) if human else 0
        start = clock.at(place) + late
        stop = max(start + 0.04, clock.at(place + beats) + late)
        velocity, note = min(127, max(1, int(velocity))), min(108, max(21, int(note)))
        events.append((tick(start), 2, mido.Message("note_on", channel=channel, note=note, velocity=velocity)))
        events.append((tick(stop), 1, mido.Message("note_off", channel=channel, note=note)))
    now = 0
    for time, _, message in sorted(events, key=lambda e: e[:2]):
        message.time, now = time - now, time
        track.append(message)
    file.save(path + ".mid")
    subprocess.run(
        ["fluidsynth", "-ni", "-g", "0.4", "-r", str(RATE), "-O", "float", "-T", "raw", "-F", path + ".raw", FONT, path + ".mid"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    sound = np.fromfile(path + ".raw", "<f4").reshape(-1, 2)
    os.remove(path + ".raw")
    os.remove(path + ".mid")
    return sound


def saw(hz, seconds, cut, rng):
    """A band-limited saw below a soft corner frequency."""
    t = np.arange(int(seconds * RATE)) / RATE
    out = np.zeros(len(t), np.float32)
    for k in range(1, max(2, int(min(24, 6000 / hz)))):
        out += (np.sin(2 * np.pi * hz * k * t + rng.uniform(0, 6)) / k / (1 + (hz * k / cut) ** 2)).astype(np.float32)
    return out


def synthesise(song, clock, seed):
    """The loop's drums, bass and pad, with the pad ducked by the kick."""
    rng, st, n = np.random.default_rng(seed), song.style, 16
    total = int((clock.at(song.bars * song.per_bar) + 1) * RATE)
    dry, pad, duck = np.zeros(total, np.float32), np.zeros(total, np.float32), np.ones(total, np.float32)
    t = np.arange(int(0.35 * RATE)) / RATE
    kick = (np.sin(2 * np.pi * np.cumsum(47 + 150 * np.exp(-t / 0.02)) / RATE) * np.exp(-t / 0.12)).astype(np.float32)
    t = t[: int(0.2 * RATE)]
    tone = lambda s: rng.standard_normal(len(t)) * np.exp(-t / s)
    snare = (tone(0.06) * 0.25 + np.sin(2 * np.pi * 190 * t) * np.exp(-t / 0.05) * 0.3).astype(np.float32)
    hat = np.diff(tone(0.02), prepend=0).astype(np.float32) * 0.08

    def put(sound, seconds, into):
        first = int(seconds * RATE)
        last = min(total, first + len(sound))
        if first < total:
            into[first:last] += sound[: last - first]

    for bar in range(song.bars):
        section = song.section(bar)
        for step in range(n):
            at = clock.at(song.place(bar, step))
            hit = lambda key: st[key][step] if st[key] and st[key][step] != "." else None
            if section > 0 and section != 2 and hit("k") or section == 2 and hit("k") and bar % 2 == 0:
                put(0.9 * kick, at, dry)
                first = int(at * RATE)
                reach = min(total - first, RATE // 5)
                duck[first : first + reach] = np.minimum(duck[first : first + reach], np.linspace(0.25, 1, RATE // 5)[:reach])
            if section > 0 and hit("s"):
                put(snare * LEVEL[hit("s")] / 115, at, dry)
            if section in (1, 3) and hit("h"):
                put(hat * rng.uniform(0.8, 1.1), at, dry)
            if hit("a"):
                root = 33 + (song.pitch(song.degree(bar), 0) - 33) % 12
                length = 0.45 * 60 / song.bpm
                sound = saw(440 * 2 ** ((root - 69) / 12), length, 350, rng)
                put(0.25 * sound * np.minimum(1, np.linspace(0, 40, len(sound))) * np.minimum(1, np.linspace(12, 0, len(sound))), at, dry)
        start, stop = clock.at(bar * song.per_bar), clock.at((bar + 1) * song.per_bar)
        for note in song.chord(bar):
            sound = saw(440 * 2 ** ((note - 69) / 12), stop - start, 1500, rng)
            put(0.07 * sound * np.minimum(1, np.linspace(0, 60, len(sound))) * np.minimum(1, np.linspace(30, 0, len(sound))), start, pad)
    mono = dry + pad * duck
    return np.stack([mono, np.roll(pad * duck, 300) * 0.3 + dry + 0.7 * pad * duck], 1)


def write(sound, path):
    peak = np.abs(sound).max()
    data = (sound / max(peak, 1e-9) * (0.9 if peak > 0 else 0) * 32767).astype("<i2")
    with wave.open(path, "wb") as out:
        out.setnchannels(2), out.setsampwidth(2), out.setframerate(RATE)
        out.writeframes(data.tobytes())


def pulseless(kind, seconds, seed):
    """Sounds in which no tempo should be found."""
    rng, n = np.random.default_rng(seed), int(seconds * RATE)
    t = np.arange(n) / RATE
    if kind == "silence":
        return np.zeros((n, 2))
    if kind == "noise":
        return rng.standard_normal((n, 2)) * 0.2
    if kind == "pink noise":
        spectrum = np.fft.rfft(rng.standard_normal((n, 2)), axis=0)
        return np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum))))[:, None], n, axis=0)
    if kind == "drone":
        mono = sum(np.sin(2 * np.pi * f * t + rng.uniform(0, 6)) / k for k, f in enumerate((55, 82.4, 110, 164.8), 1))
        return np.stack([mono, np.roll(mono, 400)], 1)
    mono = np.zeros(n)  # swells: chords that come and go at irregular times
    at = 0.0
    while at < seconds - 9:
        length = rng.uniform(5, 9)
        s = np.arange(int(length * RATE)) / RATE
        shape = np.sin(np.pi * s / length) ** 2
        first = int(at * RATE)
        for f in rng.choice([110, 130.8, 164.8, 196, 220, 261.6], 3, replace=False):
            mono[first : first + len(s)] += shape * np.sin(2 * np.pi * f * s)
        at += rng.uniform(2.5, 6)
    return np.stack([mono, mono], 1)


def make(job):
    folder, kind, name, index, seed = job
    path = os.path.join(folder, f"{name.replace(' ', '-')}{index}.wav")
    if kind == "pulseless":
        write(pulseless(name, 40, seed), path)
        return dict(file=path, style=name, kind=kind, set="dev" if index == 0 else "held", bpm=None, key=None)
    rng = random.Random(seed)
    song = Song(name, (STYLES if kind == "midi" else LOOPS)[name], index, SECONDS, rng)
    human = rng.choice([0, 0.004, 0.008]) if kind == "midi" else 0
    if index == 1 and kind == "midi":
        wander = seed // 1000 % 5
        song.drift = {1: 0.02, 2: -0.02}.get(wander, 0.0)
        song.ritardando = 0.12 if wander == 3 else 0.0
    lead = rng.choice([0, 0.3, 0.77, 1.4]) + (60 / song.bpm * 1.6 if kind == "midi" else 0)
    clock = Clock(song.bpm, song.bars * song.per_bar, song.drift, song.ritardando, lead)
    if kind == "midi":
        arrange(song)
        sound = play(song, clock, human, path)
    else:
        sound = synthesise(song, clock, seed)
    write(sound, path)
    machine = human == 0 and song.drift == 0 and song.ritardando == 0
    return song.truth(clock, file=path, kind=kind, machine=machine)


def main(folder, seed=0, only=None):
    os.makedirs(folder, exist_ok=True)
    jobs = []
    for table, kind in ((STYLES, "midi"), (LOOPS, "loop")):
        for order, (name, style) in enumerate(table.items()):
            if only and style["set"] not in only.split(","):
                continue
            for index in range(2 if kind == "midi" else 1):
                more = 500_000 if style["set"] == "held" else 0
                jobs.append((folder, kind, name, index, 1000 * order + 17 * index + (5 if kind == "loop" else 0) + more + seed))
    for order, name in enumerate(["silence", "noise", "pink noise", "drone", "swells"]):
        jobs += [(folder, "pulseless", name, i, 77 + order + 10 * i + seed) for i in range(2)]
    with ThreadPoolExecutor(2) as pool:
        tracks = list(pool.map(make, jobs))
    with open(os.path.join(folder, "truth.json"), "w") as out:
        json.dump(tracks, out, indent=1)
    print(len(tracks), "tracks in", folder)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]), *sys.argv[3:4])
