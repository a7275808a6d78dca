"""The fence around one step: what it raises becomes a value, so that one failure never loses the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from schemas.rejection import Rule

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failed:
    """A step that raised: which rule that falls under, and what was raised."""

    rule: Rule
    message: str


def attempt(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Failed:
    """Call a step and return its value, or what it raised.

    The one broad ``except`` of the project: extractors raise whatever their parsers raise (``OverflowError``
    on an offset of +99:99, ``RecursionError`` on deep markup), and a list of them would never be complete.
    """
    try:
        return step(*args, **kwargs)
    except MemoryError:
        return Failed(Rule.MEMORY, "the document needs more memory than one document may have")
    except RecursionError:
        return Failed(Rule.TOO_DEEP, "the document is nested deeper than can be read")
    except Exception as error:  # noqa: BLE001
        return Failed(Rule.ERROR, f"{type(error).__name__}: {error}"[:500])
