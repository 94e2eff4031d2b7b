"""`mp4totext doctor`: options, output and exit status.

The exit status is 0 if nothing is broken, 1 if something is, and 2 after a usage error.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.cli.runtime import fail, read_settings_to_check

if TYPE_CHECKING:
    from bot.doctor.finding import Finding, Level

_COLORS = {"ok": "green", "careful": "yellow", "broken": "red"}


def doctor(
    only: Annotated[str, typer.Option(help="Only these: database,engines,telegram,…")] = "",
    quick: Annotated[
        bool, typer.Option("--quick", help="Only database, files and queue: for health checks.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check each part of a job and say what to do.

    The exit status is 0 if nothing is broken, else 1.
    """
    names = [name.strip() for name in only.split(",") if name.strip()]
    if quick and names:
        fail("--quick always runs the same three checks; leave out --only", 2)
    settings, findings, mask = read_settings_to_check()
    progress = _Progress(shown=not quick and not as_json and sys.stdout.isatty())
    try:
        if quick:
            from bot.doctor.quick import run_quick_checks

            results = run_quick_checks(settings, findings)
        else:
            from bot.doctor.runner import run_checks, select_checks
            from storage.errors import BadSetting

            try:
                select_checks(names)
            except BadSetting as error:
                fail(f"--only: {error.values['problem']}", 2)
            results = run_checks(settings, names, findings, progress.watch)
        show = _show_nothing if as_json else progress.line
        found = asyncio.run(_collect(results, mask, show, progress))
    except KeyboardInterrupt:
        _exit(130)
    if as_json:
        typer.echo(json.dumps(_object(found), ensure_ascii=False, indent=1))
    _exit(1 if _worst(found) == "broken" else 0)


async def _collect(
    results: AsyncIterator[Finding],
    mask: Callable[[str], str],
    show: Callable[[Finding], None],
    progress: _Progress,
) -> list[Finding]:
    found = []
    ticking = asyncio.create_task(progress.tick())
    try:
        async for finding in results:
            found.append(finding.sanitize(mask))
            show(found[-1])
    finally:
        ticking.cancel()
    return found


def _show_nothing(_finding: Finding) -> None:
    """Show nothing: JSON is printed at the end."""


def _worst(found: Sequence[Finding]) -> Level:
    from bot.doctor.finding import worst

    return worst(found)


def _object(found: Sequence[Finding]) -> dict[str, object]:
    return {
        "version": 1,
        "level": _worst(found),
        "findings": [
            {"name": each.name, "level": each.level, "says": each.says, "todo": each.todo}
            for each in found
        ],
    }


class _Progress:
    """Names of the running checks, on the last line of a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._started = time.monotonic()
        self._pending: Sequence[str] = ()

    def watch(self, pending: Sequence[str]) -> None:
        """Show the names of the running checks."""
        self._pending = pending
        self._draw()

    async def tick(self) -> None:
        """Update the elapsed seconds."""
        while self._shown:
            await asyncio.sleep(1)
            self._draw()

    def line(self, finding: Finding) -> None:
        """Print a finding above the last line."""
        self._clear()
        level, rest = str(finding)[:7], str(finding)[7:]
        typer.echo(f"{typer.style(level, fg=_COLORS[finding.level], bold=True)}{rest}")
        self._draw()

    def _draw(self) -> None:
        self._clear()
        if self._shown and self._pending:
            seconds = time.monotonic() - self._started
            text = f"checking {', '.join(self._pending)} ({seconds:.0f} s)"
            width = _width() - 1
            typer.echo(typer.style(text[:width], dim=True), nl=False)

    def _clear(self) -> None:
        if self._shown:
            typer.echo("\r\x1b[K", nl=False)


def _width() -> int:
    with suppress(OSError):
        return os.get_terminal_size().columns
    return 80


def _exit(status: int) -> NoReturn:
    """Exit without waiting for threads that hang in native code or on a server without an answer:
    finding those is the purpose of the doctor."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
