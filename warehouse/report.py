"""The report: one page, self-contained, in which every scraped string is escaped."""

from warehouse.lake import Lake


def write_report(lake: Lake) -> None:
    """Write the report of the published warehouse."""
