"""Files and functions stay short enough to be read: docs/HOUSE.md, end of section 2."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE, FUNCTION = 260, 45
"""Lines; a little more than the plan says, so that nobody has to count."""


def too_long(path: Path, text: str) -> Iterator[str]:
    """What has two ideas in it."""
    if text.count("\n") > FILE:
        yield f"{path}: {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield f"{path}: {node.name} has {length} lines"


def test_nothing_has_grown_too_long() -> None:
    folders = ("bot", "pipeline", "storage", "benchmarks")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    files = [path for path in files if "versions" not in path.parts]  # lists of columns
    assert len(files) > 150
    found = [each for path in files for each in too_long(path.relative_to(ROOT), path.read_text())]
    assert not found, "split by idea: " + ", ".join(found)


def test_what_is_too_long_is_found() -> None:
    long = "def f():\n" + "    x = 1\n" * FUNCTION
    assert list(too_long(Path("a.py"), long)) == [f"a.py: f has {FUNCTION + 1} lines"]
    assert list(too_long(Path("a.py"), "\n" * (FILE + 1))) == [f"a.py: {FILE + 1} lines"]
