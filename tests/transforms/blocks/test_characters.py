import pytest

from transforms.blocks import characters as c


@pytest.mark.parametrize(
    ("char", "wanted"),
    [
        ("a", c.LOWER), ("ß", c.LOWER), ("A", c.UPPER), ("Ж", c.UPPER),
        ("ا", c.LETTER), ("ह", c.LETTER), ("ी", c.LETTER), ("가", c.LETTER),
        ("日", c.IDEOGRAPH), ("の", c.IDEOGRAPH), ("ก", c.IDEOGRAPH), ("7", c.DIGIT),
        ("٣", c.DIGIT), (".", c.STOP), ("。", c.STOP), ("؟", c.STOP),
        (",", c.COMMA), ("、", c.COMMA), ("“", c.QUOTE), ("»", c.QUOTE),
        ("-", c.DASH), ("•", c.DASH), ("|", c.DASH), ("(", c.BRACKET),
        ("©", c.SYMBOL), ("€", c.SYMBOL), ("😀", c.SYMBOL), (" ", c.SPACE),
        ("\xa0", c.SPACE), ("\u200b", c.SPACE), ("\n", c.BREAK), ("\r", c.BREAK),
        ("\u2028", c.BREAK),
    ],
)  # fmt: skip
def test_class_of_characters(char: str, wanted: int) -> None:
    assert c.CLASS_OF[c.codes_of(char)].tolist() == [wanted]


def test_one_code_a_character() -> None:
    text = "a😀\ud800é\U0010ffff"
    assert len(c.codes_of(text)) == len(text)
    assert c.codes_of(text).max() < c.PLANE


@pytest.mark.parametrize(("char", "wanted"), [("A", "a"), ("Ä", "ä"), ("a", "a"), ("1", "1"), ("İ", "İ")])
def test_lower_case_keeps_the_length(char: str, wanted: str) -> None:
    assert chr(c.LOWER_OF[ord(char)]) == wanted
