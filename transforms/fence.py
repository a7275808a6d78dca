"""The fence around one step: what it raises becomes a value, so that one failure never loses the rest."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from schemas.rejection import Rule

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failed:
    """A step that raised: which rule that falls under, what was raised, and the step's name once it is known."""

    rule: Rule
    message: str
    step: str = ""


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


def caught(**steps: object) -> tuple[Failed, ...]:
    """Return those of the named steps' values that are failures, under the names of their steps."""
    return tuple(replace(value, step=name) for name, value in steps.items() if isinstance(value, Failed))
