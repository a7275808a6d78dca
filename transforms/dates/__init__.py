"""The dates of a page, with the evidence for them: every candidate, and the one chosen or none."""

from transforms.dates.found import Dating, FoundDate, Stamp
from transforms.dates.html import date_html
from transforms.dates.text import date_text

__all__ = ["Dating", "FoundDate", "Stamp", "date_html", "date_text"]
