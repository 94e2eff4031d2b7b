"""Settings of all three packages, read at once together with their problems.

A command names the purposes that it needs. A wrong setting with another purpose is only a warning:
a worker runs without a valid bot token, for example.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.app.settings_conflicts import find_conflicts
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.config.bucket import missing_key
from storage.config.env_file import EnvFile, find_misspelt
from storage.config.folders import check_readable, check_writable
from storage.config.problem import Problem
from storage.config.settings_group import ENV_FILE, SettingsGroup
from storage.settings import StorageSettings

GROUPS: tuple[type[SettingsGroup], ...] = (BotSettings, PipelineSettings, StorageSettings)

TELEGRAM, DISCORD, PEOPLE, QUEUE, LIMITS, ENGINES, STORAGE, NETWORK = (
    *("telegram", "discord", "people", "queue", "limits", "engines", "storage", "network"),
)
"""Purposes of settings. A command needs some of them."""
EVERYTHING = frozenset({TELEGRAM, DISCORD, PEOPLE, QUEUE, LIMITS, ENGINES, STORAGE, NETWORK})
BOTS = EVERYTHING - {ENGINES}
WORKER = frozenset({QUEUE, LIMITS, ENGINES, STORAGE, NETWORK})
FILES = frozenset({LIMITS, ENGINES, STORAGE, NETWORK})
DEMO = WORKER
ADMINISTRATION = frozenset({PEOPLE, QUEUE, LIMITS, STORAGE})
ROWS = frozenset({STORAGE})

_LIMITS = frozenset({"max_minutes", "max_megabytes", "remember_voices"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of all three packages."""

    bot: BotSettings
    pipeline: PipelineSettings
    storage: StorageSettings

    @classmethod
    def read(cls) -> Settings:
        """Read the settings from the environment and `.env`. Raises pydantic's ValidationError."""
        return cls(BotSettings(), PipelineSettings(), StorageSettings())

    @property
    def queue_folder(self) -> Path:
        """Return the folder of the embedded queue server."""
        return self.storage.data_dir / "queue"


@dataclass(slots=True)
class Findings:
    """Problems of the settings. `problems` keep the program from starting, `warnings` do not.
    `written` has every value in `.env` by its name."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    def add(self, found: Iterable[Problem], needs: Collection[str]) -> None:
        """Add findings: to `problems` when their purpose is in `needs`, else to `warnings`."""
        for each in found:
            if purpose(each.setting) in needs:
                self.problems.append(each)
            else:
                says = f"{each.says}; this command does not need it and ignores it"
                self.warnings.append(Problem(each.setting, says))


def purpose(setting: str) -> str:
    """Return the purpose of a setting."""
    name = setting.lower()
    if name.endswith("_proxy"):
        return NETWORK
    if name in PipelineSettings.model_fields:
        return QUEUE if name == "redis_url" else LIMITS if name in _LIMITS else ENGINES
    if name not in BotSettings.model_fields:
        return STORAGE
    first = name.partition("_")[0]
    return first if first in (TELEGRAM, DISCORD) else PEOPLE


def setting_names() -> frozenset[str]:
    """Return the names of all settings, in capitals."""
    return frozenset(name.upper() for group in GROUPS for name in group.model_fields)


def read(
    needs: Collection[str], folder: Path = Path(), *, from_file: bool = True, with_bot: bool = True
) -> tuple[Settings, Findings]:
    """Return the settings and their findings; a wrong setting has its default.

    Checks that the folders in the settings are usable, and creates DATA_DIR. Without `from_file`
    `.env` is not read. Without `with_bot` the bot's settings have their defaults, so that the
    process holds no token.
    """
    findings, names = Findings(), setting_names()
    path = folder / ENV_FILE
    source: dict[str, Path | None] = {"_env_file": None}
    if from_file:
        file = EnvFile(path, names)
        findings.problems += file.problems
        findings.warnings += file.warnings
        findings.written = file.values
        source = {"_env_file": path if file.readable else None}
    findings.warnings += find_misspelt(os.environ, names)
    bot, wrong = BotSettings.read(**source)
    findings.add(wrong, needs)
    if not with_bot:
        bot = BotSettings.model_construct()
    pipeline, wrong = PipelineSettings.read(**source)
    findings.add(wrong, needs)
    storage, wrong = StorageSettings.read(**source)
    findings.add(wrong, needs)
    settings = Settings(bot, pipeline, storage)
    if not findings.problems:
        findings.add(_check_folders(settings, needs), needs)
        conflicts, warnings = find_conflicts(settings.bot, settings.pipeline)
        findings.add((each for each in conflicts if purpose(each.setting) in needs), needs)
        findings.warnings += [each for each in warnings if purpose(each.setting) in needs]
    return settings, findings


def _check_folders(settings: Settings, needs: Collection[str]) -> Iterator[Problem]:
    """Yield the problem of each unusable folder once: folders inside DATA_DIR are not checked again
    for other settings."""
    problem = check_writable("DATA_DIR", settings.storage.data_dir)
    if access := settings.storage.bucket:
        problem = problem or missing_key(access)
    elif problem is None and settings.storage.blob_url:
        problem = check_writable("BLOB_URL", Path(settings.storage.blobs.removeprefix("file://")))
    if problem:
        yield problem
    voices = settings.pipeline.piper_folder
    if ENGINES in needs and voices and (missing := check_readable("PIPER_VOICE", voices)):
        yield missing
