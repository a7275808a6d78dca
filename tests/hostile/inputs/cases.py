"""One hostile input: what it attacks, how it is written, and what should become of it."""

import dataclasses
import hashlib
import random
from collections.abc import Callable
from pathlib import Path

from inputs.words import QUARANTINE, REPAIRS


@dataclasses.dataclass
class Case:
    id: str
    group: str
    attack: str
    expect: str
    build: Callable
    reason: str | None = None
    keeps: tuple = ()
    forbids: tuple = ()
    records: dict | None = None
    full_only: bool = False
    live: bool = False  # needs a second actor while the pipeline reads


CASES: list[Case] = []


def case(id, group, attack, expect, reason=None, **kw):
    if expect == "quarantined":
        assert reason in QUARANTINE, (id, reason)
    elif expect == "repaired":
        assert reason in REPAIRS, (id, reason)
    else:
        assert expect == "accepted" and reason is None, id

    def deco(fn):
        CASES.append(Case(id, group, attack, expect, fn, reason, **kw))
        return fn

    return deco


class Ctx:
    """Where to write, how big, and a private random stream per case."""

    def __init__(self, root: Path, cid: str, scale: str):
        self.root, self.cid, self.scale = root, cid, scale
        self.rnd = random.Random(int(hashlib.sha256(cid.encode()).hexdigest()[:16], 16))

    def n(self, ci: int, full: int) -> int:
        return full if self.scale == "full" else ci

    def put(self, data: bytes | str, suffix=".html", name=None) -> str:
        p = self.root / (name or f"{self.cid}{suffix}")
        p.parent.mkdir(parents=True, exist_ok=True)
        p.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
        return str(p.relative_to(self.root))

    def chunks(self, parts, suffix=".html") -> str:
        p = self.root / f"{self.cid}{suffix}"
        with open(p, "wb") as f:
            for b in parts:
                f.write(b if isinstance(b, bytes) else b.encode())
        return p.name
