"""What a page declares, against what its text shows."""

import pytest

from transforms.language import Language, decide
from transforms.language.declared import FILLED, FILLED_ENGLISH, declared_tag


def shown(tag: str, confidence: float, *votes: str) -> Language:
    return Language(tag=tag, confidence=confidence, votes=votes)


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        (None, None), ("", None), ("  ", None), ("und", None), ("mul", None), ("english", None),
        ("{{lang}}", None),
        ("en", "en"), ("EN", "en"), ("en-US", "en"), ("en_GB", "en"), (" de ", "de"), ("no", "nb"),
        ("nb-NO", "nb"),
        ("nn", "nn"), ("iw", "he"), ("zh", "zh"), ("zh-CN", "zh-Hans"), ("zh_TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"), ("sr-Latn", "sr-Latn"), ("sr-Latn-RS", "sr-Latn"), ("sr", "sr"),
        ("es-419", "es"),
        ("en-US,en", "en"), ("haw", "haw"),
    ],
)  # fmt: skip
def test_declared_tag(declared: str | None, tag: str | None) -> None:
    assert declared_tag(declared) == tag


@pytest.mark.parametrize(
    ("language", "declared", "decided"),
    [
        (shown("en", 0.99), None, ("en", 0.99, None)),
        (shown("en", 0.99), "en-US", ("en", 0.99, True)),
        (shown("es", 0.99, "cld2=en:0.90"), "en", ("es", 0.99, False)),
        (shown("id", 0.50, "cld2=ms:0.97"), "ms-MY", ("ms", 0.50, True)),
        (shown("id", 0.50, "cld2=id:0.97"), "ms-MY", ("id", 0.50, False)),
        (shown("und", 0.0), "fr", ("fr", FILLED, None)),
        (shown("und", 0.0), "en", ("en", FILLED_ENGLISH, None)),
        (shown("und", 0.0), "x", ("und", 0.0, None)),
        (shown("nn", 0.99), "no", ("nn", 0.99, True)),
        (shown("zh-Hans", 0.99), "zh", ("zh-Hans", 0.99, True)),
        (shown("mul", 0.60), "en", ("mul", 0.60, False)),
    ],
)
def test_decide(language: Language, declared: str | None, decided: tuple[str, float, bool | None]) -> None:
    assert decide(language, declared) == decided
