"""Buttons to the pages before and after one page of a list."""

from __future__ import annotations

from bot.chat import Button
from bot.i18n.translator import Translator


def page_buttons(
    action: str, page: int, *, more: bool, suffix: str = "", t: Translator | None = None
) -> tuple[tuple[Button, ...], ...]:
    """Return one row of buttons, or none for a single page.

    The payload is the number of the page, from 0, and `suffix`. With `t` the arrows have words.
    """
    newer, older = ("◀", "▶")
    if t is not None:
        newer, older = f"◀ {t('button-newer')}", f"{t('button-older')} ▶"
    row = []
    if page:
        row.append(Button(newer, action, f"{page - 1}{suffix}"))
    if more:
        row.append(Button(older, action, f"{page + 1}{suffix}"))
    return (tuple(row),) if row else ()
