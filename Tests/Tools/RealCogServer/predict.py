"""A model that knows one tone: what the Cog server runs here."""
import math
import os
import struct
import tempfile
import time
import wave

from cog import BasePredictor, Input, Path

RATE = 32000


class Predictor(BasePredictor):
    def setup(self):
        time.sleep(float(os.environ.get("SETUP_SECONDS", "0")))

    def predict(
        self,
        prompt: str = Input(description="what it shall sound like"),
        duration: int = Input(description="in seconds", default=2, ge=1, le=120),
        seed: int = Input(description="moves the pitch", default=1),
        input_audio: Path = Input(description="a melody", default=None),
    ) -> Path:
        note = os.environ["PREDICTOR_LOG"]
        if "no such sound" in prompt:
            raise ValueError("no such sound")
        with open(note, "a") as log:
            log.write(f"start {seed} {os.path.getsize(str(input_audio)) if input_audio else 0}\n")
        if "slow" in prompt:
            # A minute, unless the server cancels it, which takes effect between two steps of Python.
            for _ in range(600):
                time.sleep(0.1)
        path = os.path.join(tempfile.mkdtemp(dir=os.environ["PREDICTOR_OUT"]), "out.wav")
        with wave.open(path, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            tone = [int(8000 * math.sin(2 * math.pi * (220 + seed) * n / RATE)) for n in range(RATE * duration)]
            file.writeframes(struct.pack(f"<{len(tone)}h", *tone))
        with open(note, "a") as log:
            log.write(f"end {seed}\n")
        return Path(path)
