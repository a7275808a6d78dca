"""Importing a large package without the heavy modules that it imports and we never use."""

import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def deferred(names: Sequence[str]) -> Iterator[None]:
    """Let modules that the body imports load on first use instead, and keep the collector quiet meanwhile.

    ``importlib.util.LazyLoader`` does not do: ``import altair`` reads ``__spec__`` and so loads it at once.
    The collector walks what an import makes a dozen times and finds nothing: a sixth of its CPU.
    Another thread that imports one of the modules meanwhile gets a working stand-in too.
    """
    stand_ins = {name: _stand_in(name) for name in names if name not in sys.modules}
    collecting = gc.isenabled()
    gc.disable()
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, module in stand_ins.items():
            _leave(name, module)
        if collecting:
            gc.freeze()  # modules live to the end: without this the first full collection costs what was saved
            gc.enable()


def _stand_in(name: str) -> ModuleType:
    """Return a module that imports the real one as soon as anything of it is asked for."""
    module = ModuleType(name)

    def load(attribute: str) -> object:
        """Import the real module and return one of its attributes."""
        _leave(name, module)
        return getattr(importlib.import_module(name), attribute)

    vars(module)["__getattr__"] = load
    return module


def _leave(name: str, module: ModuleType) -> None:
    if sys.modules.get(name) is module:
        del sys.modules[name]


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Let imports in this block find no module of this name, unless it or what needs it is loaded already."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment] # how the import system spells "not installed"
    try:
        yield
    finally:
        del sys.modules[name]
