"""Names of Whisper models: the valid values of WHISPER_MODEL, without a model library.

The table is that of faster-whisper, which a test compares. A name with a slash is a repository of a
hub.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

AUTO = "auto"
_SYSTRAN = "Systran/faster-whisper-"
REPOSITORIES: Mapping[str, str] = {
    **{
        name: _SYSTRAN + name
        for name in (
            *("tiny", "tiny.en", "base", "base.en", "small", "small.en", "medium", "medium.en"),
            *("large-v1", "large-v2", "large-v3"),
        )
    },
    "large": _SYSTRAN + "large-v3",
    "distil-large-v2": "Systran/faster-distil-whisper-large-v2",
    "distil-medium.en": "Systran/faster-distil-whisper-medium.en",
    "distil-small.en": "Systran/faster-distil-whisper-small.en",
    "distil-large-v3": "Systran/faster-distil-whisper-large-v3",
    "distil-large-v3.5": "distil-whisper/distil-large-v3.5-ct2",
    "large-v3-turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
    "turbo": "mobiuslabsgmbh/faster-whisper-large-v3-turbo",
}
"""Short names, and the repositories on the hub with the model in CTranslate2 format."""

_REPOSITORY = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*")


def looks_like_path(setting: str) -> bool:
    """Return whether a setting is a folder and not a name on the hub."""
    return setting.startswith(("/", "./", "../", "~")) or "\\" in setting or setting.count("/") > 1


def as_folder(setting: str) -> Path | None:
    """Return the folder that a setting names, whether it exists or not; None for a name."""
    path = Path(setting).expanduser()
    return path if looks_like_path(setting) or path.is_dir() or path.is_file() else None


def find_repository(setting: str) -> str | None:
    """Return the repository on the hub for a name; None for an invalid name."""
    if setting in REPOSITORIES:
        return REPOSITORIES[setting]
    return setting if _REPOSITORY.fullmatch(setting) else None


def suggest_names(setting: str) -> str:
    """Return similar known names as the end of a sentence."""
    short = setting.rpartition("/")[2].lower().removeprefix("faster-whisper-")
    short = short.removeprefix("whisper-")
    close = get_close_matches(short, REPOSITORIES, n=3, cutoff=0.5)
    named = ", ".join(close or ("base", "small", "medium", "large-v3", "large-v3-turbo"))
    return f"did you mean {named}?" if close else f"known names: {named}"
