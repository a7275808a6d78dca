import importlib
from pathlib import Path

import pytest


@pytest.mark.parametrize("package", ["flows", "schemas", "transforms", "warehouse"])
def test_packages_are_those_of_this_repository(package: str, root: Path) -> None:
    """Package indexes hold other distributions of these names, which would merge in silently."""
    found = importlib.import_module(package).__file__
    assert found is not None
    assert Path(found).is_relative_to(root)
