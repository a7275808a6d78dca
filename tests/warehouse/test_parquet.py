from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from schemas.block import Block
from schemas.tables import TABLES
from warehouse.parquet import read_column, read_rows, write_rows

BLOCKS = st.builds(
    Block,
    document_id=st.text("abcdef0123456789", min_size=1, max_size=4),
    block_no=st.integers(0, 50),
    char_start=st.integers(0, 2**40),
    char_end=st.integers(0, 2**40),
    kind=st.sampled_from(["body", "title", "other"]),
    kept=st.booleans(),
    reason=st.text(max_size=20),
    score=st.floats(0, 1),
    language=st.none() | st.sampled_from(["en", "zh-Hant"]),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    block_hash=st.just("0" * 16),
)
TABLE = TABLES["blocks"]


@given(st.lists(BLOCKS, max_size=20, unique_by=lambda block: (block.document_id, block.block_no)), st.randoms())
def test_rows_come_back_and_their_order_does_not_matter(tmp_path_factory, blocks: list[Block], chance) -> None:
    folder: Path = tmp_path_factory.mktemp("parquet")
    shuffled = list(blocks)
    chance.shuffle(shuffled)
    write_rows(folder / "a.parquet", TABLE, blocks)
    write_rows(folder / "b.parquet", TABLE, shuffled)
    assert (folder / "a.parquet").read_bytes() == (folder / "b.parquet").read_bytes()
    assert read_rows(folder / "a.parquet", Block) == sorted(
        blocks, key=lambda block: (block.document_id, block.block_no)
    )


def test_tuples_and_nulls_survive(tmp_path: Path, make_article) -> None:
    article = make_article(authors=("Ana", "José"), url=None)
    write_rows(tmp_path / "a.parquet", TABLES["articles"], [article])
    assert read_rows(tmp_path / "a.parquet", type(article)) == [article]


def test_a_column_is_read_across_files_in_order(tmp_path: Path, make_article) -> None:
    paths = [tmp_path / "1.parquet", tmp_path / "2.parquet"]
    write_rows(paths[0], TABLES["articles"], [make_article("b" * 64), make_article("a" * 64)])
    write_rows(paths[1], TABLES["articles"], [])
    assert read_column(paths, "article_id") == ["a" * 64, "b" * 64]
    assert read_column([], "article_id") == []
