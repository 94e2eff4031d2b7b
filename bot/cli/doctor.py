"""`mp4totext doctor`: its options, how findings are shown, and its exit status.

0: nothing is broken; 1: something is; 2: wrong use.
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

from bot.cli.runtime import fail, settings_to_examine

if TYPE_CHECKING:
    from bot.doctor.finding import Finding, Level

_COLORS = {"ok": "green", "careful": "yellow", "broken": "red"}


def doctor(
    only: Annotated[str, typer.Option(help="These alone: database,engines,telegram,…")] = "",
    quick: Annotated[
        bool, typer.Option("--quick", help="A row, a file, the queue: for health checks.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Try what a job does, part by part; say what to do.

    Exit status 0 when nothing is broken, else 1.
    """
    names = [name.strip() for name in only.split(",") if name.strip()]
    if quick and names:
        fail("--quick looks at the same three always; leave --only out", 2)
    settings, findings, mask = settings_to_examine()
    progress = _Progress(shown=not quick and not as_json and sys.stdout.isatty())
    try:
        if quick:
            from bot.doctor.quick import run_quick_checks

            told = run_quick_checks(settings, findings)
        else:
            from bot.doctor.runner import run_checks, select_checks
            from storage.errors import BadSetting

            try:
                select_checks(names)
            except BadSetting as error:
                fail(f"--only: {error.values['problem']}", 2)
            told = run_checks(settings, names, findings, progress.watch)
        show = _nothing if as_json else progress.line
        found = asyncio.run(_all(told, mask, show, progress))
    except KeyboardInterrupt:
        _leave(130)
    if as_json:
        typer.echo(json.dumps(_object(found), ensure_ascii=False, indent=1))
    _leave(1 if _worst(found) == "broken" else 0)


async def _all(
    told: AsyncIterator[Finding],
    mask: Callable[[str], str],
    show: Callable[[Finding], None],
    progress: _Progress,
) -> list[Finding]:
    found = []
    ticking = asyncio.create_task(progress.tick())
    try:
        async for finding in told:
            found.append(finding.sanitized(mask))
            show(found[-1])
    finally:
        ticking.cancel()
    return found


def _nothing(_finding: Finding) -> None:
    """Told at the end."""


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
    """What is still being looked at, on the last line of a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._begun = time.monotonic()
        self._pending: Sequence[str] = ()

    def watch(self, pending: Sequence[str]) -> None:
        """Show these names."""
        self._pending = pending
        self._draw()

    async def tick(self) -> None:
        """Keep the seconds going."""
        while self._shown:
            await asyncio.sleep(1)
            self._draw()

    def line(self, finding: Finding) -> None:
        """Show a finding above them."""
        self._clear()
        level, rest = str(finding)[:7], str(finding)[7:]
        typer.echo(f"{typer.style(level, fg=_COLORS[finding.level], bold=True)}{rest}")
        self._draw()

    def _draw(self) -> None:
        self._clear()
        if self._shown and self._pending:
            seconds = time.monotonic() - self._begun
            waiting = f"looking at {', '.join(self._pending)} ({seconds:.0f} s)"
            width = _width() - 1
            typer.echo(typer.style(waiting[:width], dim=True), nl=False)

    def _clear(self) -> None:
        if self._shown:
            typer.echo("\r\x1b[K", nl=False)


def _width() -> int:
    with suppress(OSError):
        return os.get_terminal_size().columns
    return 80


def _leave(status: int) -> NoReturn:
    """Without waiting for threads that hang in native code or on a silent server: they are why
    somebody asked."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
