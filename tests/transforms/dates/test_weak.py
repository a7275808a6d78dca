from datetime import date

import pytest

from transforms.dates.claim import Claim
from transforms.dates.evidence import Evidence, ReadClaim
from transforms.dates.features import NAMES, Sight
from transforms.dates.reading import Reading
from transforms.dates.sight import Sighting
from transforms.dates.text import Scored
from transforms.dates.weak import LEAST_ASIDE, LEAST_BARE, LEAST_LOOSE, weak

DAY, OTHER = date(2025, 1, 16), date(2025, 1, 18)


def claimed(*kinds: str, day: date = DAY) -> tuple[ReadClaim, ...]:
    return tuple(ReadClaim(Claim("time", kind, "published", str(day), kind), Reading(day)) for kind in kinds)


def said(probability: float, day: date = DAY) -> tuple[Scored, ...]:
    sighting = Sighting(0, 10, "iso", (("ymd", day),), reading=Reading(day))
    return (Scored(Sight(sighting, None, (0.0,) * len(NAMES)), probability),)


@pytest.mark.parametrize(
    ("kinds", "probability", "doubted"),
    [
        (("time_aside",), LEAST_ASIDE - 0.01, True),
        (("time_aside",), LEAST_ASIDE, False),
        (("time_aside", "class_aside"), 0.0, True),
        (("class_plain",), LEAST_LOOSE - 0.01, True),
        (("class_plain",), LEAST_LOOSE, False),
        (("time_aside", "time_plain"), LEAST_LOOSE, False),
        ((), LEAST_BARE - 0.01, True),
        ((), LEAST_BARE, False),
        (("ld_news",), 0.0, False),
        (("time_aside", "meta_published"), 0.0, False),
        (("time_first",), 0.0, False),
        (("url",), 0.0, False),
        (("script_published",), 0.0, False),
    ],
)
def test_what_furniture_alone_states_must_look_likely_in_the_text(
    kinds: tuple[str, ...], probability: float, doubted: bool
) -> None:
    assert weak(Evidence(claimed(*kinds), texts=said(probability)), DAY) is doubted


def test_what_the_text_does_not_show_is_doubted() -> None:
    evidence = Evidence((*claimed("time_aside"), *claimed("ld_news", day=OTHER)), texts=said(0.9, OTHER))
    assert weak(evidence, DAY)
    assert not weak(evidence, OTHER)


def test_of_several_places_the_likeliest_counts() -> None:
    assert not weak(Evidence(claimed("time_aside"), texts=(*said(0.1), *said(0.9), *said(0.2))), DAY)


def test_nothing_is_doubted_before_the_text_is_looked_at() -> None:
    assert not weak(Evidence(claimed("time_aside")), DAY)
