import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.markup.stray import untagged


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("The pier\nwill stay", "The pier\nwill stay"),
        ("<link rel=icon>The <b>pier</b>", "The pier"),
        ("Pier<br>stays<BR/>open", "Pier\nstays\nopen"),
        ("<h1>Pier stays</h1><p>It does.</p>", "\n\nPier stays\n\n\n\nIt does.\n\n"),
        ("<title>Pier stays</title>It does.", "\nIt does."),
        ("<STYLE>p { color: red }</style >It <script>if (a<b) go()</script>does.", "\nIt \ndoes."),
        ("<!-- a > b -->It does.<!doctype html>", "\nIt does."),
        ("crab &amp; cod, &#163;4", "crab & cod, £4"),
        ("a < b, c <d and <3", "a < b, c <d and <3"),
        ("The tag <script> is never <b>closed</b>.", "The tag  is never closed."),
        ("It stays <!-- so they say", "It stays <!-- so they say"),
    ],
)
def test_tags_and_code_go_and_lines_stay(html: str, text: str) -> None:
    assert untagged(html) == text


@given(st.text(st.sampled_from("ab \n.,0")))
def test_what_has_no_tags_stays_as_it_is(text: str) -> None:
    assert untagged(text) == text


@pytest.mark.parametrize("unit", ["<script ", "<!-- ", "<style>a</style", "<a ", "</", "<!"])
def test_what_is_never_closed_costs_no_more_than_its_length(unit: str) -> None:
    start = time.process_time()
    untagged(unit * 50_000)
    assert time.process_time() - start < 1
