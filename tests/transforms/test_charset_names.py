import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.charset_names import CODECS, LABELS, name_of

GIVEN = [
    ("UTF-8", "utf-8"),
    (" 'utf8' ", "utf-8"),
    ("ISO-8859-1", "windows-1252"),
    ("us-ascii", "windows-1252"),
    ("gbk", "gb18030"),
    ("GB2312", "gb18030"),
    ("Shift_JIS", "shift_jis"),
    ("windows-31j", "shift_jis"),
    ("ks_c_5601-1987", "euc-kr"),
    ("iso-8859-9", "windows-1254"),
    ("tis-620", "windows-874"),
    ("cp1251", "windows-1251"),
    ("win-1251", "windows-1251"),
    ("utf-16", "utf-8"),
    ("utf-7", None),
    ("hex", None),
    ("unicode_escape", None),
    ("\0", None),
    ("", None),
]


@pytest.mark.parametrize(("label", "name"), GIVEN)
def test_name_of(label: str, name: str | None) -> None:
    assert name_of(label) == name


def test_every_name_has_a_codec_and_knows_itself() -> None:
    assert set(LABELS.values()) <= set(CODECS)
    for name, codec in CODECS.items():
        assert "text".encode(codec).decode(codec) == "text"
        assert name_of(name) == name or name.startswith(("utf-16", "utf-32"))


@given(st.text())
def test_any_label_has_a_name_or_none(label: str) -> None:
    assert name_of(label) is None or name_of(label) in CODECS
