import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.proxied import header_of, laid_out

URL = "https://tide.example/2024/harbour"
TOP = f"Title: Harbour reopens | The Tide\n\nURL Source: {URL}\n\n"


@pytest.mark.parametrize(
    ("text", "url", "time", "of_story", "below"),
    [
        (f"{TOP}Markdown Content:\nHarbour", URL, None, False, "\nHarbour"),
        (f"{TOP}Published Time: 2024-05-12T08:30:00Z\n\nMarkdown Content:\nA", URL, "2024-05-12T08:30:00Z", True, "\nA"),
        (f"{TOP}Published Time: 2024-05-12\n\nHarbour", URL, "2024-05-12", True, "\n\nHarbour"),
        (
            f"{TOP}Published Time: Thu, 16 May 2024 03:17:08 GMT\n\nMarkdown Content:\nA",
            URL, "Thu, 16 May 2024 03:17:08 GMT", False, "\nA",
        ),
        (
            f"{TOP}Published Time: 2024-05-12T08:30:00Z\n\nNumber of Pages: 12\n\nMarkdown Content:\nA",
            URL, "2024-05-12T08:30:00Z", False, "\nA",
        ),
        (f"{TOP}Warning: Target URL returned error 404\n\nMarkdown Content:\nA", URL, None, False, "\nA"),
        (f"URL Source: {URL}?utm_source=x#top\nPublished Time: 2024-05-12\nA", URL, "2024-05-12", True, "\nA"),
        (f"Title: A\r\nURL Source: {URL}\r\nMarkdown Content:\r\nB", URL, None, False, "\r\nB"),
        (
            f"Title: A URL Source: {URL} Published Time: 2024-05-12T08:30:00+02:00 Markdown Content: B",
            URL, "2024-05-12T08:30:00+02:00", True, " B",
        ),
        (f"Title: Title: URL Source: what is it?\nURL Source: {URL}\nB", URL, None, False, "\nB"),
        ("Title: A\n\nURL Source: https://a b/\n\nB", "https://a", None, False, " b/\n\nB"),
        ("Title: A\n\nURL Source: https://[a\n\nB", None, None, False, "\n\nB"),
        (f"Title: A\n\nURL Source: {URL}\n\nPublished Time:\n\nB", URL, None, False, "\n\nPublished Time:\n\nB"),
    ],
)  # fmt: skip
def test_what_a_header_states(text: str, url: str | None, time: str | None, of_story: bool, below: str) -> None:
    header = header_of(text)
    assert header is not None
    assert (header.url, header.time, header.of_story) == (url, time, of_story)
    assert text[header.end :] == below
    assert time is None or text[header.time_at :].startswith(time)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Title: A",
        f"Harbour reopens\n\nTitle: A\n\nURL Source: {URL}",
        "Title: A\n\nURL Source:",
        "Title: A\n\nURL Source: javascript:alert(1)\n\nB",
        f"Title: A\n\nSubtitle: B\n\nURL Source: {URL}",
        f"Title: {'a' * 700}\n\nURL Source: {URL}",
    ],
)
def test_what_is_no_header(text: str) -> None:
    assert header_of(text) is None


@given(st.text(), st.sampled_from(["Title: ", "URL Source: ", f"{TOP}Published Time: ", TOP]))
def test_a_header_lies_within_its_text(text: str, opening: str) -> None:
    header = header_of(opening + text)
    assert header is None or (
        header.time_at <= header.end <= len(opening + text) and (header.url or "h").startswith("h")
    )


@pytest.mark.parametrize(
    ("text", "wanted", "lines"),
    [
        (
            f"Title: A b URL Source: {URL} Published Time: 2024-05-12 Markdown Content: C URL Source: d",
            f"Title: A b\nURL Source: {URL}\nPublished Time: 2024-05-12\nMarkdown Content:\nC URL Source: d", 4,
        ),
        (f"URL Source: {URL} The pier is open.", f"URL Source: {URL}\nThe pier is open.", 1),
        (f"URL Source: {URL}", f"URL Source: {URL}", 1),
        (f"{TOP}Markdown Content: A URL Source: b", f"{TOP}Markdown Content: A URL Source: b", 3),
    ],
)  # fmt: skip
def test_a_header_in_one_line_with_its_page_is_laid_out(text: str, wanted: str, lines: int) -> None:
    header = header_of(text)
    assert header is not None
    assert laid_out(text, header) == (wanted, lines)
    assert header_of(wanted) == header
