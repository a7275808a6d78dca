"""Arrow without pandas, for the fork server of the workers alone: importing this module decides it for the process.

The first array that Arrow makes of a list imports pandas, only to ask whether the list is one of its own (0.3 CPU s in
every worker). The parent must not import this module: the checks hand tables to pandas.
"""

import sys
from importlib.machinery import ModuleSpec
from typing import Any

import pyarrow as pa


class _NoPandas:
    """Says that pandas is not installed; Arrow's own import does not take None in sys.modules for that."""

    def find_spec(self, name: str, *_: Any) -> ModuleSpec | None:
        """Find nothing. Raises ModuleNotFoundError for pandas."""
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return None


finder = _NoPandas()
sys.meta_path.insert(0, finder)
pa.array([""])
sys.meta_path.remove(finder)
