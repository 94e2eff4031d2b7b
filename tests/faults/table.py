"""The table of faults in docs/OPERATING.md: measured rows between two markers.

python -m tests.faults --table --database sqlite
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.paths import ROOT

PAGE = ROOT / "docs/OPERATING.md"
BEGIN, END = "<!-- faults: measured -->", "<!-- faults: end -->"
HEAD = (
    "| fault | database | it lasts | people wait at most | refused | lost | doubled | over after |",
    "|---|---|---|---|---|---|---|---|",
)


@dataclass(frozen=True, slots=True)
class Row:
    """Measurement of one fault: `slowest` are the seconds from a recording to its answer, `over`
    those from the end of the fault until everything sent before was answered; None: never."""

    fault: str
    database: str
    lasted: float
    slowest: float
    refused: int
    lost: int
    doubled: int
    over: float | None

    def __str__(self) -> str:
        over = "never" if self.over is None else f"{self.over:.0f} s"
        return (
            f"| {self.fault} | {self.database} | {self.lasted:.0f} s | {self.slowest:.0f} s "
            f"| {self.refused} | {self.lost} | {self.doubled} | {over} |"
        )


def with_rows(text: str, rows: Iterable[Row]) -> str:
    """Return the page with these rows in its table; rows of other faults and databases stay."""
    before, rest = text.split(BEGIN)
    table, after = rest.split(END)
    known = {_key(line): line for line in table.splitlines() if _is_row(line)}
    known |= {_key(str(row)): str(row) for row in rows}
    lines = [BEGIN, *HEAD, *(known[key] for key in sorted(known)), END]
    return before + "\n".join(lines) + after


def refresh(rows: Sequence[Row], page: Path = PAGE) -> None:
    """Write rows into the page."""
    page.write_text(with_rows(page.read_text(), rows))


def _is_row(line: str) -> bool:
    return line.startswith("| ") and line not in HEAD


def _key(line: str) -> tuple[str, str]:
    fault, database = re.split(r"\s*\|\s*", line.strip("| "))[:2]
    return fault, database
