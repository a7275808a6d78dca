import random

import pytest

from training.flatteners import from_html, from_text

HTML = """<html><head><title>T</title><style>p {}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li>News</li></ul></nav><h1>Bridge closed</h1>
<p>The bridge was <a href="/x">closed</a> in April.</p><p>It opens in June.</p><script>var a</script>
</body></html>"""


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("pieces", "Home\nNews\nBridge closed\nThe bridge was\nclosed\nin April.\nIt opens in June."),
        ("endless_full", "Home News Bridge closed The bridge was closed in April. It opens in June."),
        ("lines", "Home\n\nNews\n\nBridge closed\n\nThe bridge was closed in April.\n\nIt opens in June."),
        (
            "marks",
            "* Home\n\n* News\n\n# Bridge closed\n\nThe bridge was closed in April.\n\nIt opens in June.",
        ),
    ],
)
def test_from_html(name: str, wanted: str) -> None:
    assert dict(from_html(HTML))[name].split() == wanted.split()


def test_links_are_marked() -> None:
    assert "was [closed](/x) in April" in dict(from_html(HTML))["links"]


def test_no_form_holds_scripts_or_styles() -> None:
    assert all("var a" not in text and "p {}" not in text for _, text in from_html(HTML))


def test_from_text_keeps_every_word_in_order() -> None:
    text = "Home\n\n  News of the day\n\n" + "The bridge was closed in April. " * 8
    forms = dict(from_text(text, random.Random(1)))
    assert set(forms) == {"wrapped", "dense", "airy", "joined"}
    assert all(made.split() == text.split() for made in forms.values())
    assert max(map(len, forms["wrapped"].split("\n"))) <= 100
    assert forms == dict(from_text(text, random.Random(1)))
