import pytest

from transforms.dates.labels import _TABLE, label_after, label_before


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Published: ", "published"), ("Published\non\n", "published"), ("Veröffentlicht am ", "published"),
        ("Publié le ", "published"), ("Опубликовано: ", "published"), ("发布时间：", "published"),
        ("公開日：", "published"), ("입력 ", "published"), ("تاريخ النشر: ", "published"), ("เผยแพร่เมื่อ ", "published"),
        ("Last updated on ", "modified"), ("Zuletzt aktualisiert am ", "modified"), ("Mis à jour le ", "modified"),
        ("Обновлено ", "modified"), ("更新日:", "modified"), ("최종수정 ", "modified"), ("UPDATED | ", "modified"),
        ("Copyright ", "event"), ("Member since ", "event"), ("gültig bis ", "event"),
        ("He met her there and ", None), ("", None),
    ],
)  # fmt: skip
def test_label_before(before: str, role: str | None) -> None:
    text = f"{before}16.01.2025"
    assert label_before(text, len(before))[0] == role


@pytest.mark.parametrize(
    ("after", "role"),
    [(" tarihinde", None), (" 公開", "published"), (" 更新", "modified"), ("\nPublished", None), ("", None)],
)
def test_label_after(after: str, role: str | None) -> None:
    assert label_after(f"16.01.2025{after}", 10) == role


def test_labels_in_forty_languages() -> None:
    assert len(_TABLE["published"]) >= 40


@pytest.mark.parametrize(
    ("role", "phrase"),
    [(role, p) for role in ("published", "modified") for ps in _TABLE[role].values() for p in ps],
)
def test_every_phrase_is_found(role: str, phrase: str) -> None:
    found, words = label_before(f"{phrase}: 16.01.2025", len(phrase) + 2)
    assert found in ("published", "modified") or len(phrase) > 40
    assert words > 0 or len(phrase) > 40
    assert role in ("published", "modified")
