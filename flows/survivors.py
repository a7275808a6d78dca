"""Readings that outlive their worker: kept while a shard is read again because a document killed the worker before.

Without them each death costs all readings of its shard: 50 deaths among 1,000 documents, 25,000 readings.
"""

import pickle
from collections.abc import Iterator
from typing import BinaryIO

from transforms.reading import Reading

LENGTH = 8  # bytes that say how long the reading after them is


def survivors(file: BinaryIO) -> list[Reading]:
    """Return the readings that a file holds, in order; one that was cut by a death is cut off the file."""
    readings, whole = list[Reading](), 0
    for reading in _whole(file):
        readings.append(reading)
        whole = file.tell()
    file.seek(whole)
    file.truncate()
    return readings


def _whole(file: BinaryIO) -> Iterator[Reading]:
    while len(head := file.read(LENGTH)) == LENGTH:
        size = int.from_bytes(head, "little")
        if len(data := file.read(size)) < size:
            return
        yield pickle.loads(data)  # noqa: S301 (written by a worker of this run, in the lake's own folder)


def keep(file: BinaryIO, reading: Reading) -> None:
    """Add a reading; the file must be unbuffered, so that a death takes at most the last one."""
    data = pickle.dumps(reading)
    file.write(len(data).to_bytes(LENGTH, "little") + data)
