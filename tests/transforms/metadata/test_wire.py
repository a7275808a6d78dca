from collections.abc import Callable, Sequence

import pytest

from transforms.markup.structured import Structured
from transforms.metadata.wire import agency_in

Make = Callable[..., Structured]


@pytest.mark.parametrize(
    ("head", "story", "named", "opening", "agency", "source"),
    [
        ("", {}, ("AFP",), "", "AFP", "author"),
        ("", {}, ("AFP",), "BERLIN (dpa) - Die Fähre", "AFP", "author"),
        ("", {"sourceOrganization": {"name": "Reuters"}}, (), "", "Reuters", "jsonld:source"),
        ("", {"copyrightHolder": "The Associated Press"}, (), "", "AP", "jsonld:source"),
        ("", {"publisher": {"name": "The Sound"}}, (), "", None, "none"),
        ("", {}, (), "BERLIN (dpa) - Die Fähre fährt", "dpa", "dateline"),
        ("", {"articleBody": "PARIS (AFP) - Le ferry"}, (), "", "AFP", "dateline"),
        ('<meta name="copyright" content="© 2025 AFP">', {}, (), "", "AFP", "meta:copyright"),
        ('<meta name="source" content="ANSA">', {}, (), "", "ANSA", "meta:copyright"),
        ("", {"articleBody": "x" * 100 + " (AFP) - Le ferry"}, (), "", "AFP", "dateline"),
        ("", {"articleBody": "PARIS (AFP) - Le ferry"}, (), "BERLIN (dpa) - Die Fähre", "dpa", "dateline"),
        ("", {"creditText": "Reuters"}, (), "BERLIN (dpa) - Die Fähre", "Reuters", "jsonld:source"),
        ('<meta name="copyright" content="© 2025 AFP">', {}, (), "BERLIN (dpa) - Die Fähre", "dpa", "dateline"),
        (
            '<meta name="copyright" content="© The Sound"><meta name="source" content="© dpa">',
            {},
            (),
            "",
            "dpa",
            "meta:copyright",
        ),
        (
            '<meta name="copyright" content="© 2025 AFP"><meta name="agency" content="dpa">',
            {},
            (),
            "",
            "dpa",
            "meta:copyright",
        ),
        ("", {}, (), "The ferry is back.", None, "none"),
    ],
)
def test_the_agency_of_a_story(
    make_page: Make, head: str, story: dict[str, object], named: Sequence[str], opening: str, agency: str | None, source: str
) -> None:  # fmt: skip
    found = agency_in(make_page(head, **story), named, opening)
    assert (found.value, found.source) == (agency, source)
