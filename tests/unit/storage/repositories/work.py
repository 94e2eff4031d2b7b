"""Work of a database, counted where SQLite does it: the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from storage.sqlite import connection


@dataclass
class Work:
    """Statements that read or write rows, rows that they returned, and instructions of SQLite's
    virtual machine: some ten for each row that is looked at. https://www.sqlite.org/opcode.html"""

    statements: int = 0
    rows: int = 0
    steps: int = 0


class Meter:
    """Counts the work on all connections that are opened after it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._steps = 0
        self._works: list[Work] = []
        open_, execute = connection._open, connection._StatementConnection.execute

        def open_counted(*arguments: Any) -> Any:
            opened = open_(*arguments)
            opened.set_progress_handler(self._step, 1)
            return opened

        def execute_counted(self_: Any, sql: str, parameters: Any = (), /) -> Any:
            before = self._steps
            outcome = execute(self_, sql, parameters)
            if sql.split(maxsplit=1)[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
                for work in self._works:
                    work.statements += 1
                    work.rows += len(outcome.rows)
                    work.steps += self._steps - before
            return outcome

        patch.setattr(connection, "_open", open_counted)
        patch.setattr(connection._StatementConnection, "execute", execute_counted)

    def _step(self) -> int:
        self._steps += 1
        return 0

    @contextmanager
    def count(self) -> Iterator[Work]:
        """Count the work of the block."""
        work = Work()
        self._works.append(work)
        try:
            yield work
        finally:
            self._works.remove(work)
