#!/usr/bin/env python3
"""Deterministic generator of hostile inputs for a news-article ETL.

    python generate.py OUT_DIR [--scale ci|full] [--only ID ...] [--list]

Standard library only.  The same scale always writes the same bytes (fixed
seeds, no clock, no locale); compressed files depend only on the zlib build.
OUT_DIR/manifest.json lists every case with its expected handling:

  expect    accepted | repaired | quarantined
  reason    quarantine reason or repair code the pipeline must report
  keeps     sentence(s) that must survive in the stored text
  forbids   strings that must appear nowhere in stored text, reports or logs
  records   for containers and tables: {"accepted": n, "quarantined": n}

For every case the global invariants hold as well: the run ends with exit code
0 (quarantine is not failure), no worker outlives its limits, every input has
exactly one outcome, and a neighbour document in the same batch is unharmed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import stat
import sys
from importlib import import_module
from pathlib import Path

from inputs.cases import CASES, Case, Ctx

# each registers its cases when it is imported, in this order
GROUPS = (
    "shape", "entity", "metadata", "date", "charset", "text", "junk", "container", "warc", "rows", "filesystem",
)  # fmt: skip


def describe(c: Case, rel: str, root: Path, scale: str) -> dict:
    d = {
        "id": c.id,
        "group": c.group,
        "attack": c.attack,
        "expect": c.expect,
        "reason": c.reason,
        "keeps": list(c.keeps),
        "forbids": [f.encode("unicode_escape").decode() for f in c.forbids],
        "records": c.records,
        "live": c.live,
        "file": rel.encode("unicode_escape").decode("ascii"),
        "scale": scale,
    }
    p = root / rel
    try:
        st = os.lstat(p)
        if stat.S_ISREG(st.st_mode):
            d["size"] = st.st_size
            if st.st_size < 1 << 28 and c.id != "fs_perm":
                d["sha256"] = hashlib.sha256(p.read_bytes()).hexdigest()
    except OSError:
        pass
    return d


def main(argv=None) -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("out", nargs="?", type=Path)
    ap.add_argument("--scale", choices=("ci", "full"), default="ci")
    ap.add_argument("--only", nargs="*")
    ap.add_argument("--list", action="store_true")
    a = ap.parse_args(argv)
    for group in GROUPS:
        import_module(f"inputs.{group}")
    ids = [c.id for c in CASES]
    assert len(ids) == len(set(ids)), "duplicate case id"
    if a.list:
        for c in CASES:
            print(f"{c.id:28} {c.expect:11} {c.reason or '-':20} {c.attack}")
        return 0
    if a.out is None:
        ap.error("OUT_DIR is needed")
    a.out.mkdir(parents=True, exist_ok=True)
    manifest = []
    for c in CASES:
        if (a.only and c.id not in a.only) or (c.full_only and a.scale != "full"):
            continue
        manifest.append(describe(c, c.build(Ctx(a.out, c.id, a.scale)), a.out, a.scale))
    (a.out / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n")
    print(f"{len(manifest)} cases in {a.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
