"""Functions that all commands share: reading settings, running, exit statuses.

Modules are imported where they are needed: a bot loads no model library, and `--help` loads
nothing.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Collection, Coroutine
from typing import TYPE_CHECKING, Any, NoReturn

import typer

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.app.config import Findings
    from bot.app.service import Settings


def read_settings(needs: Collection[str] | None = None) -> Settings:
    """Read the settings and set up logging. Exits with status 2, and with a line on standard error
    for each problem, when a needed setting is wrong. `needs` are purposes (`bot.app.config`); None
    means all."""
    from bot.app import config

    return _read(config.EVERYTHING if needs is None else needs)


def read_worker_settings(*, from_file: bool) -> Settings:
    """Read the settings of a worker, which opens hostile media: without those of the bot, so that
    no token is in its memory. Without `from_file` only the environment is read."""
    from bot.app import config

    return _read(config.WORKER, from_file=from_file, with_bot=False)


def _read(needs: Collection[str], *, from_file: bool = True, with_bot: bool = True) -> Settings:
    from bot.app import config, environment

    settings, found = config.read(needs, from_file=from_file, with_bot=with_bot)
    wrong, careful = environment.prepare(os.environ, found.written)
    found.add(wrong, needs)
    found.warnings += careful
    mask = _mask(settings)
    for each in found.warnings:
        typer.echo(f"Warning: {mask(str(each))}", err=True)
    if found.problems:
        lines = "\n".join(f"  {mask(str(each))}" for each in found.problems)
        fail(f"These settings can't be used:\n{lines}", 2)
    return _set_up_logs(settings)


def read_settings_to_check() -> tuple[Settings, Findings, Callable[[str], str]]:
    """Return the settings, their findings, and a function that masks secrets in a text. Wrong
    settings have their defaults and do not end the program."""
    from bot.app import config, environment

    settings, found = config.read(config.EVERYTHING)
    wrong, careful = environment.prepare(os.environ, found.written)
    found.problems += wrong
    found.warnings += careful
    return for_terminal(settings), found, _mask(settings)


def _mask(settings: Settings) -> Callable[[str], str]:
    from storage import logs

    return logs.masked(_secrets(settings))


def _secrets(settings: Settings) -> list[SecretStr]:
    """Return all secrets in the settings."""
    from pydantic import SecretStr

    groups = (settings.bot, settings.pipeline, settings.storage)
    values = [getattr(group, name) for group in groups for name in type(group).model_fields]
    return [value for value in values if isinstance(value, SecretStr)]


def _set_up_logs(settings: Settings) -> Settings:
    from storage import logs

    logs.setup(settings.storage, _secrets(settings))
    return settings


def for_terminal(settings: Settings) -> Settings:
    """Return the settings for a command at a terminal: its user is an administrator, and only
    errors are logged, since log messages would break the screen."""
    from dataclasses import replace

    bot = settings.bot.model_copy(update={"admins": (*settings.bot.admins, "console:local")})
    storage = settings.storage
    if "log_level" not in storage.model_fields_set:
        storage = storage.model_copy(update={"log_level": "ERROR"})
    return _set_up_logs(replace(settings, bot=bot, storage=storage))


def run_service(service: Coroutine[Any, Any, None]) -> NoReturn:
    """Run a service until it ends, and exit with status 0. For errors see `run_and_exit`."""

    async def serve() -> int:
        await service
        return 0

    run_and_exit(serve())


def run_and_exit(work: Coroutine[Any, Any, int]) -> NoReturn:
    """Run a coroutine and exit with the status that it returns. An expected error is printed as one
    sentence, with status 2 for a wrong setting and 1 for all others: those of a bucket or a
    database that is away are expected, too."""
    from bot.app.platform_lease import LeaseLost
    from bot.i18n.translator import Translations
    from storage.errors import BadSetting, UserError
    from storage.models import Failure

    try:
        status = asyncio.run(work)
    except UserError as error:
        sentence = Translations().for_locale("en").failure(Failure(error.code, error.values))
        is_wrong = isinstance(error, BadSetting) and not isinstance(error, LeaseLost)
        fail(sentence, 2 if is_wrong else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if not getattr(error, "passes", False):  # its class need not be loaded
            raise
        fail(str(error), 1)
    sys.exit(status)


_WORKER_LIBRARIES = frozenset(
    [
        "av",
        "ctranslate2",
        "faster_whisper",
        "filelock",
        "google",
        "gtts",
        "numpy",
        "onnxruntime",
        "openai",
        "scipy",
        "sentencex",
        "snowballstemmer",
        "stopwordsiso",
    ]
)


def missing_library_message(missing: ImportError) -> str:
    """Return the message for an installation with only a bot's libraries (locks/bot.txt). Raises
    `missing` again when another module is missing."""
    if (missing.name or "").partition(".")[0] not in _WORKER_LIBRARIES:
        raise missing
    return (
        f"{missing.name} is not installed: this is the small installation of a bot alone. "
        "A worker needs the full installation: run pip install . in the project's folder, "
        "or use docker/worker.Dockerfile."
    )


def fail(sentence: str, status: int) -> NoReturn:
    """Print a sentence on standard error and exit with a status."""
    typer.echo(sentence, err=True)
    sys.exit(status)
