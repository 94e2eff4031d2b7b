"""The settings of all three folders: read at once, with everything that is wrong with them.

A command says what it needs. A wrong setting that it does without is a warning: a worker is no
worse for a bot's token that can't be, and a file is transcribed without one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.app.settings_conflicts import find_conflicts
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.config.env_file import EnvFile, find_misspelt
from storage.config.folders import check_readable, check_writable
from storage.config.problem import Problem
from storage.config.settings_group import ENV_FILE, SettingsGroup
from storage.settings import StorageSettings

GROUPS: tuple[type[SettingsGroup], ...] = (BotSettings, PipelineSettings, StorageSettings)

TELEGRAM, DISCORD, PEOPLE, QUEUE, LIMITS, ENGINES, KEPT, NETWORK = (
    *("telegram", "discord", "people", "queue", "limits", "engines", "kept", "network"),
)
"""What settings are for, and what a command may need."""
EVERYTHING = frozenset({TELEGRAM, DISCORD, PEOPLE, QUEUE, LIMITS, ENGINES, KEPT, NETWORK})
BOTS = EVERYTHING - {ENGINES}
WORKER = frozenset({QUEUE, LIMITS, ENGINES, KEPT, NETWORK})
FILES = frozenset({LIMITS, ENGINES, KEPT, NETWORK})
DEMO = WORKER
ADMINISTRATION = frozenset({PEOPLE, QUEUE, LIMITS, KEPT})
ROWS = frozenset({KEPT})

_LIMITS = frozenset({"max_minutes", "max_megabytes", "remember_voices"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of all three folders."""

    bot: BotSettings
    pipeline: PipelineSettings
    storage: StorageSettings

    @classmethod
    def read(cls) -> Settings:
        """From the environment and `.env`. Raises pydantic's ValidationError."""
        return cls(BotSettings(), PipelineSettings(), StorageSettings())

    @property
    def queue_folder(self) -> Path:
        """Where the embedded queue server keeps its file."""
        return self.storage.data_dir / "queue"


@dataclass(slots=True)
class Findings:
    """What is wrong: `problems` keep the program from starting, `warnings` do not. `written` is all
    that stands in `.env`."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    def take(self, found: Iterable[Problem], needs: Collection[str]) -> None:
        """Sort by whether it is needed."""
        for each in found:
            if purpose(each.setting) in needs:
                self.problems.append(each)
            else:
                said = f"{each.says}; not needed here, so this command goes on without it"
                self.warnings.append(Problem(each.setting, said))


def purpose(setting: str) -> str:
    """What a setting is for, by its name."""
    name = setting.lower()
    if name.endswith("_proxy"):
        return NETWORK
    if name in PipelineSettings.model_fields:
        return QUEUE if name == "redis_url" else LIMITS if name in _LIMITS else ENGINES
    if name not in BotSettings.model_fields:
        return KEPT
    first = name.partition("_")[0]
    return first if first in (TELEGRAM, DISCORD) else PEOPLE


def known_names() -> frozenset[str]:
    """The name of every setting."""
    return frozenset(name.upper() for group in GROUPS for name in group.model_fields)


def read(
    needs: Collection[str], folder: Path = Path(), *, from_file: bool = True, with_bot: bool = True
) -> tuple[Settings, Findings]:
    """The settings as far as they can be used, and what is wrong with them. Looks whether the
    folders that they name can be used, and makes DATA_DIR. Without `from_file` they are in the
    environment alone; without `with_bot` the bot's have their defaults, so that no token is held.
    """
    findings, known = Findings(), known_names()
    path = folder / ENV_FILE
    source: dict[str, Path | None] = {"_env_file": None}
    if from_file:
        file = EnvFile(path, known)
        findings.problems += file.problems
        findings.warnings += file.warnings
        findings.written = file.values
        source = {"_env_file": path if file.readable else None}
    findings.warnings += find_misspelt(os.environ, known)
    bot, wrong = BotSettings.read(**source)
    findings.take(wrong, needs)
    if not with_bot:
        bot = BotSettings.model_construct()
    pipeline, wrong = PipelineSettings.read(**source)
    findings.take(wrong, needs)
    storage, wrong = StorageSettings.read(**source)
    findings.take(wrong, needs)
    settings = Settings(bot, pipeline, storage)
    if not findings.problems:
        findings.take(_folders(settings, needs), needs)
        found, careful = find_conflicts(settings.bot, settings.pipeline)
        findings.take((each for each in found if purpose(each.setting) in needs), needs)
        findings.warnings += [each for each in careful if purpose(each.setting) in needs]
    return settings, findings


def _folders(settings: Settings, needs: Collection[str]) -> Iterator[Problem]:
    """Each folder once: what lies in DATA_DIR is not blamed on other settings."""
    found = check_writable("DATA_DIR", settings.storage.data_dir)
    if found is None and settings.storage.blob_url:
        found = check_writable("BLOB_URL", Path(settings.storage.blobs.removeprefix("file://")))
    if found:
        yield found
    voices = settings.pipeline.piper_folder
    if ENGINES in needs and voices and (missing := check_readable("PIPER_VOICE", voices)):
        yield missing
