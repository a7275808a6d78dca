import re

import pytest

from report_pages import Reader
from warehouse import report


def test_charts_can_be_heard(reader: Reader) -> None:
    charts = [attributes for tag, attributes in reader.elements if tag == "svg"]
    assert all(chart.get("aria-hidden") == "true" or chart.get("aria-label") for chart in charts)
    labels = [chart["aria-label"] or "" for chart in charts if chart.get("role") == "img"]
    assert any("5 records, 2 became articles, 2 are duplicates and 1 are in quarantine" in label for label in labels)
    assert any("0.7 to 0.8: 1; 0.9 to 1.0: 1." in label for label in labels)


def test_tables_have_captions_and_headers(html: str) -> None:
    tables = html.split("<table")[1:]
    assert all("<caption>" in table and 'scope="col"' in table and 'scope="row"' in table for table in tables)
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "paper"), ("soft", "paper"), ("alarm", "paper"), ("good", "paper"), ("crash", "paper"), ("ink", "wash"),
     ("alarm", "alarm-wash"), ("ink", "alarm-wash"), ("soft", "alarm-wash"), ("crash", "crash-wash")],
)  # fmt: skip
def test_text_stands_out(scheme: str, ink: str, ground: str) -> None:
    light, dark = (report.TEMPLATES / "report.css").read_text("utf-8").split("@media (prefers-color-scheme: dark)")
    palette = colours(light if scheme == "light" else dark.split("* {")[0])
    low, high = sorted((luminance(palette[ink]), luminance(palette[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5  # WCAG 2.2, level AA
