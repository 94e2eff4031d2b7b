"""Files of a local Bot API server: read where it keeps them, and not copied on the way.

In local mode getFile answers with an absolute path below `<its folder>/<token>/`, and nothing is
served over HTTP: https://core.telegram.org/bots/api#using-a-local-bot-api-server.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from telegram import Bot

from storage.errors import BadSetting, MediaGone

FETCH_TIMEOUT = 3600.0
"""Seconds that getFile may take: such a server answers when it has the whole file."""


def path_on_server(bot: Bot, address: str) -> Path | None:
    """The path that the server named, None when it is an address to download from.

    python-telegram-bot takes a path that it can't see for a part of an address.
    """
    named = address.removeprefix(f"{bot.base_file_url}/").removeprefix("file://")
    return Path(named) if named.startswith("/") else None


def hand_over(source: Path, into: Path, token: str, *, local: bool) -> None:
    """Make `into` a link to the server's file, from which it is read into the store: the only
    copy. Raises MediaGone, and BadSetting when the operator has to do something.

    The folder's name holds the token, so only what is above it is ever shown.
    """
    home = _home(source, token)
    if not local:
        problem = "the Bot API server runs with --local, so it has to be true"
        raise BadSetting(setting="TELEGRAM_LOCAL", problem=problem)
    if not os.access(home, os.R_OK | os.X_OK):
        raise _unreadable(home)
    try:
        real = source.resolve(strict=True)
    except (FileNotFoundError, RuntimeError):  # the latter: links in a circle
        raise MediaGone("the local Bot API server no longer has the file") from None
    except OSError:
        raise _unreadable(home) from None
    if not (real.is_relative_to(home.resolve()) and stat.S_ISREG(real.lstat().st_mode)):
        raise MediaGone("what the local Bot API server names is no file of its own")
    if not os.access(real, os.R_OK):
        raise _unreadable(home)
    into.symlink_to(real)


def _home(source: Path, token: str) -> Path:
    """The folder in which the server keeps this bot's files; below it they lie by kind."""
    for folder in source.parents:
        if folder.name.startswith(token):  # a test server puts something behind it
            return folder
    return source.parent.parent


def _unreadable(home: Path) -> BadSetting:
    problem = (
        f"this process can't read the Bot API server's folder {home.parent}: it must be there "
        "under the same path, and readable"
    )
    return BadSetting(setting="TELEGRAM_LOCAL", problem=problem)
