"""Generator of `.env.example` from the settings: `python -m tests.env_example > .env.example`."""

import textwrap

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.settings import StorageSettings

HEAD = """\
# Copy to .env and change what you need: everything has a default and nothing must be set.
# A line that starts with # shows the default.
"""

GROUPS: tuple[type[BaseSettings], ...] = (BotSettings, PipelineSettings, StorageSettings)

SECTIONS = {
    "Telegram": "telegram_",
    "Discord": "discord_",
    "Who may use it": "admins access allowed invite_codes",
    "How much each person may send": "minutes_ jobs_per_person longest_ largest_ admin_",
    "How much the service takes from anybody": "max_",
    "Jobs of a worker": "jobs_at_once worker_jobs short_minutes",
    "Pages in a browser": "web_",
    "Webhooks": "webhooks_",
    "Signing in to the pages": "web_discord_ web_google_",
    "Links": "links",
    "Recognition": "transcriber whisper_ device compute_type cpu_threads windows_at_once beam_size",
    "Speakers": "diarizer pyannote_ hf_token remember_voices",
    "Summary": "summarizer summary_ gemini_ openai_",
    "Speech": "voice piper_",
    "Where everything is kept": "data_dir database_ blob_ s3_ redis_url",
    "How long it is kept": "retention_days keep_media_hours",
    "Logs": "log_",
    "Health checks": "watch_",
    "Traces and reports of bugs": "otel_ sentry_",
}
"""Headings with the prefixes of the names below each."""

WANTED_FIRST = ("telegram_bot_token", "discord_bot_token")
"""Settings that a new operator fills in: written without the leading #."""


def fields() -> dict[str, tuple[type[BaseSettings], FieldInfo]]:
    """Return every setting by its name."""
    return {name: (group, field) for group in GROUPS for name, field in group.model_fields.items()}


def section_of(name: str) -> str:
    """Return the heading of a setting, by its longest beginning. Raises LookupError if there is
    none."""
    known = [(each, title) for title, beginnings in SECTIONS.items() for each in beginnings.split()]
    found = [(len(each), title) for each, title in known if name.startswith(each)]
    if not found:
        raise LookupError(name)
    return max(found)[1]


def render() -> str:
    """Return the whole file."""
    parts = [HEAD]
    for title in SECTIONS:
        parts.append(f"\n# --- {title} ---\n")
        parts += [
            _setting(name, group, field)
            for name, (group, field) in fields().items()
            if section_of(name) == title
        ]
    return "".join(parts)


def _setting(name: str, group: type[BaseSettings], field: FieldInfo) -> str:
    words = " ".join((field.description or "").split())
    comment = textwrap.fill(words, 100, initial_indent="# ", subsequent_indent="# ")
    mark = "" if name in WANTED_FIRST else "#"
    return f"\n{comment}\n{mark}{name.upper()}={_shown(group, name)}\n"


def _shown(settings: type[BaseSettings], name: str) -> str:
    """Return the default as an operator would type it."""
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
