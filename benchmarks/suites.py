"""What validation costs: importing Great Expectations, checking small and large tables, and the same in plain SQL.

Run: python -m benchmarks.suites [rows]
"""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.suites import Checked, Suite, check, load_suites, warm

TIMED = "import time; start = time.process_time(); {}; print(time.process_time() - start)"
IMPORTS = {
    "as it comes": "import great_expectations",
    "with deferred modules": "from warehouse.suites import warm; warm()",
}
# the articles suite in one scan of DuckDB, the cheapest way to count the same failures
PEER = """
select
    count(*) filter (where article_id is null),
    count(article_id) - count(distinct article_id),
    count(*) filter (where not document_known),
    count(*) filter (where text_length < 1),
    count(*) filter (where word_count < 1),
    count(*) filter (where title_length not between 1 and 1000),
    count(*) filter (where has_control_characters),
    count(*) filter (where replacement_ratio > 0.1),
    count(*) filter (where text_is_title),
    count(*) filter (where not url_is_web),
    count(*) filter (where not regexp_matches(
        language, '^(?:und|[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)$')),
    count(*) filter (where language_confidence not between 0 and 1),
    count(*) filter (where not date_is_whole),
    count(*) filter (where published_confidence not between 0 and 1),
    count(*) filter (where not instant_is_known),
    count(*) filter (where not instant_is_near_date),
    count(*) filter (where published_year < 1900),
    count(*) filter (where published_days_after_fetch > 1),
    count(*) filter (where furniture_ratio not between 0 and 1)
from check_articles
"""


def cpu_of_import(statement: str, times: int = 5) -> float:
    """Return the least CPU seconds of a statement in fresh processes; the first warms the disk."""
    code = TIMED.format(statement)
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(times)
    ]
    return min(float(run.stdout) for run in runs)


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds of one call, and what it returned."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def narrow_articles(rows: int) -> pa.Table:
    """Make the staged table of many articles; one text in 100 is empty."""
    same = {
        "document_known": True, "word_count": 150, "title_length": 40, "has_control_characters": False,
        "replacement_ratio": 0.0, "text_is_title": False, "url_is_web": True, "language": "en",
        "language_confidence": 0.9, "date_is_whole": True, "published_confidence": 0.8, "instant_is_known": True,
        "instant_is_near_date": True, "published_year": 2025, "published_days_after_fetch": -3, "furniture_ratio": 0.4,
    }  # fmt: skip
    varying = {
        "article_id": [f"{no:064x}" for no in range(rows)],
        "text_length": [no % 100 for no in range(rows)],
    }
    return pa.table({**varying, **{name: [value] * rows for name, value in same.items()}})


def checked(suite: Suite, table: pa.Table) -> Checked:
    """Check one table with one suite."""
    return check([suite], {suite.table: table}, run_id="benchmark")


def peer(table: pa.Table) -> int:
    """Count the failures of the same expectations in SQL."""
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
        connection.register("check_articles", table)
        return sum(connection.execute(PEER).fetchall()[0])


def main(rows: int) -> None:
    """Print one figure a line."""
    for name, statement in IMPORTS.items():
        print(f"import {name}: {cpu_of_import(statement):.2f} CPU s")
    warm()
    (articles,) = (suite for suite in load_suites() if suite.name == "articles")
    for label in ("first", "second"):
        seconds, _ = cpu(lambda: checked(articles, narrow_articles(50)))
        print(f"{label} check of 50 articles: {seconds:.2f} CPU s")
    table = narrow_articles(rows)
    ours, found = cpu(lambda: checked(articles, table))
    theirs, failures = cpu(lambda: peer(table))
    print(f"check of {rows} articles: {ours:.2f} CPU s, {len(found.failures)} failing rows named")
    print(f"the same in DuckDB SQL: {theirs:.2f} CPU s, {failures} failing rows counted; ratio {ours / theirs:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
