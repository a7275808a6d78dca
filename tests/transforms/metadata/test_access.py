from collections.abc import Callable

import pytest

from transforms.markup.structured import Structured
from transforms.metadata.access import paywall_of

Make = Callable[..., Structured]


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "story", "paywalled"),
    [
        ("", {"isAccessibleForFree": False}, True),
        ("", {"isAccessibleForFree": "False"}, True),
        ("", {"isAccessibleForFree": "http://schema.org/False"}, True),
        ("", {"isAccessibleForFree": "no"}, True),
        ("", {"isAccessibleForFree": ["false"]}, True),
        ("", {"isAccessibleForFree": True}, False),
        ("", {"isAccessibleForFree": "true"}, False),
        ("", {"isAccessibleForFree": "perhaps"}, None),
        ("", {"hasPart": {"isAccessibleForFree": False, "cssSelector": ".paid"}}, True),
        ("", {"hasPart": [{"isAccessibleForFree": "True"}, {"isAccessibleForFree": "False"}]}, True),
        ("", {"isAccessibleForFree": True, "hasPart": [{"isAccessibleForFree": False}]}, False),
        (meta("article:content_tier", "locked"), {}, True),
        (meta("article:content_tier", "metered"), {"isAccessibleForFree": True}, True),
        (meta("article:content_tier", "free"), {}, False),
        (meta("article:content_tier", "free"), {"isAccessibleForFree": False}, True),
        (meta("isAccessibleForFree", "false"), {}, True),
        (meta("isAccessibleForFree", "true"), {}, False),
        (meta("cXenseParse:paywall", "hard"), {}, True),
        (meta("is_premium", "1"), {}, True),
        (meta("is_premium", "0"), {}, False),
        ("", {"headline": "A"}, None),
        ("", {}, None),
    ],
)
def test_whether_a_page_is_free(make_page: Make, head: str, story: dict[str, object], paywalled: bool | None) -> None:
    assert paywall_of(make_page(head, **story)).value is paywalled


def test_another_thing_of_the_page_may_say_so() -> None:
    from selectolax.lexbor import LexborHTMLParser

    from transforms.markup.structured import structured

    html = '<script type="application/ld+json">{"@type": "WebPage", "isAccessibleForFree": "False"}</script>'
    found = paywall_of(structured(LexborHTMLParser(html)))
    assert found.value is True
    assert found.confidence < 0.9
