"""Table of a benchmark."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

import psutil
from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: its name, the value, and the target."""

    what: str
    measured: str
    aim: str = ""


def show(title: str, rows: Iterable[Row]) -> None:
    """Print rows as they come, so that a long run is not silent, and the whole table at the end."""
    console = Console(width=110)
    table = Table(title=f"{title} ({_machine()})", title_justify="left")
    for column in ("what", "measured", "aim"):
        table.add_column(column)
    for row in rows:
        console.print(f"  {row.what}: {row.measured}", style="dim", highlight=False)
        table.add_row(row.what, row.measured, row.aim)
    console.print(table)


def _machine() -> str:
    return (
        f"{psutil.cpu_count()} cores, Python {platform.python_version()}, "
        f"faster-whisper {version('faster-whisper')}"
    )
