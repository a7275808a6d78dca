import pytest

from benchmarks.names import furniture_names, names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ellen Hartwig met Martin Osei", {"Ellen Hartwig", "Martin Osei"}),
        ("Ellen\nHartwig", set()),
        ("the mayor", set()),
        ("Élodie Ávila", {"Élodie Ávila"}),
    ],
)
def test_names(text: str, wanted: set[str]) -> None:
    assert names(text) == wanted


def test_names_of_story_and_title_are_no_furniture() -> None:
    page = "Latest News\nJane Roe wins\nEllen Hartwig met Martin Osei"
    assert furniture_names(page, "Ellen Hartwig met Martin\nOsei", "Jane Roe wins") == {"Latest News"}
