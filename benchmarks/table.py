"""Table of a benchmark."""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

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


def run_parts(
    title: str, about: str | None, parts: Mapping[str, Callable[[Path], Iterator[Row]]]
) -> None:
    """Run the parts that the command line names, otherwise all, each with a folder for its files.
    `about` is the text of --help."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("parts", nargs="*", choices=[*parts, []], metavar="PART")
    names = parser.parse_args().parts or list(parts)

    def measured(folder: Path) -> Iterator[Row]:
        for name in names:
            yield from parts[name](folder)

    with tempfile.TemporaryDirectory() as folder:
        show(title, measured(Path(folder)))


def _machine() -> str:
    return (
        f"{psutil.cpu_count()} cores, Python {platform.python_version()}, "
        f"faster-whisper {version('faster-whisper')}"
    )
