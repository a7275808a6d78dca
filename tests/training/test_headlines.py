import numpy as np
import pytest

from training.corpus import Flattened
from training.headlines import LOST, NEWS, OTHER, described, report
from training.logit import Sample
from transforms.blocks import headline, model

TITLE = "Museum buys the old ferry"
STORY = (
    "The harbour council has sold the old ferry to a museum in the capital, which wants to show it from May on.\n\n"
    "Its last captain, who steered the ferry for thirty years, said that he would miss the fog more than the boat.\n\n"
    "The museum pays half a million for it, and the council will spend the money on a new pier, the mayor said."
)


def page(text: str, *, flattener: str = "full", kind: str = "fundus", title: str | None = TITLE) -> Flattened:
    """A page of a set in one flattened form."""
    row = {"id": "a", "set": kind, "url": "https://news.example/a"}
    return Flattened(text=text, gold=STORY, title=title, flattener=flattener, row=row)


def samples(made: Flattened) -> list[Sample]:
    return list(described(made, model.networks()))


def test_the_right_candidate_is_the_line_of_the_title() -> None:
    (sample,) = samples(page(f"Home\n\nNews\n\n{TITLE}\n\n{STORY}\n\nContact"))
    assert sample.right.sum() == 1
    assert sample.rows.shape == (len(sample.right), len(headline.NAMES))
    assert not sample.right[-1]
    assert sample.rows[-1].tolist() == [0, 0, 0, 0, 1]


def test_a_title_with_the_name_of_its_site_is_right() -> None:
    (sample,) = samples(page(f"Home\n\nNews\n\n{TITLE} | The Pier Gazette\n\n{STORY}\n\nContact"))
    assert sample.right.any()


@pytest.mark.parametrize("flattener", LOST)
def test_where_the_title_is_lost_none_is_right(flattener: str) -> None:
    (sample,) = samples(page(STORY, flattener=flattener))
    assert sample.right.tolist()[-1:] == [True]
    assert not sample.right[:-1].any()


@pytest.mark.parametrize(
    "made",
    [
        page(f"Another headline\n\n{STORY}"),  # its title stands nowhere
        page(f"{TITLE}\n\n{STORY}", title=None),
        page(f"{TITLE}\n\n{STORY}", flattener="endless_full"),
        page(""),
    ],
)
def test_pages_that_teach_nothing(made: Flattened) -> None:
    assert samples(made) == []


def test_news_weigh_more_and_other_flatteners_less() -> None:
    text = f"Home\n\n{TITLE}\n\n{STORY}"
    weights = [
        samples(page(text, kind=kind, flattener=flattener))[0].weight
        for kind, flattener in (("fundus", "full"), ("wcxb", "full"), ("fundus", "lines"))
    ]
    assert weights == [NEWS, 1.0, NEWS * OTHER]


def test_report(capsys: pytest.CaptureFixture[str]) -> None:
    rows, none = np.zeros((2, len(headline.NAMES))), np.zeros((1, len(headline.NAMES)))
    right = Sample("news full", "a.example", rows, np.array([True, False]), np.array([True, False]), 1.0)
    wrong = Sample("news full", "b.example", rows, np.array([False, True]), np.array([False, True]), 1.0)
    empty = Sample("news clean", "c.example", none, np.array([True]), np.array([True]), 1.0)
    report([(right, np.array([3.0, 0.0])), (wrong, np.array([3.0, 0.0])), (empty, np.zeros(1))], 1.0)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].split()[1:] == ["clean", "pages", "1", "given", "0.000", "exact", "0.000"]
    assert printed[1].split()[1:] == ["full", "pages", "2", "given", "1.000", "exact", "0.500"]
    assert printed[2] == "said 0.95 to 0.99: right 0.50 of 2"
    assert len(printed) == 3  # of the page without a title nothing was said
