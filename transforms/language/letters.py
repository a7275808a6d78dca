"""What langdetect makes of each letter."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# kinds of letters
LATIN, OTHER = 1, 2
# ends each text; its profile letter is a space, and no n-gram ends on it
END = "\x00"


@dataclass(frozen=True, slots=True)
class Letters:
    """For each character of the Basic Multilingual Plane: the letter it counts as, its kind, its case."""

    normal: npt.NDArray[np.uint16]
    kind: npt.NDArray[np.uint8]
    capital: npt.NDArray[np.bool_]
