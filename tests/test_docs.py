"""The code of the docs is run as it stands there, and prints what they say."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_code_for_python_prints_what_it_says(root: Path) -> None:
    blocks = BLOCK.findall((root / "docs" / "python.md").read_text("utf-8"))
    told = "".join(text for language, text in blocks if not language)
    names: dict[str, Any] = {}
    with redirect_stdout(StringIO()) as printed:
        for language, text in blocks:
            if language == "python":
                exec(compile(text, "docs/python.md", "exec"), names)
    assert printed.getvalue() == told
    assert len(names) > 10
