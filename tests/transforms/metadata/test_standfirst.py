from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured
from transforms.metadata.nodes import below
from transforms.metadata.standfirst import LONGEST, SHORTEST, description_of, subtitle_of

Make = Callable[..., Structured]
TITLE = "The ferry is back"
SENTENCE = "After nine weeks in the dock the Ida sails the Sound again."
META = '<meta name="{}" content="{}">'


def subtitle(make_page: Make, body: str, head: str = "", **story: object) -> tuple[str | None, float]:
    tree = LexborHTMLParser(f"<body>{body}</body>")
    found = subtitle_of(make_page(head, **story), below(tree.css_first("h1")), TITLE)
    return found.value, found.confidence


@pytest.mark.parametrize(
    "element",
    [
        '<p class="standfirst">{}</p>', '<h2 class="article__subtitle">{}</h2>', '<div class="sub-head">{}</div>',
        '<p class="c-dek">{}</p>', '<p class="vorspann">{}</p>', '<p class="chapo">{}</p>', '<p class="bajada">{}</p>',
        '<p class="entradilla"><b>{}</b></p>', '<p class="ingress">{}</p>', '<p class="subline intro">{}</p>',
    ],
)  # fmt: skip
def test_a_standfirst_is_told_by_its_class(make_page: Make, element: str) -> None:
    text, sure = subtitle(make_page, f"<h1>{TITLE}</h1>{element.format(SENTENCE)}<p>The story.</p>")
    assert text == SENTENCE
    assert sure == 0.75


@pytest.mark.parametrize(
    "element",
    [
        '<div class="intro"><p>{}</p></div>', '<p class="post-excerpt">{}</p>', '<p class="article-summary">{}</p>',
        '<div itemprop="description">{}</div>', '<div class="Lead-text">{}</div>', '<p class="lead">{}</p>',
    ],
)  # fmt: skip
def test_one_of_a_vague_name_needs_the_description(make_page: Make, element: str) -> None:
    body = f"<h1>{TITLE}</h1>{element.format(SENTENCE)}"
    assert subtitle(make_page, body)[0] is None
    assert subtitle(make_page, body, f'<meta property="og:description" content="{SENTENCE}">') == (SENTENCE, 0.95)


def test_it_is_surer_where_the_description_says_the_same(make_page: Make) -> None:
    body = f'<h1>{TITLE}</h1><p class="lead">Another long introduction here.</p><p class="intro">{SENTENCE}</p>'
    head = f'<meta name="description" content="{SENTENCE} And more.">'
    assert subtitle(make_page, body, head) == (SENTENCE, 0.95)


STANDFIRST = '<p class="standfirst">{}</p>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (f"<h1>{TITLE}</h1>{STANDFIRST.format(SENTENCE)}", True),
        (f"<h1>{TITLE}</h1><p>{SENTENCE}</p>", False),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format('x' * (SHORTEST - 1))}", False),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format('x' * SHORTEST)}", True),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format('x' * LONGEST)}", True),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format('x' * (LONGEST + 1))}", False),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format(TITLE + ', and all the town is on the quay')}", False),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format('the  FERRY is Back, at last')}", False),
        (f'<h1>{TITLE}</h1><div class="leaderboard-ad">{SENTENCE}</div>', False),
        (f"<h1>{TITLE}</h1><aside>{STANDFIRST.format(SENTENCE)}</aside>", False),
        (f'<h1>{TITLE}</h1><div class="related-stories">{STANDFIRST.format(SENTENCE)}</div>', False),
        (f"<h1>{TITLE}</h1>{STANDFIRST.format('Too short')}{STANDFIRST.format(SENTENCE)}", True),
        (f"{STANDFIRST.format(SENTENCE)}<h1>{TITLE}</h1>", False),
        (STANDFIRST.format(SENTENCE), False),
    ],
)
def test_what_is_a_standfirst(make_page: Make, body: str, shown: bool) -> None:
    assert (subtitle(make_page, body)[0] is not None) is shown


def test_of_several_the_first_is_shown(make_page: Make) -> None:
    body = f"<h1>{TITLE}</h1>{STANDFIRST.format(SENTENCE)}{STANDFIRST.format('Quite another sentence stands here.')}"
    assert subtitle(make_page, body) == (SENTENCE, 0.75)
    assert subtitle(make_page, body, alternativeHeadline="A headline for the searches of the world.") == (
        SENTENCE,
        0.75,
    )


def test_a_page_without_a_title_may_have_a_standfirst(make_page: Make) -> None:
    tree = LexborHTMLParser(f"<h1></h1>{STANDFIRST.format(SENTENCE)}")
    assert subtitle_of(make_page(), below(tree.css_first("h1")), None).value == SENTENCE


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (SENTENCE, SENTENCE),
        ("The ferry is back!", None),
        ("Back", None),
        (f"{TITLE}, and all is well on the Sound", None),
        ("x" * SHORTEST, None),
        ("x" * (SHORTEST + 1), "x" * (SHORTEST + 1)),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), None),
    ],
)
def test_an_alternative_headline_stands_in(make_page: Make, other: str, text: str | None) -> None:
    assert subtitle(make_page, f"<h1>{TITLE}</h1>", alternativeHeadline=other)[0] == text


@pytest.mark.parametrize(
    ("head", "story", "text", "source"),
    [
        (META.format("description", "For searches") + META.format("og:description", SENTENCE), {}, SENTENCE, "meta:og:description"),
        (META.format("description", "For searches"), {"description": "Stated"}, "Stated", "jsonld:description"),
        (META.format("og:description", SENTENCE), {"description": "Stated"}, SENTENCE, "meta:og:description"),
        ("", {"abstract": "In short"}, "In short", "jsonld:description"),
        (META.format("description", "For searches"), {}, "For searches", "meta:description"),
        (META.format("twitter:description", "For birds"), {}, "For birds", "meta:description"),
        (META.format("description", "x" * (LONGEST + 1)), {}, "x" * LONGEST, "meta:description"),
        ("", {}, None, "none"),
    ],
)  # fmt: skip
def test_the_description_is_that_for_others_to_show(
    make_page: Make, head: str, story: dict[str, object], text: str | None, source: str
) -> None:
    found = description_of(make_page(head, **story))
    assert (found.value, found.source) == (text, source)
