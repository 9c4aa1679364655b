#!/usr/bin/env python3
"""Renders prompts of the sets that say what a musician expects, and compares what was made with that.

    asked.py PROGRAM PROMPTS.jsonl FOLDER [--count 120] [--seconds 30] [--at-once 2] [--quiet] [--json FILE]

Each line of PROMPTS.jsonl has `id`, `prompt`, `expect` (field: text, with alternatives `a|b` and ranges `60-80`) and `absent`
(fields that must be empty). Of the delivered manifest the plan is held against `expect` where it decides (genre, tempo, key,
meter, mode, length), the brief elsewhere; then `wishes.py` measures the files. --count takes so many prompts, evenly spread
over the file. Deliveries stay in FOLDER under their prompt's id, so that a run that was cut off goes on where it was; prompts
that were refused are listed with the program's words. No track whose prompt names no genre may become house.
"""
import argparse, glob, json, os, shutil, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

import wish_measures as m
import wishes


def plain(value):
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def place(p):
    words = []
    if not p.get("section"):
        words.append("start" if p.get("occurrence") == 1 else "end" if p.get("occurrence") == -1 else "whole")
    else:
        words += [p["relation"], p["section"]] + ([str(p["occurrence"])] if p.get("occurrence") else [])
    return " ".join(words + ([f"{p['bars']} bars"] if p.get("bars") else []))


def arrangement(a):
    items, named = [], "+".join(sorted(a.get("instruments") or []))
    if named: items.append(("only " if a.get("only") else "with ") + named)
    if a.get("without"): items.append("without " + "+".join(sorted(a["without"])))
    if a.get("solo"): items.append("solo " + a["solo"])
    if a.get("level"): items.append(a["level"])
    if a.get("transposition") is not None: items.append(f"{a['transposition']:+d}")
    if a.get("time_feel"): items.append(a["time_feel"])
    return ", ".join(items)


def curve(c):
    way = f"{plain(c['from']) if c.get('from') else ''}>{plain(c['to'])}" if c.get("to") else ("faster" if c["faster"] else "slower")
    return " ".join([way, "gradual" if c.get("gradual", True) else "at once"] + ([f"in {place(c['place'])}".replace("in in ", "in ")] if c.get("place") else []))


def structure(items):
    words = []
    for item in items:
        inside = arrangement(item["arrangement"]) if item.get("arrangement") else ""
        words.append(item["section"] + (f" {item['bars']}" if item.get("bars") else "") + (f" [{inside}]" if inside else ""))
    return ", ".join(words)


def summary(manifest):
    """The made track as field: text, in the notation of the expectations."""
    brief, plan = manifest["brief"], manifest["plan"]
    voice = brief.get("voice") or {}
    coverage = brief.get("coverage") or {}
    fields = {
        "genre": plan["genre"], "meter": plan["meter"], "bpm": plain(plan["bpm"]), "key": plan["key"],
        "mode": "minor" if plan["key"].split(" ", 1)[1] in m.MINOR else "major", "duration": plain(round(plan["frames"] / 48000, 1)),
        "instruments": ", ".join(sorted(brief.get("instruments") or [])), "exclude": ", ".join(sorted(brief.get("exclude") or [])),
        "moods": ", ".join(sorted(brief.get("moods") or [])), "occasions": ", ".join(brief.get("occasions") or []),
        "style": brief.get("style") or "", "vocals": "true" if brief.get("vocals") else "",
        "only_instruments": "true" if brief.get("only_instruments") else "", "ensemble": (brief.get("ensemble") or {}).get("name", ""),
        "voice": " ".join(voice[k] for k in ("singer", "register", "manner") if voice.get(k)), "lyrics": "yes" if brief.get("lyrics") else "",
        "title": brief.get("title") or "", "ending": brief.get("ending") or "", "fade": plain(brief["fade"]) if brief.get("fade") else "",
        "density": plain(brief["density"]) if brief.get("density") is not None else "", "articulation": brief.get("articulation") or "",
        "time_feel": brief.get("time_feel") or "", "structure": structure(brief.get("structure") or []),
        "section_details": "; ".join(f"{place(d['place'])}: {arrangement(d['arrangement'])}" for d in brief.get("section_details") or []),
        "tempo_curves": "; ".join(map(curve, brief.get("tempo_curves") or [])), "from_reference": ", ".join(brief.get("from_reference") or []),
        "understood": str(coverage.get("understood", "")), "loudness_lufs": plain(brief.get("loudness_lufs") or ""),
        "not_understood": ", ".join(brief.get("not_understood") or []),
    }
    return fields


def agrees(field, actual, expected):
    """True if a field is as one of the alternatives says; ranges are of numbers, a style line may say more."""
    for option in expected.split("|"):
        if field == "style" and option in actual: return True
        if actual == option: return True
        bounds = option.split("-")
        try: value = float(actual)
        except ValueError: continue
        if len(bounds) == 2 and all(bounds) and float(bounds[0]) - 0.01 <= value <= float(bounds[1]) + 0.01: return True
        try:
            if abs(value - float(option)) < 0.06: return True
        except ValueError: pass
    return False


def make(program, line, options):
    """The delivery's folder, or None and the program's words where it was refused."""
    home = f"{options.folder}/{line['id']}"
    if not glob.glob(home + "/*/manifest.json"):
        shutil.rmtree(home, ignore_errors=True)
        os.makedirs(home)
        command = [program, "render", "-o", home, "--seed", str(options.seed)]
        if "duration" not in line["expect"]: command += ["--duration", str(options.seconds)]
        # A prompt may begin with a dash, so it comes by the input stream.
        ticket = json.dumps({"prompt": line["prompt"]})
        with open(home + "/ticket.json", "w") as file: file.write(ticket)
        done = subprocess.run(command + [home + "/ticket.json"], capture_output=True, text=True, timeout=3600)
        if not glob.glob(home + "/*/manifest.json"):
            return None, done.stderr.strip()[-300:]
    return os.path.dirname(glob.glob(home + "/*/manifest.json")[0]), ""


def chosen(lines, count):
    if count >= len(lines): return lines
    return [lines[int(i * len(lines) / count)] for i in range(count)]


def report(line, folder, words):
    """(lines for people, right fields, wrong fields, rows of wishes, becomes house without a word for it)."""
    if folder is None:
        return [f"{line['id']} refused: {words}"], [], ["refused"], [], False
    manifest = json.load(open(folder + "/manifest.json"))
    fields, right, wrong = summary(manifest), [], []
    for field, expected in line["expect"].items():
        if field in ("comparisons", "understood"): continue
        (right if agrees(field, fields.get(field, ""), expected) else wrong).append(field)
    absent = {**fields, "bpm": plain(manifest["brief"].get("bpm") or ""), "key": manifest["brief"].get("key") or "",
              "meter": manifest["brief"].get("meter") or "", "mode": manifest["brief"].get("mode") or "",
              "duration": "", "genre": manifest["brief"].get("genre") or ""}
    for field in line.get("absent") or []:
        (wrong if absent.get(field) else right).append("no " + field)
    rows = wishes.Judge(folder).rows
    is_house = manifest["plan"]["genre"] == "house" and "house" not in line["expect"].get("genre", "") and "house" not in line["prompt"].lower()
    text = [f"{line['id']} {f}: {fields.get(f.removeprefix('no '), '')!r}, expected {line['expect'].get(f, 'nothing')!r}" for f in wrong]
    text += [f"{line['id']} MISSED {kind}: {asked[:60]} | {measured[:90]}" for kind, asked, measured, kept in rows if kept is False]
    if is_house: text.append(f"{line['id']} became house: {line['prompt'][:80]}")
    return text, right, wrong, rows, is_house


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("prompts"), parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=120), parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1), parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--quiet", action="store_true"), parser.add_argument("--json")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    lines = chosen([json.loads(l) for l in open(options.prompts) if l.strip()], options.count)

    def work(line):
        try: return line, report(line, *make(program, line, options))
        except Exception as problem: return line, ([f"{line['id']} could not be measured: {problem!r}"], [], ["error"], [], False)

    with ThreadPoolExecutor(options.at_once) as pool:
        results = list(pool.map(work, lines))
    if not options.quiet:
        for _, (text, *_) in results: print(*text, sep="\n", end="\n" if text else "")
    right, wrong = (sum(len(r[i]) for _, r in results) for i in (1, 2))
    rows = [row for _, r in results for row in r[3]]
    print(f"\n{len(results)} prompts; fields as expected: {right} of {right + wrong} ({100 * right / max(1, right + wrong):.1f} %)")
    print(f"became house without a word for it: {sum(r[4] for _, r in results)}")
    print(*wishes.shares(rows), sep="\n")
    if options.json:
        json.dump([{"id": l["id"], "right": r[1], "wrong": r[2], "wishes": r[3]} for l, r in results], open(options.json, "w"), indent=1)


if __name__ == "__main__":
    sys.exit(main())
