"""Writes `.env.example` from the settings: `python -m tests.env_example > .env.example`."""

import textwrap

from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.settings import StorageSettings

HEAD = """\
# Copy to .env and change what you need: everything has a default and nothing must be set.
# A line that starts with # shows the default.
"""

PARTS: list[tuple[str, type[BaseSettings]]] = [
    ("The talk: front ends, and who may use them", BotSettings),
    ("The work: queue, engines, models, limits", PipelineSettings),
    ("The floor: rows, files, logs", StorageSettings),
]

WANTED_FIRST = ("telegram_bot_token", "discord_bot_token")
"""Settings that a newcomer fills in: written without the leading #."""


def render() -> str:
    """The whole file."""
    parts = [HEAD]
    for title, settings in PARTS:
        parts.append(f"\n# --- {title} ---\n")
        for name, field in settings.model_fields.items():
            words = " ".join((field.description or "").split())
            parts.append(
                "\n" + textwrap.fill(words, 100, initial_indent="# ", subsequent_indent="# ")
            )
            mark = "" if name in WANTED_FIRST else "#"
            parts.append(f"\n{mark}{name.upper()}={_shown(settings, name)}\n")
    return "".join(parts)


def _shown(settings: type[BaseSettings], name: str) -> str:
    """The default as one would type it."""
    default = settings.model_fields[name].default
    if isinstance(default, tuple):
        return ",".join(default)
    if isinstance(default, bool):
        return str(default).lower()
    if hasattr(default, "get_secret_value"):
        return str(default.get_secret_value())
    if isinstance(default, float):
        return f"{default:g}"
    return str(default)


if __name__ == "__main__":
    print(render(), end="")  # noqa: T201 - this is the command's output
