"""Files of a local Bot API server, read in place without a copy.

In local mode getFile returns an absolute path below `<its folder>/<token>/`, and nothing is
served over HTTP: https://core.telegram.org/bots/api#using-a-local-bot-api-server.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from telegram import Bot

from storage.errors import BadSetting, MediaGone

LOCAL_GET_FILE_TIMEOUT = 3600.0
"""Seconds that getFile may take: a local server answers when it has the whole file."""


def path_on_server(bot: Bot, address: str) -> Path | None:
    """Return the path of a local server's file; None when `address` is a URL to download.

    python-telegram-bot prefixes a path that it can't see with the base URL.
    """
    path = address.removeprefix(f"{bot.base_file_url}/").removeprefix("file://")
    return Path(path) if path.startswith("/") else None


def link_to_local_file(source: Path, into: Path, token: str, *, local: bool) -> None:
    """Make `into` a link to the server's file. Reading it into the store makes the only copy.
    Raises MediaGone, and BadSetting when the operator has to act.

    The folder's name holds the token, so messages show only the folder above it.
    """
    home = _home(source, token)
    if not local:
        problem = "the Bot API server runs with --local, so it has to be true"
        raise BadSetting(setting="TELEGRAM_LOCAL", problem=problem)
    if not os.access(home, os.R_OK | os.X_OK):
        raise _unreadable(home)
    try:
        real = source.resolve(strict=True)
    except (FileNotFoundError, RuntimeError):  # RuntimeError: links in a circle
        raise MediaGone("the local Bot API server no longer has the file") from None
    except OSError:
        raise _unreadable(home) from None
    if not (real.is_relative_to(home.resolve()) and stat.S_ISREG(real.lstat().st_mode)):
        raise MediaGone("the local Bot API server named a path outside its folder")
    if not os.access(real, os.R_OK):
        raise _unreadable(home)
    into.symlink_to(real)


def _home(source: Path, token: str) -> Path:
    """Return the folder in which the server keeps this bot's files; subfolders are by kind."""
    for folder in source.parents:
        if folder.name.startswith(token):  # a test server appends something to the token
            return folder
    return source.parent.parent


def _unreadable(home: Path) -> BadSetting:
    problem = (
        f"this process can't read the Bot API server's folder {home.parent}: it must be there "
        "under the same path, and readable"
    )
    return BadSetting(setting="TELEGRAM_LOCAL", problem=problem)
