"""Forms as Discord's modals, and the values of a submitted modal.

https://discord.com/developers/docs/components/reference#label
A modal can only be the first response to an interaction, so it is built before anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.chat import Field, Form
from bot.chat.text import strip_invisible
from bot.platforms.discord.markdown import custom_id, one_line

FIELDS = 5
"""Most fields of a modal."""
OPENS_SECONDS = 2.0
"""Seconds that building a form may take: Discord waits 3 seconds for the response."""
TITLE, LABEL, HINT, VALUE = 45, 45, 100, 4000
_LABELED, _INPUT, _ONE_LINE, _LINES = 18, 4, 1, 2

Json = dict[str, Any]


def modal(form: Form) -> Json:
    """Return the callback that opens a form. Modals have no markup."""
    fields = [_field(field) for field in form.fields[:FIELDS]]
    title = one_line(form.title, TITLE)
    data = {"custom_id": custom_id(form), "title": title}
    return {"type": 9, "data": data | {"components": fields}}


def _field(field: Field) -> Json:
    longest = max(1, min(field.longest, VALUE))
    text = strip_invisible(field.value)
    box: Json = {
        "type": _INPUT,
        "custom_id": field.name,
        "style": _LINES if field.lines else _ONE_LINE,
        "required": False,
        "max_length": longest,
    }
    if text := (text if field.lines else " ".join(text.split()))[:longest]:
        box["value"] = text
    if field.hint.strip():
        box["placeholder"] = one_line(field.hint, HINT)
    return {"type": _LABELED, "label": one_line(field.label, LABEL), "component": box}


def values(components: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the values of a submitted modal by the names of its fields."""
    return {str(it["custom_id"]): str(it.get("value") or "") for it in _boxes(components)}


def _boxes(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the inputs, which are inside labels, or inside rows in older forms."""
    for it in components:
        if "custom_id" in it:
            yield it
        else:
            yield from _boxes([it["component"]] if "component" in it else it["components"])
