"""The bad generator behind a Cog server: `python -m cog.server.http` in this folder."""
import tempfile

from cog import BasePredictor, Input, Path

import bad_generator


class Predictor(BasePredictor):
    def predict(
        self,
        prompt: str = Input(description="What to play; a tempo and a key in it count unless they are given."),
        duration: float = Input(default=20.0, ge=1, le=600, description="Seconds."),
        bpm: float = Input(default=0.0, ge=0, le=240, description="0: the prompt's, else 120."),
        key: str = Input(default="", description="As in A minor; empty: the prompt's, else A minor."),
        seed: int = Input(default=0, ge=0),
    ) -> Path:
        path = f"{tempfile.mkdtemp()}/clip.wav"
        return Path(bad_generator.predict(prompt, duration, bpm, key, seed, path))
