"""Forms at a terminal, asked field by field."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.chat import Field, Form

AskField = Callable[[str, str, str], Awaitable[str | None]]
"""Asks for one line by its label, current value and hint. Returns None when the user leaves."""
FIELDS = 20
"""Most fields of a form. Longer forms have one field of several lines instead."""


async def fill(form: Form, ask: AskField) -> dict[str, str] | None:
    """Return the values by the names of the fields; None when the user left the form."""
    values = {}
    for field in form.fields:
        value = await (_ask_lines(field, ask) if field.lines else _ask_line(field, ask))
        if value is None:
            return None
        values[field.name] = value
    return values


async def _ask_line(field: Field, ask: AskField) -> str | None:
    value = await ask(field.label, field.value, field.hint)
    return None if value is None else value[: field.longest]


async def _ask_lines(field: Field, ask: AskField) -> str | None:
    """Ask for each current line, then for more lines until an empty one."""
    lines = []
    for before in field.value.splitlines():
        if (line := await ask(field.label, before, field.hint)) is None:
            return None
        lines.append(line)
    while line := await ask(field.label, "", field.hint):
        lines.append(line)
    return None if line is None else "\n".join(lines)[: field.longest]
