"""The summary of a run: what became of its inputs, read from the published warehouse."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.lake import Lake
from warehouse.query import names
from warehouse.staged import session, sql_models

EXAMPLE = (
    "select language, count(*) as articles, sum(word_count) as words from articles group by all order by all limit 5"
)

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one run read and what came of it; counts are of records unless they say otherwise.

    ``articles`` are those that repeat no other; ``repeats`` those whose text is another's; ``copies`` records whose
    bytes stand at another place of the run. The last two are linked, and together the ``duplicates``. ``withheld`` are
    the articles of the whole lake that the checks keep out of the warehouse, ``broken`` the expectations that say so.
    """

    run_id: str
    inputs: int
    articles: int
    duplicates: int
    repeats: int
    quarantined: int
    withheld: int
    all_articles: int
    all_repeats: int
    moved: int
    skipped: Counts
    reasons: Counts
    languages: Counts
    dated: int
    undated: int
    checks: Counts
    broken: Counts
    content_hash: str
    pipeline_version: str
    report: Path
    warehouse: Path
    seconds: float
    example: str
    example_names: tuple[str, ...]
    example_rows: tuple[tuple[Any, ...], ...]

    @property
    def copies(self) -> int:
        """Records whose bytes stand at another place of the run, too."""
        return self.duplicates - self.repeats

    def markdown(self) -> str:
        """Return the summary as a Markdown table; it holds no scraped text."""
        rows = [
            ("run", self.run_id), ("documents read", self.inputs), ("articles", self.articles + self.repeats),
            ("of them with another's text", self.repeats), ("copies", self.copies), ("quarantined", self.quarantined),
            ("dated", self.dated), ("without a date", self.undated), ("withheld by checks", self.withheld),
            ("content hash", self.content_hash),
        ]  # fmt: skip
        return "\n".join(["| | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)])


def summarise(lake: Lake, run_id: str, *, moved: int) -> Summary:
    """Read what a run did from the warehouse; its models/summary hold one query a question.

    ``moved`` is how many documents of earlier runs were met at a better place, and read again.
    """
    with session(lake.warehouse, read_only=True) as connection:
        asked = {name: connection.execute(sql, [run_id]).fetchall() for name, sql in sql_models("summary").items()}
        example = connection.execute(EXAMPLE)
        example_names, example_rows = tuple(names(example)), tuple(example.fetchall())
    outcomes, dated = dict(asked["outcomes"]), dict(asked["dated"])
    content_hash, pipeline_version, seconds = asked["info"][0]
    repeats, all_articles, all_repeats, withheld = asked["corpus"][0]
    return Summary(
        run_id=run_id,
        inputs=sum(outcomes.values()),
        articles=outcomes.get("article", 0),
        duplicates=outcomes.get("duplicate", 0),
        repeats=repeats,
        withheld=withheld,
        all_articles=all_articles,
        all_repeats=all_repeats,
        quarantined=outcomes.get("quarantined", 0),
        moved=moved,
        skipped=tuple(asked["skipped"]),
        reasons=tuple(asked["reasons"]),
        languages=tuple(asked["languages"]),
        dated=dated.get(True, 0),
        undated=dated.get(False, 0),
        checks=tuple(asked["checks"]),
        broken=tuple(asked["broken"]),
        content_hash=content_hash,
        pipeline_version=pipeline_version,
        report=lake.report,
        warehouse=lake.warehouse,
        seconds=seconds,
        example=EXAMPLE,
        example_names=example_names,
        example_rows=example_rows,
    )
