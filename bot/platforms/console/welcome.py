"""The first screen: a short introduction and the first commands."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table
from rich.text import Text

from bot.i18n.translator import Translator
from bot.platforms.console.terminal import printable


def welcome(t: Translator, out: Path, *, sample: bool, editing: bool) -> list[Text | Table]:
    """Return the lines of the first screen. `sample` adds the word `demo`; `editing` adds the keys
    of the editable input line."""
    title = Text.assemble(("mp4totext", "bold"), f" · {t('console-what')}")
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(overflow="fold")
    table.add_row(f"  {t('console-example')}", t("console-send"))
    table.add_row("  https://…/talk.mp3", t("console-link"))
    if sample:
        table.add_row("  demo", t("console-demo"))
    table.add_row("  /help", t("console-help"))
    table.add_row("  /quit", t("console-quit"))
    where = Text(t("console-where", folder=printable(str(out.resolve()))), "dim")
    lines: list[Text | Table] = [title, Text(), table, Text(), where]
    if editing:
        lines.append(Text(t("console-keys"), "dim"))
    lines.append(Text(t("console-token"), "dim"))
    return lines
