"""Files that are none, or that nobody may read."""

import os
import stat

from inputs.cases import case
from inputs.words import MARK, page


@case("fs_dir", "fs", "directory named article.html", "quarantined", "not_regular_file")
def _(c):
    (c.root / "fs_dir.html").mkdir(exist_ok=True)
    return "fs_dir.html"


def _link(c, target):
    p = c.root / f"{c.cid}.html"
    p.unlink(missing_ok=True)
    p.symlink_to(target)
    return p.name


@case("fs_link_out", "fs", "symlink to /etc/passwd", "quarantined", "not_regular_file", forbids=("root:x:0:0",))
def _(c):
    return _link(c, "/etc/passwd")


@case("fs_link_loop", "fs", "symlink to itself", "quarantined", "not_regular_file")
def _(c):
    return _link(c, "fs_link_loop.html")


@case("fs_link_zero", "fs", "symlink to /dev/zero (endless)", "quarantined", "not_regular_file")
def _(c):
    return _link(c, "/dev/zero")


@case("fs_fifo", "fs", "named pipe (open blocks for ever)", "quarantined", "not_regular_file")
def _(c):
    p = c.root / "fs_fifo.html"
    if not (p.exists() and stat.S_ISFIFO(p.stat().st_mode)):
        p.unlink(missing_ok=True)
        os.mkfifo(p)
    return p.name


@case("fs_perm", "fs", "mode 000 (skip when root)", "quarantined", "unreadable")
def _(c):
    r = c.put(page())
    os.chmod(c.root / r, 0)
    return r


@case("fs_name_bytes", "fs", "file name that is not UTF-8", "quarantined", "bad_name")
def _(c):
    p = os.fsencode(c.root) + b"/fs_name_\xff\xfe.html"
    with open(p, "wb") as f:
        f.write(page().encode())
    return "fs_name_\\xff\\xfe.html"


@case(
    "fs_name_newline",
    "fs",
    "file name with newline, quote, leading dash, shell and SQL characters",
    "accepted",
    keeps=(MARK,),
)
def _(c):
    return c.put(page(), name="-fs'; DROP TABLE x;--\n$(id)`id`*.html")


@case("fs_sparse", "fs", "sparse file of 10 GB", "quarantined", "too_large")
def _(c):
    p = c.root / "fs_sparse.html"
    with open(p, "wb") as f:
        f.write(page().encode())
        f.truncate(10 << 30)
    return p.name


@case("fs_grows", "live", "file rewritten while it is read", "quarantined", "changed_during_read", live=True)
def _(c):
    return c.put(page(sentences=(MARK,) * 2000))
