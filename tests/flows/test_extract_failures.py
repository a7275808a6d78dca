from pathlib import Path

import pytest

from flows.extract import FileJob
from transforms import article
from transforms.context import Context

STORY = "The harbour council voted on Tuesday to rebuild the northern pier before winter, after a long debate. "


def _raise(*_: object, **__: object) -> object:
    raise OverflowError("+99:99")


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize(
    ("name", "page", "key"),
    [("page.txt", STORY * 4, "text"), ("page.html", "<html><body><p>Pier vote</p></body></html>", "rejected")],
    ids=["article", "refused"],
)
def test_what_a_record_had_to_do_without_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, page: str, key: str, evidence: bool
) -> None:
    for step in ("date_text", "date_html"):
        monkeypatch.setattr(article, step, _raise)
    (tmp_path / name).write_text(page)
    context = Context(pipeline_version="0", evidence=evidence)
    (record,), _ = FileJob(str(tmp_path / name), None, context).run(lambda _: None)
    assert key in record
    assert record["failures"] == [{"step": "dates", "rule": "error", "message": "OverflowError: +99:99"}]


def test_a_record_that_lacks_nothing_says_nothing_of_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(STORY * 4)
    (record,), _ = FileJob(str(page), None, Context(pipeline_version="0")).run(lambda _: None)
    assert "failures" not in record
