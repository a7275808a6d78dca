import json
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
        (meta("article:content_tier", "PAID"), {}, True),
        (meta("article:content_tier", "perhaps"), {"isAccessibleForFree": True}, False),
        (meta("premium", "no idea") + meta("paid", "yes"), {}, True),
        (meta("paywall", " Ja "), {}, True),
        ("", {"isAccessibleForFree": [None, "unknown", "True"]}, False),
        ("", {"isAccessibleForFree": False, "hasPart": [{"isAccessibleForFree": True}]}, True),
        ("", {"hasPart": [{"isAccessibleForFree": True}]}, None),
        ("", {"hasPart": ["a part", {"isAccessibleForFree": "false"}]}, True),
        ("", {"isAccessibleForFree": "https://schema.org/False "}, True),
        ("", {"headline": "A"}, None),
        ("", {}, None),
    ],
)
def test_whether_a_page_is_free(make_page: Make, head: str, story: dict[str, object], paywalled: bool | None) -> None:
    assert paywall_of(make_page(head, **story)).value is paywalled


@pytest.mark.parametrize(
    ("stated", "paywalled"),
    [
        ({"@type": "WebPage", "isAccessibleForFree": "False"}, True),
        ({"@type": "WebPage", "isAccessibleForFree": "True"}, None),
        # a story of another page says nothing of this one
        ({"@type": "Article", "url": "https://b.example/story", "isAccessibleForFree": "False"}, None),
    ],
)
def test_another_thing_of_the_page_may_say_so(make_page: Make, stated: dict[str, str], paywalled: bool | None) -> None:
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    found = paywall_of(make_page(script))
    assert found.value is paywalled
    assert found.confidence < 0.9


def test_it_is_surest_where_the_page_locks_its_story(make_page: Make) -> None:
    locked, paid, free = (
        paywall_of(make_page(meta("article:content_tier", tier))).confidence for tier in ("locked", "paid", "free")
    )
    by_name = paywall_of(make_page(meta("paid", "1"))).confidence
    assert locked > free > paid > by_name
