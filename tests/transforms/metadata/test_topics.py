from collections.abc import Callable

import pytest

from transforms.markup.structured import Structured
from transforms.metadata.topics import LONGEST, MAX_TAGS, section_of, tags_of

Make = Callable[..., Structured]


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def crumbs(*names: str) -> dict[str, object]:
    items = [
        {"@type": "ListItem", "position": n, "item": {"@id": f"/{n}", "name": name}} for n, name in enumerate(names)
    ]
    return {"headline": "Ferry back", "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": items}}


@pytest.mark.parametrize(
    ("head", "story", "section", "source"),
    [
        (meta("article:section", "Politik"), {}, "Politik", "meta:article:section"),
        (meta("article:section", "Home") + meta("section", "Sport"), {}, "Sport", "meta:section"),
        ("", {"articleSection": "Kultur"}, "Kultur", "jsonld:articleSection"),
        ("", {"articleSection": ["Økonomi", "Havn"]}, "Økonomi", "jsonld:articleSection"),
        ("", {"articleSection": "World, Europe, Denmark"}, "World", "jsonld:articleSection"),
        (meta("parsely-section", "Money"), {}, "Money", "meta:section"),
        ("", crumbs("Startseite", "Regional", "Ferry back"), "Regional", "jsonld:breadcrumb"),
        ("", crumbs("Accueil", "Ferry back"), None, "none"),
        ("", {"articleSection": "Ferry back", "headline": "Ferry back"}, None, "none"),
        ("", crumbs("Regional"), "Regional", "jsonld:breadcrumb"),
        ("", crumbs("Ferry back"), None, "none"),
        ("", crumbs("Startseite", "Ferry back", "Harbour", "12 May"), "Harbour", "jsonld:breadcrumb"),
        ("", {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": {"name": "Harbour"}}}, "Harbour", "jsonld:breadcrumb"),
        ("", {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": ["x", 7, None, {"name": "Harbour"}]}}, "Harbour", "jsonld:breadcrumb"),
        ("", {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [{"name": "https://a.example"}, {"item": "/b"}]}}, None, "none"),
        (meta("og:article:section", "Harbour") + meta("section", "Sea"), {"articleSection": "Land"}, "Harbour", "meta:article:section"),
        (meta("section", "Sea"), {"articleSection": "Land"}, "Land", "jsonld:articleSection"),
        (meta("section", "Sea"), crumbs("Land", "Ferry back"), "Sea", "meta:section"),
        (meta("article:section", "/Harbour/ > Ferries"), {}, "Harbour/ > Ferries", "meta:article:section"),
        (meta("article:section", "x" * LONGEST), {}, "x" * LONGEST, "meta:article:section"),
        (meta("article:section", "x" * (LONGEST + 1)), {}, None, "none"),
        (meta("article:section", "!!!"), {}, None, "none"),
        (meta("article:section", "The Sound"), {}, None, "none"),
        (meta("article:section", "{$category}"), {}, None, "none"),
        ("", {}, None, "none"),
    ],
)  # fmt: skip
def test_the_section_of_a_page(
    make_page: Make, head: str, story: dict[str, object], section: str | None, source: str
) -> None:
    found = section_of(make_page(head, **story), "Ferry back", "The Sound")
    assert (found.value, found.source) == (section, source)


@pytest.mark.parametrize(
    ("head", "story", "tags"),
    [
        (meta("article:tag", "Ferry") + meta("article:tag", "Sea"), {}, ("Ferry", "Sea")),
        (meta("keywords", "ferry, sea ,, Ferry; storm"), {}, ("ferry", "sea", "storm")),
        (meta("news_keywords", "ferry|sea"), {}, ("ferry", "sea")),
        ("", {"keywords": ["Ferry", "Sea"]}, ("Ferry", "Sea")),
        ("", {"keywords": "Ferry,Sea"}, ("Ferry", "Sea")),
        ("", {"keywords": [{"@type": "DefinedTerm", "name": "Ferry"}]}, ("Ferry",)),
        (meta("article:tag", "Ferry"), {"keywords": ["ferry", "Harbour"]}, ("Ferry", "Harbour")),
        (meta("keywords", "船、港、海"), {}, ("船", "港", "海")),
        (meta("keywords", "tag:rss, type: news, Ferry, Lite:true"), {}, ("Ferry",)),
        (meta("keywords", "Tag:Ferry, Tag:Sea"), {}, ("Ferry", "Sea")),
        (meta("keywords", "{{ tag }}"), {}, None),
        (meta("keywords", "#ferry, -sea-, https://a.example/b"), {}, ("ferry", "sea")),
        (meta("keywords", "Politics, The Sound, Ferry"), {}, ("Ferry",)),
        (meta("keywords", "...,  , -"), {}, None),
        ("", {}, None),
    ],
)
def test_the_tags_of_a_page(make_page: Make, head: str, story: dict[str, object], tags: tuple[str, ...] | None) -> None:
    assert tags_of(make_page(head, **story), ("politics", "The Sound", None)).value == tags


@pytest.mark.parametrize(
    ("head", "story", "source", "sure"),
    [
        (meta("article:tag", "Ferry"), {"keywords": "Sea"}, "meta:article:tag", 0.9),
        (meta("og:article:tag", "Ferry"), {}, "meta:article:tag", 0.9),
        (meta("keywords", "Ferry"), {"keywords": "Sea"}, "jsonld:keywords", 0.9),
        (meta("keywords", "Ferry"), {"keywords": "{tag}"}, "meta:keywords", 0.7),
        (meta("parsely-tags", "Ferry"), {}, "meta:keywords", 0.7),
    ],
)
def test_where_tags_stand(make_page: Make, head: str, story: dict[str, object], source: str, sure: float) -> None:
    found = tags_of(make_page(head, **story), ())
    assert (found.source, found.confidence) == (source, sure)


def test_a_page_without_a_section_or_a_name_loses_no_tag(make_page: Make) -> None:
    assert tags_of(make_page(meta("keywords", "Ferry")), (None, "")).value == ("Ferry",)


def test_tags_are_bounded_in_number_and_length(make_page: Make) -> None:
    page = make_page(meta("keywords", ",".join(f"tag {number}" for number in range(200)) + "," + "x" * 100))
    tags = tags_of(page, ()).value
    assert tags is not None
    assert len(tags) == MAX_TAGS
    assert max(map(len, tags)) < 80
