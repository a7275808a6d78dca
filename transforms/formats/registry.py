"""Which reader a stream is for: by what it holds first, by its name second."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath
from pkgutil import iter_modules
from typing import BinaryIO

from schemas.rejection import Rule
from transforms.formats import text
from transforms.formats.compression import SUFFIXES, magic_of, opened, whole
from transforms.formats.signatures import READ, SNIFF, refused_kind
from transforms.formats.source import LIMITS, Fault, Format, Found, Limits, Place, Source

FIRST_LINE = 1 << 20  # a row of JSON lines has to be whole to be known as one


def _formats() -> tuple[Format, ...]:
    """Find every module of this package that declares a FORMAT: to add one is to add its file."""
    package = __name__.rpartition(".")[0]
    path = import_module(package).__path__
    names = sorted(module.name for module in iter_modules(path) if module.name != "registry")
    modules = (import_module(f"{package}.{name}") for name in names)
    return tuple(module.FORMAT for module in modules if hasattr(module, "FORMAT"))


FORMATS = _formats()


def suffix_of(uri: str) -> str:
    """Return the suffix that names the format, in lower case, without that of a compression."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(uri).suffixes]
    while suffixes and suffixes[-1] in SUFFIXES:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def format_of(head: bytes, uri: str) -> Format | Fault:
    """Return the format of content that begins with ``head``, or why it cannot be read."""
    known = [form for form in FORMATS if form.recognises is not None and form.recognises(head)]
    if known:
        return known[0]
    fault = refused_kind(head[:SNIFF])
    if fault is not None:
        return fault
    suffix = suffix_of(uri)
    named = [form for form in FORMATS if suffix in form.suffixes]
    if named:
        return named[0]
    if suffix[1:].isalnum() and not suffix[1:].isdigit():
        return Fault(Rule.UNSUPPORTED_FORMAT, f"the suffix is {suffix}; {READ}")
    return text.FORMAT


def read(stream: BinaryIO, source: Source, *, limits: Limits = LIMITS) -> Iterator[Found]:
    """Yield every document of a stream, and a refusal for every record that holds none.

    The data never make it raise; whatever ``stream.read`` raises comes through.
    """
    window, place = opened(stream, limits), Place(source=source)
    head = window.peek(SNIFF)
    if head.lstrip()[:1] == b"{" and b"\n" not in head.lstrip():
        head = window.peek(FIRST_LINE)
    if window.packed and magic_of(head) is not None:
        yield place.refuse(Fault(Rule.BOMB, "compressed within compressed"))
    elif not head.strip() and window.fault is None:
        yield place.refuse(Fault(Rule.EMPTY, "no text at all"), head)
    else:
        form = format_of(head, source.uri)
        if isinstance(form, Fault):
            payload = whole(window, limits)
            if isinstance(payload, bytes):
                payload = form, payload
            elif payload[0].rule is not Rule.BOMB:
                payload = form, payload[1]
            yield place.refuse(*payload)
        else:
            yield from form.read(window, source, limits)
