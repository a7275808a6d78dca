"""What a person sees on the terminal: the summary of a run, the explanation of a document."""

import sys
from typing import Any

from rich.console import Console
from rich.text import Text

from warehouse.explain import Explanation
from warehouse.lake import lake_option
from warehouse.summary import Counts, Summary
from warehouse.terminal import print_table, printable

KINDS_SHOWN = 12


def show_summary(summary: Summary, seconds: float) -> None:
    """Print what a run that took ``seconds`` did, where its results lie, and one example query with its answer."""
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for name, value in _lines(summary, seconds):
        console.print(Text.assemble((f"{name:<16}", "bold"), value))
    if summary.broken:
        console.print(Text(f"WARNING: {_complaint(summary)}", style="bold red"))
    console.print()
    option = lake_option(summary.warehouse.parent)
    console.print(Text(f'copydesk sql "{summary.example}"{option}', style="bold"), soft_wrap=True)
    print_table(summary.example_names, summary.example_rows, sys.stdout, more=False)


def _lines(summary: Summary, seconds: float) -> list[tuple[str, str]]:
    """Name the lines; those about a run add up to what it read, those about articles to the rows of the tables."""
    skipped = f"{sum(count for _, count in summary.skipped)}  no page: {_counts(summary.skipped)}"
    return [
        ("documents read", str(summary.inputs)),
        ("  articles", f"{summary.articles + summary.repeats}{_repeating(summary.repeats)}"),
        ("  copies", f"{summary.copies}  (the same bytes again: see the view inputs)"),
        ("  quarantined", f"{summary.quarantined}  {_counts(summary.reasons)}"),
        *([("skipped", skipped)] if summary.skipped else ()),
        *([("read again", f"{summary.moved}  (met with better facts: docs/lake.md)")] if summary.moved else ()),
        ("languages", _counts(summary.languages)),
        ("dates", f"{summary.dated} known, {summary.undated} unknown"),
        ("checks", _counts(summary.checks)),
        ("all articles", f"{summary.all_articles} in the warehouse{_repeating(summary.all_repeats)}"),
        ("content hash", summary.content_hash),
        ("seconds", f"{seconds:.1f}"),
        ("report", str(summary.report)),
        ("warehouse", str(summary.warehouse)),
    ]


def _repeating(repeats: int) -> str:
    return f", {repeats} of them with another's text (see duplicates)" if repeats else ""


def _complaint(summary: Summary) -> str:
    """Say which expectations were not met, and what came of it."""
    named = ", ".join(f"{name} ({rows} rows)" if rows else name for name, rows in summary.broken)
    kept = f"; {_articles(summary.withheld)} withheld from the warehouse, see quarantine" if summary.withheld else ""
    return f"checks did not hold: {named}{kept}"


def _articles(count: int) -> str:
    return "1 article is" if count == 1 else f"{count} articles are"


def _counts(counts: Counts) -> str:
    shown = [f"{name} {count}" for name, count in counts[:KINDS_SHOWN]]
    return ", ".join(shown + [f"and {len(counts) - KINDS_SHOWN} more"] * (len(counts) > KINDS_SHOWN)) or "none"


def show_explanation(explanation: Explanation) -> None:
    """Print everything the warehouse knows of a document, in the order in which it was found out."""
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    for place in explanation.places:
        _section(console, "came from", place)
    _section(console, "received as", explanation.document or {})
    for row in explanation.quarantine:
        _section(
            console,
            "refused",
            {key: row[key] for key in ("stage", "rule", "message", "first_run", "last_run")},
        )
    for row in explanation.failures:
        _section(console, "done without", {key: row[key] for key in ("step", "rule", "message")})
    article = explanation.article or {}
    _section(
        console,
        "article",
        {key: value for key, value in article.items() if key not in {"text", "document_id"}},
    )
    for row in explanation.duplicates:
        _section(console, "duplicate", row)
    _metadata(console, explanation)
    _dates(console, explanation)
    _links(console, explanation)
    _blocks(console, explanation)


def _section(console: Console, title: str, row: dict[str, Any]) -> None:
    if not row:
        return
    console.print(Text(title, style="bold underline"))
    for key, value in row.items():
        if value not in (None, [], ""):
            console.print(Text.assemble((f"  {key:<30}", "dim"), printable(value)))


def _metadata(console: Console, explanation: Explanation) -> None:
    if explanation.metadata:
        console.print(Text("what the page says of it", style="bold underline"))
    for row in explanation.metadata:
        facts = f"  {row['confidence']:.2f} {row['field']:<13} {printable(row['source']):<22} "
        console.print(Text.assemble((facts, "dim"), printable(row["value"])))


def _links(console: Console, explanation: Explanation) -> None:
    if explanation.links:
        console.print(Text("links", style="bold underline"))
    for row in explanation.links:
        anchor = f"  {printable(row['anchor'])}"
        console.print(Text.assemble((f"  {row['place']:<8} ", "dim"), printable(row["url"]), anchor))


def _dates(console: Console, explanation: Explanation) -> None:
    if explanation.date_candidates:
        console.print(Text("dates", style="bold underline"))
    for row in explanation.date_candidates:
        mark = ("* ", "bold green") if row["chosen"] else ("  ", "dim")
        facts = f"{row['score']:.2f} {row['role']:<10} {row['value']:<26} {row['source']:<22} "
        console.print(Text.assemble(mark, facts, (printable(row["raw"]), "dim"), f"  {printable(row['reason'])}"))


def _blocks(console: Console, explanation: Explanation) -> None:
    if explanation.blocks:
        console.print(Text("blocks (+ kept, - dropped)", style="bold underline"))
    for row in explanation.blocks:
        mark = ("+ ", "bold green") if row["kept"] else ("- ", "red")
        facts = f"{row['score']:.2f} {row['kind']:<11} {row['language'] or '':<5}"
        text = printable(row["text"])[:100]
        console.print(Text.assemble(mark, (facts, "cyan"), text, (f"  [{printable(row['reason'])}]", "dim")))
