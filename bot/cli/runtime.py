"""The composition root: settings are read here and passed down, and an end has a status.

Everything is imported where it is needed: a bot loads no model library, and `--help` loads nothing.
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
    """The settings, with logging set up. Ends the program when one that it needs can't be used,
    with a line for each on stderr and status 2. `needs` are purposes (`bot.app.config`), None:
    all."""
    from bot.app import config

    return _read(config.EVERYTHING if needs is None else needs)


def read_worker_settings(*, from_file: bool) -> Settings:
    """The same for a worker, which opens hostile media: without a bot's settings, so that no token
    is in its memory. Without `from_file` they are in the environment alone."""
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
        typer.echo(f"Careful, {mask(str(each))}", err=True)
    if found.problems:
        lines = "\n".join(f"  {mask(str(each))}" for each in found.problems)
        fail(f"These settings can't be used:\n{lines}", 2)
    return _logged(settings)


def settings_to_examine() -> tuple[Settings, Findings, Callable[[str], str]]:
    """The settings as far as they can be used, what is wrong with them, and what takes secrets out
    of a text: for who looks at what is wrong instead of ending."""
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
    """Every secret among the settings."""
    from pydantic import SecretStr

    groups = (settings.bot, settings.pipeline, settings.storage)
    values = [getattr(group, name) for group in groups for name in type(group).model_fields]
    return [value for value in values if isinstance(value, SecretStr)]


def _logged(settings: Settings) -> Settings:
    from storage import logs

    logs.setup(settings.storage, _secrets(settings))
    return settings


def for_terminal(settings: Settings) -> Settings:
    """Whoever sits at the terminal runs the service; and log lines must not tear the screen."""
    from dataclasses import replace

    bot = settings.bot.model_copy(update={"admins": (*settings.bot.admins, "console:local")})
    storage = settings.storage
    if "log_level" not in storage.model_fields_set:
        storage = storage.model_copy(update={"log_level": "ERROR"})
    return _logged(replace(settings, bot=bot, storage=storage))


def finish(service: Coroutine[Any, Any, None]) -> NoReturn:
    """Run until it ends, exit 0; an expected error is one sentence, see `end`."""

    async def serve() -> int:
        await service
        return 0

    end(serve())


def end(work: Coroutine[Any, Any, int]) -> NoReturn:
    """Run, and exit with the status that comes of it; an expected error is one sentence and 1, a
    setting that can't be used is 2."""
    from bot.i18n.translator import Translations
    from storage.errors import BadSetting, UserError
    from storage.models import Failure

    try:
        status = asyncio.run(work)
    except UserError as error:
        sentence = Translations().for_locale("en").failure(Failure(error.code, error.values))
        fail(sentence, 2 if isinstance(error, BadSetting) else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(status)


_WORKERS_OWN = frozenset(
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
        "sumy",
    ]
)


def incomplete(missing: ImportError) -> str:
    """What to say where only a bot's libraries are installed (locks/bot.txt). Raises `missing` when
    it is something else that is missing."""
    if (missing.name or "").partition(".")[0] not in _WORKERS_OWN:
        raise missing
    return (
        f"{missing.name} is not installed: this is the small installation of a bot alone. "
        "A worker needs the complete one: pip install . in the project's folder, "
        "or docker/worker.Dockerfile."
    )


def fail(sentence: str, status: int) -> NoReturn:
    """Exit with one sentence on stderr."""
    typer.echo(sentence, err=True)
    sys.exit(status)
