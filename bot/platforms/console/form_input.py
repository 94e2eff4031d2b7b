"""A form at a terminal: its fields one after the other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.chat import Field, Form

AskField = Callable[[str, str, str], Awaitable[str | None]]
"""Label, value until now and hint of a line; None: the form was left."""
FIELDS = 20
"""More than so many lines in a row nobody fills in; then it is one field of several lines."""


async def fill(form: Form, ask: AskField) -> dict[str, str] | None:
    """What stands in the fields, by name; None when somebody left the form."""
    values = {}
    for field in form.fields:
        value = await (_several(field, ask) if field.lines else _one(field, ask))
        if value is None:
            return None
        values[field.name] = value
    return values


async def _one(field: Field, ask: AskField) -> str | None:
    value = await ask(field.label, field.value, field.hint)
    return None if value is None else value[: field.longest]


async def _several(field: Field, ask: AskField) -> str | None:
    """Each line that stands there can be changed; then lines are taken until an empty one."""
    lines = []
    for before in field.value.splitlines():
        if (line := await ask(field.label, before, field.hint)) is None:
            return None
        lines.append(line)
    while line := await ask(field.label, "", field.hint):
        lines.append(line)
    return None if line is None else "\n".join(lines)[: field.longest]
