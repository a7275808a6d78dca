import pytest

from training.domains import FOLDS, domain, fold


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.sound.example/a", "sound.example"),
        ("https://www.sound.co.uk/a", "sound.co.uk"),
        ("https://www.taz.de/a", "www.taz.de"),
        (None, "page-1"),
    ],
)
def test_the_domain_of_a_page(url: str | None, name: str) -> None:
    assert domain({"url": url, "id": "page-1"}) == name


def test_pages_of_a_domain_are_in_one_fold_that_never_changes() -> None:
    rows = [{"url": f"https://site-{number}.example/a", "id": ""} for number in range(8)]
    assert [fold(row) for row in rows] == [fold(row | {"url": row["url"] + "/other"}) for row in rows]
    assert {fold(row) for row in rows} <= set(range(FOLDS))
    assert fold({"url": "https://www.sound.example/a", "id": ""}) == 0
