from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.markup.structured import Structured
from transforms.metadata.nodes import below
from transforms.metadata.standfirst import description_of, subtitle_of

Make = Callable[..., Structured]
TITLE = "The ferry is back"
SENTENCE = "After nine weeks in the dock the Ida sails the Sound again."


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


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><p>{SENTENCE}</p>",
        f'<h1>{TITLE}</h1><p class="lead">Too short</p>',
        f'<h1>{TITLE}</h1><p class="lead">{TITLE}</p>',
        f'<h1>{TITLE}</h1><p class="lead">{SENTENCE * 20}</p>',
        f'<h1>{TITLE}</h1><div class="leaderboard-ad">{SENTENCE}</div>',
        f'<h1>{TITLE}</h1><aside><p class="lead">{SENTENCE}</p></aside>',
        f'<h1>{TITLE}</h1><div class="related-stories"><p class="lead">{SENTENCE}</p></div>',
        f'<p class="lead">{SENTENCE}</p><h1>{TITLE}</h1>',
        f'<p class="lead">{SENTENCE}</p>',
    ],
)
def test_what_is_no_standfirst(make_page: Make, body: str) -> None:
    assert subtitle(make_page, body)[0] is None


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (SENTENCE, SENTENCE),
        ("The ferry is back!", None),
        ("Back", None),
        (f"{TITLE}, and all is well on the Sound", None),
    ],
)
def test_an_alternative_headline_stands_in(make_page: Make, other: str, text: str | None) -> None:
    assert subtitle(make_page, f"<h1>{TITLE}</h1>", alternativeHeadline=other)[0] == text


def test_the_description_is_that_for_others_to_show(make_page: Make) -> None:
    head = f'<meta name="description" content="For searches"><meta property="og:description" content="{SENTENCE}">'
    assert description_of(make_page(head)).value == SENTENCE
    assert description_of(make_page(description="Stated")).value == "Stated"
    assert description_of(make_page()).value is None
