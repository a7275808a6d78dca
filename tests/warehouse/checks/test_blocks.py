from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check_rows import ARTICLE, BLOCK, A, B, model, refused
from schemas.block import Block


def spans(*ends: tuple[int, int], kept: bool = True) -> list[Block]:
    return [replace(BLOCK, block_no=no, char_start=a, char_end=b, kept=kept) for no, (a, b) in enumerate(ends)]


@pytest.mark.parametrize(
    ("blocks", "gap", "overlap", "kept"),
    [
        (spans((0, 10)), 0, 0, True),
        (spans((0, 10), (10, 25), (25, 30)), 0, 0, True),
        (spans((2, 10)), 2, 0, True),
        (spans((0, 10), (13, 20)), 3, 0, True),
        (spans((0, 10), (6, 20)), 0, 4, True),
        (spans((0, 10), (2, 4), (10, 12)), 0, 8, True),
        (spans((0, 20), (10, 5)), 0, 15, True),
        (spans((10, 20), (0, 10)), 10, 20, True),
        (spans((0, 10), kept=False), 0, 0, False),
        ([], 0, 0, False),
    ],
)
def test_blocks(blocks: list[Block], gap: int, overlap: int, kept: bool) -> None:
    found = model("blocks", {"articles": [ARTICLE], "blocks": blocks}).to_pylist()
    assert found == [{"document_id": A, "gap_chars": gap, "overlap_chars": overlap, "story_is_kept": kept}]


def test_blocks_of_a_refused_page_need_keep_nothing() -> None:
    found = model("blocks", {"blocks": spans((0, 10), kept=False), "rejections": [refused(A, "transform")]})
    assert found["story_is_kept"].to_pylist() == [True]


def test_blocks_are_judged_per_document() -> None:
    other = [replace(block, document_id=B) for block in spans((0, 7), (8, 9))]
    found = model("blocks", {"blocks": [*spans((0, 10)), *other]})
    assert found["gap_chars"].to_pylist() == [0, 1]


def cut_points(points: set[int]) -> list[tuple[int, int]]:
    edges = [0, *sorted(points)]
    return list(zip(edges, edges[1:], strict=False))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(1, 200), min_size=1, max_size=8), st.data())
def test_any_cutting_is_whole_and_any_lost_block_is_a_gap(points: set[int], data: st.DataObject) -> None:
    pieces = cut_points(points)
    assert model("blocks", {"blocks": spans(*pieces)})["gap_chars"].to_pylist() == [0]
    if len(pieces) > 1:
        lost = data.draw(st.integers(0, len(pieces) - 2))
        left = [piece for no, piece in enumerate(pieces) if no != lost]
        (row,) = model("blocks", {"blocks": spans(*left)}).to_pylist()
        assert (row["gap_chars"], row["overlap_chars"]) == (pieces[lost][1] - pieces[lost][0], 0)
