"""The models that are on this machine: fetched ones below DATA_DIR, and those in the hub's cache.

A fetched model is a folder of its own with a manifest, which is written last: without it nothing
half made is used. Models that earlier versions, or other programs of this user, put into the cache
of `huggingface_hub` are found and read, never written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.engines.whisper.models.folder import NEEDED, problem_of
from pipeline.engines.whisper.models.names import REPOSITORIES

MANIFEST = "fetched.json"


def model_home(models: Path, repository: str) -> Path:
    """The folder below `models` where a fetched model is, or will be."""
    return models / f"hub--{repository.replace('/', '--')}"


def find_fetched(models: Path, repository: str) -> Path | None:
    """The folder of a model that is there and whole; no word to the hub."""
    own = model_home(models, repository)
    if is_whole(own):
        return own
    for folder in _snapshots(models, repository):
        if not problem_of(folder):
            return folder
    return None


def is_whole(folder: Path) -> bool:
    """Whether every file of the manifest is there in its size."""
    try:
        sizes: Mapping[str, int] = json.loads((folder / MANIFEST).read_text())["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def write_manifest(folder: Path, repository: str, commit: str, sizes: Mapping[str, int]) -> None:
    """Say that every file of the model is there and was checked."""
    made = {"repository": repository, "commit": commit, "sizes": dict(sizes)}
    (folder / MANIFEST).write_text(json.dumps(made, indent=1))


def fetched_names(models: Path) -> frozenset[str]:
    """Short names of the models that need no fetching."""
    return frozenset(name for name, where in REPOSITORIES.items() if find_fetched(models, where))


def hub_cache() -> Path:
    """Where `huggingface_hub` keeps what it fetched, by the settings of its own environment."""
    if given := os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE"):
        return Path(given).expanduser()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    home = os.environ.get("HF_HOME") or cache / "huggingface"
    return Path(home).expanduser() / "hub"


def _snapshots(models: Path, repository: str) -> Iterator[Path]:
    """Folders of the hub's client: `models--owner--name/snapshots/<commit>`, that of `main` first,
    in DATA_DIR and in the user's own cache. A link there leads to a file that is whole."""
    for cache in (models, hub_cache()):
        kept = cache / f"models--{repository.replace('/', '--')}"
        try:
            commits = sorted(path.name for path in (kept / "snapshots").iterdir())
            main = (kept / "refs/main").read_text().strip() if (kept / "refs/main").exists() else ""
        except OSError:
            continue
        for commit in sorted(commits, key=lambda each: each != main):
            if all((kept / "snapshots" / commit / name).is_file() for name in NEEDED):
                yield kept / "snapshots" / commit
