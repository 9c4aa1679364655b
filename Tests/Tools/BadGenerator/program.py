#!/usr/bin/env python3
"""The bad generator as a local program: one JSON request on standard input, the path of a WAV file on standard output."""
import json
import sys

import bad_generator

request = json.load(sys.stdin)
print(bad_generator.predict(
    request["words"], request.get("duration_s", 20.0), request.get("bpm", 0.0), request.get("key", ""),
    request["seed"], request["output"]))
