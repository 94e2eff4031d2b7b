"""What works on SQLite works on PostgreSQL: every test of rows runs on both, or says why not."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from tests.paths import ROOT

UNIT, POSTGRESQL = ROOT / "tests/unit", ROOT / "tests/integration/postgresql"
STAR = re.compile(r"^from (tests\.unit\.[\w.]+) import \*", re.MULTILINE)
SOME = re.compile(
    r"^from (tests\.unit\.[\w.]*\.test_\w+) import (?:\(([^)]*)\)|(.*))", re.MULTILINE
)
_ENGINE = "the engine for SQLite itself: threads, its write lock, its files"
_WORKER = "a whole step of a worker; the queries in it have tests of their own on both"
ON_SQLITE_ONLY = {
    "tests.unit.storage.sqlite.test_cancelled_statements": _ENGINE,
    "tests.unit.storage.sqlite.test_group_commit": _ENGINE,
    "tests.unit.storage.sqlite.test_quick_writers": _ENGINE,
    "tests.unit.storage.sqlite.test_wal": _ENGINE,
    "tests.unit.test_write_transactions": "the check of what holds SQLite's write lock",
    "tests.unit.storage.test_database": "its pragmas, and writers that it lets in one by one",
    "tests.unit.storage.test_erasure": "what is left in its file; PostgreSQL's are in test_erasure",
    "tests.unit.storage.test_migrations": "its older files; test_opening migrates PostgreSQL",
    "tests.unit.storage.repositories.test_query_plans": "its plans; test_plans has PostgreSQL's",
    "tests.unit.storage.retention.test_growth": "it writes rows of all tables by its driver",
    "tests.unit.pipeline.engines.whisper.test_recognized": _WORKER,
    "tests.unit.pipeline.test_worker_processing": _WORKER,
}
"""Modules whose tests use a database and do not run on PostgreSQL, with the reason."""


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    body = ast.parse(path.read_text()).body
    return [it for it in body if isinstance(it, ast.FunctionDef | ast.AsyncFunctionDef)]


def is_fixture(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("fixture" in ast.unparse(each) for each in function.decorator_list)


def of_rows(path: Path) -> set[str]:
    """Return the tests of a module that ask for a database."""
    return {
        each.name
        for each in functions(path)
        if each.name.startswith("test_")
        and any(it.annotation and ast.unparse(it.annotation) == "Database" for it in each.args.args)
    }


def file_of(module: str) -> Path:
    return ROOT / f"{module.replace('.', '/')}.py"


def run_there() -> dict[str, set[str]]:
    """Return the tests that run on PostgreSQL, by their modules."""
    found: dict[str, set[str]] = {}
    for path in POSTGRESQL.rglob("test_*.py"):
        text = path.read_text()
        for module in STAR.findall(text):
            found.setdefault(module, set()).update(of_rows(file_of(module)))
        for module, several, one in SOME.findall(text):
            found.setdefault(module, set()).update(re.findall(r"test_\w+", several or one))
    return found


def test_every_test_of_rows_runs_on_both_databases_or_says_why_not() -> None:
    there, missing = run_there(), dict[str, set[str]]()
    for path in sorted(UNIT.rglob("test_*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if tests := of_rows(path) - there.get(module, set()):
            missing[module] = tests
    assert missing.keys() - ON_SQLITE_ONLY.keys() == set(), "import them in postgresql/rows"
    assert ON_SQLITE_ONLY.keys() <= missing.keys(), "these run on PostgreSQL, or are gone"
    assert all(len(reason) > 20 for reason in ON_SQLITE_ONLY.values())


def test_no_test_or_fixture_hides_another_one() -> None:
    """Of two names that a module imports with a star, only the last one runs."""
    for path in POSTGRESQL.rglob("test_*.py"):
        text = path.read_text()
        modules = [file_of(module) for module in STAR.findall(text)]
        names = Counter(
            each.name
            for module in (*modules, path)
            for each in functions(module)
            if each.name.startswith("test_") or is_fixture(each)
        )
        hidden = {name for name, times in names.items() if times > 1}
        assert not hidden, path
