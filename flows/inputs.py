"""Inputs: what the arguments of a run name, opened so that nothing a folder may hold can stop the run."""

import glob
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from schemas.document import Document, Receipt
from schemas.rejection import Rejection, Rule
from transforms.formats import FORMATS, Refused, Source, read
from transforms.formats.source import unheard

STDIN, STDIN_URI = "-", "stdin:"
SUFFIXES = frozenset(suffix for form in FORMATS for suffix in form.suffixes)
Met = tuple[Receipt | Document, Rejection | None]


class NoInputs(ValueError):
    """An argument names nothing that could be read."""


def discover(arguments: Sequence[str]) -> list[Path | str]:
    """Return the files that files, folders and patterns name, each once, sorted; '-' stands for standard input.

    Raises NoInputs for a path that does not exist, a pattern that matches nothing and a folder without files.
    """
    found = {path: None for argument in arguments for path in _expand(argument)}
    return sorted(found, key=str)


def read_inputs(
    paths: Sequence[Path | str], *, fetched_at: datetime | None = None, skip: Callable[[str, str], None] | None = None
) -> Iterator[Met]:
    """Read every record of every file; what cannot be opened comes as a receipt with its rejection.

    ``skip`` is told the file and the kind of every record that holds no page.
    """
    for path in paths:
        uri = STDIN_URI if path == STDIN else uri_of(Path(path))
        heard = partial(skip, uri) if skip else unheard
        yield from _read_one(path, Source(uri=uri, fetched_at=fetched_at, skip=heard))


def _expand(argument: str) -> Sequence[Path | str]:
    if argument == STDIN:
        return [STDIN]
    path = Path(argument)
    if path.is_dir() and not path.is_symlink():
        below = list(_walk(path))
        if not below:
            raise NoInputs(f"{argument}: the folder holds no file; name a folder with pages, archives or JSONL files")
        return below
    if os.path.lexists(path):
        return [path]
    matches = [
        match
        for name in sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for match in _expand(name)
    ]
    if not matches:
        raise NoInputs(f"{argument}: no such file or folder, and no file matches it as a pattern")
    return matches


def _walk(folder: Path) -> Iterator[Path]:
    """Yield everything below a folder that is not itself a folder; a folder named like a page counts when empty."""
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        path = Path(entry.path)
        if not entry.is_dir(follow_symlinks=False) or (
            not (below := list(_walk(path))) and path.suffix.lower() in SUFFIXES
        ):
            yield path
        else:
            yield from below


def uri_of(path: Path) -> str:
    """Return a path as it is kept: relative to the working folder where it lies below it, always printable UTF-8."""
    absolute, here = Path(os.path.normpath(Path.cwd() / path)), Path.cwd()  # resolve() would follow links
    shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return shown.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _read_one(path: Path | str, source: Source) -> Iterator[Met]:
    if path == STDIN:
        yield from _met(sys.stdin.buffer, source)
        return
    path = Path(path)
    problem = _problem(path)
    if problem is None:
        yield from _read_file(path, source)
    else:
        yield _refuse(source, 0, *problem)


def _problem(path: Path) -> tuple[Rule, str] | None:
    """Return why a path must not even be opened: a pipe would block for ever, a link may lead anywhere."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return Rule.BAD_NAME, "the file's name is not UTF-8"
    try:
        facts = path.stat()
    except OSError as error:
        return Rule.NOT_REGULAR_FILE, f"cannot be followed: {error.strerror}"
    if not stat.S_ISREG(facts.st_mode):
        return Rule.NOT_REGULAR_FILE, "a folder, pipe, socket or device, not a regular file"
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        return Rule.NOT_REGULAR_FILE, "a link that leads out of its folder"
    return None


def _read_file(path: Path, source: Source) -> Iterator[Met]:
    """Read a file's records; where the operating system fails, the rest of it is refused."""
    last = -1
    try:
        for receipt, rejection in _read_steady(path, source):
            last = receipt.record_no
            yield receipt, rejection
    except OSError as error:
        yield _refuse(source, last + 1, Rule.UNREADABLE, f"cannot be read: {error.strerror}")


def _read_steady(path: Path, source: Source) -> Iterator[Met]:
    """Read a file's records; one that changed meanwhile is refused, as a whole or from there on."""
    last = -1
    with path.open("rb") as stream:
        before = os.fstat(stream.fileno())
        for receipt, rejection in _met(stream, source):
            if receipt.container == "file" and _changed(before, path):
                break
            last = receipt.record_no
            yield receipt, rejection
    if _changed(before, path):
        yield _refuse(source, last + 1, Rule.CHANGED_DURING_READ, "the file changed while it was read")


def _changed(before: os.stat_result, path: Path) -> bool:
    after = path.stat()
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _met(stream: BinaryIO, source: Source) -> Iterator[Met]:
    for found in read(stream, source):
        if isinstance(found, Refused):
            receipt = _receipt(source, found.record_no, found.byte_offset, found.rejection.document_id)
            yield receipt, found.rejection
        else:
            yield found, None


def _refuse(source: Source, record_no: int, rule: Rule, message: str) -> Met:
    document_id = hashlib.sha256(f"{source.uri}#{record_no}".encode()).hexdigest()
    rejection = Rejection(document_id=document_id, stage="land", rule=rule, message=message)
    return _receipt(source, record_no, 0, document_id), rejection


def _receipt(source: Source, record_no: int, byte_offset: int, document_id: str) -> Receipt:
    return Receipt(
        document_id=document_id, uri=source.uri, container="file", record_no=record_no, record_id=None,
        byte_offset=byte_offset, byte_length=0, media_type="application/octet-stream", charset=None,
        url=source.url, fetched_at=source.fetched_at, fetched_at_source="argument" if source.fetched_at else "none",
        repairs=(),
    )  # fmt: skip


def in_memory(content: bytes, source: Source) -> Iterator[Met]:
    """Read the records of bytes that are in memory."""
    return _met(BytesIO(content), source)
