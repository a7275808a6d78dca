from collections.abc import Callable

import pytest

from transforms.markup.structured import Structured
from transforms.metadata.language import language_of

Make = Callable[..., Structured]


@pytest.mark.parametrize(
    ("root", "head", "story", "language", "source"),
    [
        ('lang="da"', "", {}, "da", "html:lang"),
        ('lang=" de-AT "', "", {}, "de-AT", "html:lang"),
        ('lang="pt_BR"', "", {}, "pt_BR", "html:lang"),
        ('lang="zh-Hant-HK"', "", {}, "zh-Hant-HK", "html:lang"),
        ('lang="<?php?>"', '<meta http-equiv="content-language" content="sv">', {}, "sv", "meta:content-language"),
        ("", "", {"inLanguage": "nb"}, "nb", "jsonld:inLanguage"),
        ("", '<meta property="og:locale" content="fr_CA">', {}, "fr_CA", "meta:og:locale"),
        ("", "", {}, None, "none"),
    ],
)
def test_the_language_a_page_declares(
    make_page: Make, root: str, head: str, story: dict[str, object], language: str | None, source: str
) -> None:
    found = language_of(make_page(head, root=root, **story))
    assert (found.value, found.source) == (language, source)
