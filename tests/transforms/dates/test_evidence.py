from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.dates.claim import KINDS, Claim, Role
from transforms.dates.evidence import MAX_RANK, NAMES, Evidence, ReadClaim, Shape, weigh
from transforms.dates.reading import Doubt, Reading
from transforms.dates.text import scored

DAY = date(2025, 1, 16)
SENTENCE = "The council met on Thursday and agreed on nothing at all, its speaker said after the session. "
STORY = f"Council agrees on nothing\nBy Ann Lee\nPublished: 16 January 2025\n\n{SENTENCE * 4}\n{SENTENCE * 3}"
TEXT = f"Menu\n{STORY}\n\nRead also\nMayor resigns\n3 January 2025"


def claim(kind: str, day: date = DAY, rank: int | None = None, precision: str = "day") -> ReadClaim:
    role: Role = "modified" if kind.endswith("modified") else "published"
    return ReadClaim(Claim("meta", kind, role, str(day), kind, rank), Reading(day, precision))  # type: ignore[arg-type]


def measured(evidence: Evidence, day: date = DAY, latest: date | None = None) -> dict[str, float]:
    rows = dict(weigh(evidence, latest))
    return dict(zip(NAMES, rows[day], strict=True))


def read(text: str, headline_at: tuple[int, ...] = ()) -> Evidence:
    found = scored(text, url=None, latest=None, language="en", home=None)
    return Evidence((), texts=tuple(found), headline_at=headline_at)


def test_every_kind_says_this_day_first_later_other_days_or_nothing() -> None:
    other = DAY + timedelta(days=1)
    row = measured(
        Evidence((claim("ld_news"), claim("time_plain", other), claim("time_plain"), claim("meta_dated", other)))
    )
    assert (row["ld_news"], row["time_plain"], row["meta_dated"], row["class_plain"]) == (1.0, 0.5, -1.0, 0.0)
    assert (row["claimed_days"], row["earliest"], row["latest"], row["support"]) == (2, 1, 0, 2)


@pytest.mark.parametrize(
    ("rank", "below", "above"), [(0, 0, 20), (3, 3, 20), (-1, 20, 1), (99, 20, 20), (None, 20, 20)]
)
def test_the_way_from_the_headline_in_dated_elements(rank: int | None, below: float, above: float) -> None:
    row = measured(Evidence((claim("time_plain", rank=rank),)))
    assert (row["rank_below"], row["rank_above"]) == (below, above)
    assert MAX_RANK == 20


def test_of_several_elements_the_nearest_counts() -> None:
    row = measured(Evidence((claim("time_plain", rank=7), claim("time_plain", rank=2), claim("class_plain", rank=-4))))
    assert (row["rank_below"], row["rank_above"]) == (2, 4)


def test_parts_and_months_give_no_day_to_weigh() -> None:
    assert weigh(Evidence((claim("ld_part"), claim("meta_dated", precision="month"))), None) == []


def test_a_day_of_the_text_is_measured_by_its_likeliest_place() -> None:
    row = measured(read(TEXT, (TEXT.index("Council"),)))
    assert row["text"] == row["text_best"] > 0.5
    assert (row["text_count"], row["text_days"], row["text_asked"], row["headlines"]) == (1, 2, 1, 1)
    assert (row["headline_between"], row["headline_way"] > 0) == (0, True)
    teaser = measured(read(TEXT, (TEXT.index("Council"),)), date(2025, 1, 3))
    assert teaser["text"] < row["text"]
    assert teaser["headline_way"] > row["headline_way"]
    assert (teaser["headline_between"], teaser["text_story_after"]) == (1, 0)


def test_without_a_headline_no_way_is_told() -> None:
    row = measured(read(TEXT))
    assert (row["headlines"], row["headline_way"], row["headline_between"]) == (0, 0, -1)


def test_a_day_the_text_does_not_show() -> None:
    found = read(TEXT)
    row = measured(Evidence((claim("ld_news", date(2024, 5, 5)),), texts=found.texts), date(2024, 5, 5))
    assert (row["text"], row["text_count"], row["text_days"], row["text_asked"]) == (0, 0, 2, 1)
    assert row["text_best"] > 0.5
    assert measured(Evidence((claim("ld_news"),)))["text_asked"] == 0


def test_what_kind_of_page_it_is() -> None:
    shape = Shape((2.0, 5.0, 1.0), (-1.0, 1.0), (9.0, 1.0))
    row = measured(
        Evidence((claim("time_first"), claim("time_aside", DAY - timedelta(days=1))), shape, asked_body=True)
    )
    assert (row["address_steps"], row["address_words"], row["address_number"]) == (2, 5, 1)
    assert (row["told_article"], row["told_described"], row["articles"], row["headings"]) == (-1, 1, 9, 1)
    assert (row["times"], row["time_days"], row["asides"], row["body_asked"]) == (2, 2, 1, 1)


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.one_of(st.none(), st.integers(-30, 30))), max_size=12
    ),
    st.booleans(),
)
def test_every_day_has_all_measures_once(found: list[tuple[str, int, int | None]], bounded: bool) -> None:
    claims = tuple(claim(kind, DAY + timedelta(days=shift), rank) for kind, shift, rank in found)
    rows = weigh(Evidence(claims), DAY + timedelta(days=9) if bounded else None)
    assert len({day for day, _ in rows}) == len(rows)
    assert all(len(measures) == len(NAMES) for _, measures in rows)
    assert all(isinstance(value, int | float) for _, measures in rows for value in measures)


def test_a_day_is_no_surer_than_the_order_of_its_figures() -> None:
    doubted = Reading(DAY, doubt=Doubt(DAY + timedelta(days=30), "dmy", 0.7))
    first = ReadClaim(Claim("time", "time_plain", "published", "01/16/2025", "time"), doubted)
    assert Evidence((first,)).surest == {DAY: 0.7}
    assert Evidence((first, claim("meta_published"))).surest == {DAY: 1.0}
    assert Evidence((first,)).known == frozenset()
    assert Evidence((first, claim("meta_published"))).known == {DAY}


def test_only_whole_days_are_known() -> None:
    assert Evidence((claim("meta_dated", precision="month"), claim("ld_part"))).known == frozenset()
