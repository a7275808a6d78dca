"""Extraction without a lake: documents in, one JSON record each out."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from flows.fence import Died, Fence
from flows.inputs import STDIN, STDIN_URI, Met, in_memory, read_inputs
from flows.read import read_fenced
from flows.worker import Mark
from schemas.article import Article
from schemas.document import Document, Receipt
from schemas.failure import StepFailure
from schemas.rejection import Rejection, Rule
from transforms.context import Context
from transforms.formats import Source
from transforms.formats.jsonl import BadRow, payload_of
from transforms.formats.source import address_of, bad_date, bad_url, instant_of

Record = dict[str, Any]
MAX_MESSAGE = 300
SUFFIX = {"text/html": "page.html", "text/plain": "page.txt"}


@dataclass(frozen=True, slots=True)
class LineJob:
    """One line of a JSONL stream to one record; ``number`` counts the lines of the stream from 1."""

    line: str
    number: int
    context: Context

    def run(self, mark: Mark) -> Record:
        """Read the page that the line holds or points to; a line that makes no sense is an answer, too."""
        asked: object = None
        try:
            asked = json.loads(self.line)
            met = list(_asked(asked))
        except OSError as error:
            answer = _unread(Rule.UNREADABLE, f"{error.filename}: {error.strerror}")
        except BadRow as error:
            answer = _unread(error.rule, str(error))
        except json.JSONDecodeError as error:
            answer = _unread(Rule.BAD_RECORD, f"no JSON: {error}")
        except (ValueError, RecursionError) as error:
            answer = _unread(Rule.BAD_RECORD, f"{type(error).__name__}: {error}")
        else:
            answer = _first(met, self.context, mark)
        return _name_of(asked, self.number) | answer


@dataclass(frozen=True, slots=True)
class FileJob:
    """One file to the records of its documents; ``content`` is standard input, which no worker can reach."""

    path: str
    content: bytes | None
    context: Context

    def run(self, mark: Mark) -> tuple[list[Record], Counter[str]]:
        """Read every document of the file, and count the kinds of records that hold no page."""
        kinds = Counter[str]()
        met = self._met(lambda kind: kinds.update([kind]))
        return [_place(receipt) | _record(receipt, refusal, self.context, mark) for receipt, refusal in met], kinds

    def _met(self, skip: Callable[[str], None]) -> Iterator[Met]:
        if self.content is None:
            return read_inputs([Path(self.path)], skip=lambda _, kind: skip(kind))
        return in_memory(self.content, Source(uri=STDIN_URI, skip=skip))


def extract_lines(
    lines: Iterable[str], write: Callable[[str], None], fence: Fence, context: Context, workers: int
) -> None:
    """Answer every line with one record, in the order in which they are done; memory holds a line a worker."""
    source, sink = Lock(), Lock()
    stream = enumerate(lines, start=1)

    def _pump() -> None:
        while (numbered := _next(stream, source)) is not None:
            number, line = numbered
            answer = fence.call(LineJob(line, number, context))
            if isinstance(answer, Died):
                answer = _name_of(json.loads(line), number) | _of_death(answer)
            with sink:
                write(json.dumps(answer, ensure_ascii=False, default=_plain) + "\n")

    with ThreadPoolExecutor(max_workers=workers) as pool:
        for done in [pool.submit(_pump) for _ in range(workers)]:
            done.result()


def extract_file(path: str, fence: Fence, context: Context) -> list[str]:
    """Answer a file, or standard input for '-', with one record a document, in the order of the file."""
    content = sys.stdin.buffer.read() if path == STDIN else None
    answer = fence.call(FileJob(path, content, context))
    uri = path if content is None else STDIN_URI
    records, kinds = ([{"uri": uri, **_of_death(answer)}], {}) if isinstance(answer, Died) else answer
    if kinds:
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        print(f"copydesk: {uri}: {sum(kinds.values())} records hold no page: {told}", file=sys.stderr)
    return [json.dumps(record, ensure_ascii=False, default=_plain, indent=2) for record in records]


def _next(stream: Iterator[tuple[int, str]], lock: Lock) -> tuple[int, str] | None:
    with lock:
        return next((numbered for numbered in stream if numbered[1].strip()), None)


def _name_of(asked: object, number: int) -> Record:
    """Return the id that a line gives itself; one that gives none is known by its number."""
    name = asked.get("id") if isinstance(asked, dict) else None
    return {"id": name} if name is not None else {"id": None, "line": number}


def _asked(question: Any) -> Iterator[tuple[Receipt | Document, Rejection | None]]:
    """Return what a line asks for: a page by its path, or as the rows of a JSONL file hold it.

    An address or an instant that is none is left out and among the repairs, as a run has it. Raises ValueError,
    BadRow among them, where a line asks for no page.
    """
    if not isinstance(question, dict):
        raise BadRow("the line is no JSON object")
    uri, url, fetched_at = question.get("path"), question.get("url"), question.get("fetched_at")
    if "path" not in question:
        content, media_type = payload_of(question)
        uri = SUFFIX[media_type]
    elif isinstance(uri, str):
        content = Path(uri).read_bytes()
    else:
        raise BadRow("path is no string")
    mended = (*bad_date(fetched_at), *bad_url(url))
    for receipt, refusal in in_memory(content, Source(uri=uri, url=address_of(url), fetched_at=instant_of(fetched_at))):
        yield replace(receipt, repairs=tuple(sorted({*receipt.repairs, *mended}))), refusal


def _first(met: list[tuple[Receipt | Document, Rejection | None]], context: Context, mark: Mark) -> Record:
    if not met:
        return _refused(Rule.EMPTY, "no document", stage="land")
    return _record(*met[0], context, mark)


def _place(receipt: Receipt | Document) -> Record:
    return {"uri": receipt.uri, "record_no": receipt.record_no, "document_id": receipt.document_id}


def _record(receipt: Receipt | Document, refusal: Rejection | None, context: Context, mark: Mark) -> Record:
    if not isinstance(receipt, Document):
        refused = _of_rejection(refusal) if refusal else _refused(Rule.UNREADABLE, "no document", stage="land")
        return refused | _mended(receipt.repairs)
    mark(receipt.document_id)
    reading = read_fenced(receipt, replace(context, landed_at=datetime.now(UTC)), {})
    mark(None)
    besides = {"failures": [_failure(one) for one in reading.failures]} if reading.failures else {}
    besides |= _mended(reading.document.repairs)
    if isinstance(reading.outcome, Article):
        return asdict(reading.outcome) | besides
    refused = _of_rejection(reading.outcome) | besides
    told, published = reading.language, reading.published  # what holds no article may have a language and a date still
    if told:
        refused |= {"language": told.tag, "language_confidence": told.confidence}
    if published:
        refused |= {f"published_{name}": value for name, value in asdict(published).items()}
    return refused


def _mended(repairs: tuple[str, ...]) -> Record:
    return {"repairs": list(repairs)} if repairs else {}


def _failure(one: StepFailure) -> Record:
    return {"step": one.step, "rule": one.rule, "message": one.message}


def _unread(rule: Rule, message: str) -> Record:
    return _refused(rule, message[:MAX_MESSAGE], stage="land")


def _of_death(died: Died) -> Record:
    return _refused(died.rule, died.message, stage="transform") | {"document_id": died.document_id}


def _of_rejection(rejection: Rejection) -> Record:
    told = _refused(rejection.rule, rejection.message, stage=rejection.stage)
    return told | {"document_id": rejection.document_id}


def _refused(rule: str, message: str, *, stage: str) -> Record:
    """Return a refusal in the columns of the table of quarantine, and in one sentence."""
    return {"rejected": f"{rule}: {message}", "stage": stage, "rule": str(rule), "message": message}


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def to_stdout(text: str) -> None:
    """Write to standard output at once, so that a reader of the stream is never kept waiting."""
    sys.stdout.write(text)
    sys.stdout.flush()
