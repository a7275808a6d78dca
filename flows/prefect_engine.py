"""The engine that shows each step to Prefect as a task run."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
from prefect.artifacts import create_link_artifact, create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import task_run
from prefect.task_runners import ThreadPoolTaskRunner

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")


class PrefectEngine:
    """Calls steps as Prefect tasks, inside a running flow.

    A step's arguments and value stay in this process: Prefect gets its name, its state and, of a mapped step,
    the number of the item. Exceptions come back as they were raised.
    """

    name = "prefect"

    def __init__(self, *, retries: int = 0) -> None:
        """Call a step that fails with an OSError up to ``retries`` times again, a second apart."""
        self.retries = retries
        self.begun: set[str] = set()
        """Ids of the task runs so far."""

    def run(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call one step as a task run and return its value."""

        def call() -> T:
            """Note the task run, then call the step."""
            self.begun.add(task_run.id)
            return step(*args, **kwargs)

        return self._task(call, step, _name(step))()

    def map(self, step: Callable[[A], T], items: Sequence[A], *, workers: int) -> Iterator[T]:
        """Call a step on each item in ``workers`` threads; values come in the order of the items.

        After a failure no further item is begun.
        """

        def call(item: int) -> T:
            """Note the task run, then call the step on one item."""
            self.begun.add(task_run.id)
            return step(items[item])

        mapped = self._task(call, step, f"{_name(step)}-{{item}}")
        runner: ThreadPoolTaskRunner[T] = ThreadPoolTaskRunner(max_workers=workers)
        with runner:
            futures = [runner.submit(mapped, {"item": number}) for number in range(len(items))]
            for future in futures:
                yield future.result()

    def show(self, key: str, markdown: str) -> None:
        """Keep a markdown artifact under ``key`` (lower case, digits, dashes).

        Prefect's UI renders the markdown: text from pages must come escaped.
        """
        create_markdown_artifact(key=key, markdown=markdown)

    def link(self, key: str, url: str, text: str) -> None:
        """Keep an artifact that links to the report at ``url``; ``text`` must come escaped."""
        create_link_artifact(key=key, link=url, link_text=text)

    def _task(self, call: Callable[P, T], step: Callable[..., T], run_name: str) -> Task[P, T]:
        # No caching and no stored result: both would pickle or hash locks, connections and whole shards.
        return task(
            name=_name(step),
            task_run_name=run_name,
            cache_policy=NO_CACHE,
            persist_result=False,
            retries=self.retries,
            retry_delay_seconds=1,
            retry_condition_fn=_is_transient,
        )(call)


def _name(step: Callable[..., Any]) -> str:
    while isinstance(step, partial):
        step = step.func
    return getattr(step, "__name__", type(step).__name__)


def _is_transient(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    return isinstance(state.result(raise_on_failure=False), OSError)
