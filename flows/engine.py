"""Engines: who calls the pipeline's steps. The steps, their order and their bytes are the same under each."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")


class Engine(Protocol):
    """Calls steps; a step is a plain function from values to a value."""

    name: str

    def run(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call one step and return its value."""
        ...

    def map(self, step: Callable[[A], T], items: Sequence[A], *, workers: int) -> Iterable[T]:
        """Call a step on each item, ``workers`` at a time; values come in the order of the items."""
        ...

    def show(self, key: str, markdown: str) -> None:
        """Show a summary to whoever watches the run; it holds no scraped text."""
        ...

    def link(self, key: str, url: str, text: str) -> None:
        """Show where something lies to whoever watches the run."""
        ...


class PlainEngine:
    """Calls each step right here: for tests, notebooks and quick looks."""

    name = "none"

    def run(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call one step and return its value."""
        return step(*args, **kwargs)

    def map(self, step: Callable[[A], T], items: Sequence[A], *, workers: int) -> Iterable[T]:
        """Call a step on each item in ``workers`` threads; values come in the order of the items."""
        with ThreadPoolExecutor(max_workers=workers) as pool:
            yield from pool.map(step, items)

    def show(self, key: str, markdown: str) -> None:
        """Show nothing: the command line prints the summary itself."""

    def link(self, key: str, url: str, text: str) -> None:
        """Show nothing: the command line prints the summary itself."""
