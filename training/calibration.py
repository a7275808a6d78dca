"""Calibration: how the odds of story are bent so that they hold true on held-out domains."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from transforms.blocks.features import Floats

FILE = Path(__file__).with_name("calibration.json")
LEAST = 1e-4  # chances are read from verdicts, which round to it
ROUNDS = 20
RIDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Curve:
    """Log odds as they hold true: ``slope`` times those of the network, plus ``shift``."""

    slope: float = 1.0
    shift: float = 0.0

    def over(self, first: "Curve") -> "Curve":
        """Return the curve that bends by ``first`` and then by this."""
        return Curve(round(self.slope * first.slope, 4), round(self.slope * first.shift + self.shift, 4))


FIRST = Curve(0.82, -0.629)  # of weights that were packaged before they held their curve


def read() -> Curve:
    """Return the curve that ``training.crossval`` fitted last."""
    return Curve(**json.loads(FILE.read_text("utf-8")))


def write(curve: Curve) -> None:
    """Keep a curve for the next training."""
    FILE.write_text(json.dumps(asdict(curve)) + "\n", "utf-8")


def fitted(chances: Floats, story: Floats) -> Curve:
    """Fit the log odds of ``story`` (shares of blocks) to the chances that were given, by Newton's method."""
    sure = np.clip(chances.astype(np.float64), LEAST, 1 - LEAST)
    odds = np.stack([np.log(sure / (1 - sure)), np.ones(len(sure))], 1)
    curve = np.zeros(2)
    for _ in range(ROUNDS):
        found = 1 / (1 + np.exp(np.clip(-odds @ curve, -30, 30)))
        bend = (odds.T * (found * (1 - found))) @ odds + RIDGE * np.eye(2)
        curve = curve + np.linalg.solve(bend, odds.T @ (story - found))
    return Curve(float(curve[0]), float(curve[1]))
