"""Limits of files and functions, and the tables and walks of docs/HOUSE.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = (ROOT / "docs/HOUSE.md").read_text()
PACKAGES = ("bot", "pipeline", "storage")
FILE, FUNCTION = 250, 40
"""Lines."""
TOO_LONG = frozenset({
    "tests/integration/deployment/test_chart.py",
    "tests/integration/postgresql/test_lock_order.py",
    "tests/unit/storage/repository_statements.py",
    "tests/unit/test_compose.py",
})  # fmt: skip
"""Files of tests that are still to be split. None is added."""
FOLDER = 22
"""Maximum number of modules in a folder, without its `__init__.py`."""


def too_long(path: Path, text: str) -> Iterator[str]:
    """Yield the files and functions above the limits."""
    if text.count("\n") > FILE:
        yield f"{path}: {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield f"{path}: {node.name} has {length} lines"


def sources(*folders: str) -> list[Path]:
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [
        path for path in files if "versions" not in path.parts
    ]  # migrations are lists of columns


def test_files_and_functions_stay_within_the_limits() -> None:
    files = [path.relative_to(ROOT) for path in sources(*PACKAGES, "benchmarks", "tests")]
    assert len(files) > 1000
    found = {path: list(too_long(path, (ROOT / path).read_text())) for path in files}
    problems = [each for path in files if str(path) not in TOO_LONG for each in found[path]]
    assert not problems, "split by idea: " + ", ".join(problems)
    assert {str(path) for path in files} >= TOO_LONG


def test_too_long_files_and_functions_are_found() -> None:
    long = "def f():\n" + "    x = 1\n" * FUNCTION
    assert list(too_long(Path("a.py"), long)) == [f"a.py: f has {FUNCTION + 1} lines"]
    assert list(too_long(Path("a.py"), "\n" * (FILE + 1))) == [f"a.py: {FILE + 1} lines"]


def folders(*roots: str) -> dict[str, int]:
    """Return the number of modules of every folder of these packages, else of the source."""
    counts: dict[str, int] = {}
    for path in sources(*(roots or PACKAGES)):
        folder = str(path.parent.relative_to(ROOT))
        counts[folder] = counts.get(folder, 0) + (path.name != "__init__.py")
    return counts


def test_folders_stay_within_the_limit() -> None:
    counts = folders(*PACKAGES, "tests", "benchmarks")
    assert {name: count for name, count in counts.items() if count > FOLDER} == {}


def test_every_folder_has_a_docstring_and_is_in_the_table() -> None:
    listed = set(re.findall(r"^\| `((?:bot|pipeline|storage)/[\w/]+)` \|", HOUSE, re.MULTILINE))
    assert listed == set(folders()) - set(PACKAGES)
    for folder in listed:
        text = (ROOT / folder / "__init__.py").read_text()
        assert ast.get_docstring(ast.parse(text)), folder


def imports_of(path: Path) -> set[Path]:
    """Return the files of the project that a file imports; a name of a package counts as the module
    from which the package takes it."""
    paths: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            base = ROOT / node.module.replace(".", "/")
            for alias in node.names:
                paths |= {base.with_suffix(".py"), base / f"{alias.name}.py"}
                paths |= _defining(base / "__init__.py", alias.name)
    return {each for each in paths if each.exists()}


def _defining(package: Path, name: str) -> set[Path]:
    if not package.exists() or package.parent.name in PACKAGES:
        return set()
    for node in ast.parse(package.read_text()).body:
        if isinstance(node, ast.ImportFrom) and name in {each.name for each in node.names}:
            return {(ROOT / (node.module or "").replace(".", "/")).with_suffix(".py")}
    return set()


WALKS = {
    title: re.findall(r"^\d+\. (then )?.*?`([\w/]+\.py)`", body, re.MULTILINE)
    for title, body in re.findall(r"^### (\d\. .+)\n((?:\d+\. .+\n)+)", HOUSE, re.MULTILINE)
}


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_files_of_a_walk_import_each_other(walk: list[tuple[str, str]]) -> None:
    assert len(walk) >= 7
    for (_, importer), (step, imported) in pairwise(walk):
        assert (ROOT / imported).is_file(), imported
        if not step:
            assert ROOT / imported in imports_of(ROOT / importer), (
                f"{importer} does not import {imported}"
            )


def test_wrong_step_of_a_walk_is_found() -> None:
    assert len(WALKS) == 5
    wrong = [("", "storage/errors.py"), ("", "bot/access.py"), *[("then ", "bot/access.py")] * 5]
    with pytest.raises(AssertionError, match="does not import"):
        test_files_of_a_walk_import_each_other(wrong)


PLAIN = (
    *("bot/admin", "bot/context", "bot/delivery", "bot/dispatch", "bot/features", "bot/i18n"),
    *("bot/jobs", "bot/people", "bot/quota", "bot/views"),
    *("bot/app", "bot/chat", "bot/cli", "bot/doctor", "bot/links", "bot/parsing", "bot/platforms"),
    *("benchmarks", "pipeline", "storage"),
)
"""Folders whose docstrings are all written by the rules of CONTRIBUTING.md."""


def test_docstrings_do_not_open_with_a_question_word() -> None:
    problems = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sources(*PLAIN)
        for match in re.finditer(r'"""(What|Whether|How|Who|Where|Which)\b.*', path.read_text())
    ]
    assert not problems, "\n".join(problems)
