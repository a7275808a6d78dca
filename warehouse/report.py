"""The report: one page, self-contained, in which every scraped string is escaped."""

import base64
import hashlib
from datetime import date, datetime
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from schemas.repair import REPAIRS
from warehouse.atomic import write_text
from warehouse.lake import Lake
from warehouse.plain_words import RULES, language_name
from warehouse.printable import visible
from warehouse.query import names, open_warehouse
from warehouse.staged import sql_models
from warehouse.suite_files import read_suites

TEMPLATES = files("warehouse") / "templates"
LONGEST = 240  # characters of any one text; a title or an address beyond it is cut

# as constants they reach into views: of a year of runs only the rows of those in question are counted
KNOWN_BEFOREHAND = {
    "version": "select version from warehouse_info",
    "earliest": "select min(run_id) from (select run_id from runs order by run_id desc limit 20)",
}

Facts = dict[str, list[dict[str, Any]]]


def write_report(lake: Lake) -> None:
    """Write the report of the published warehouse; the same warehouse gives the same bytes. Raises NoWarehouse."""
    write_text(lake.report, render(gather(lake)))


def gather(lake: Lake) -> Facts:
    """Ask the published warehouse the questions of the report: one file in models/report each, rows by name."""
    with open_warehouse(lake.root, windows=True) as connection:
        for name, sql in KNOWN_BEFOREHAND.items():
            connection.execute(f"set variable {name} = ({sql})")
        facts: Facts = {}
        for name, sql in sql_models("report").items():
            result = connection.execute(sql)
            columns = names(result)
            facts[name] = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    return facts


def render(facts: Facts) -> str:
    """Return the page as HTML; its policy lets a browser apply its own style and nothing else, no script at all."""
    css = _packaged("report.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    environment = Environment(
        loader=FunctionLoader(_packaged), autoescape=True, undefined=StrictUndefined, finalize=shown,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {"percent": percent, "duration": duration, "language_name": language_name}
    template = environment.get_template("report.html.jinja")
    return template.render(
        **facts, head=facts["headline"][0], css=Markup(css), css_hash=digest,   # noqa: S704
        rules=_rules(), meanings=REPAIRS, program=version("copydesk"),
    )  # fmt: skip


def shown(value: Any) -> Any:
    """Return a value as the page shows it: every text of the page passes here before it is escaped."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, str):
        return visible(value, LONGEST)
    return "–" if value is None else value


def percent(part: float, whole: float = 1) -> str:
    """Return a share in percent; neither a few nor all but a few are rounded to none or all."""
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 0.1:
        return "<0.1%"
    if 99.9 < share < 100:
        return ">99.9%"
    return f"{share:.0f}%" if share in (0, 100) else f"{share:.1f}%"


def duration(seconds: float | None) -> str:
    """Return a span of seconds for a person to read; a run that never ended has none."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _rules() -> dict[str, str]:
    """Return what each rule demands: those of the readers, and the expectations as suite.name."""
    suites = {f"{suite.name}.{line.name}": line.because for suite in read_suites() for line in suite.expectations}
    return {rule.value: words for rule, words in RULES.items()} | suites


def _packaged(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")
