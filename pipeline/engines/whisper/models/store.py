"""Local models: downloaded ones below DATA_DIR, and those in the hub's cache.

A downloaded model is a folder with a manifest, which is written last: without it an incomplete
model is not used. Models in the cache of `huggingface_hub`, from earlier versions or other programs
of this user, are found and read, never written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.engines.whisper.models.folder import NEEDED, find_problem
from pipeline.engines.whisper.models.names import REPOSITORIES

MANIFEST = "fetched.json"


def model_home(models: Path, repository: str) -> Path:
    """Return the folder below `models` of a downloaded model, whether it exists or not."""
    return models / f"hub--{repository.replace('/', '--')}"


def find_fetched(models: Path, repository: str) -> Path | None:
    """Return the folder of a complete local model, without contacting the hub."""
    own = model_home(models, repository)
    if is_whole(own):
        return own
    for folder in _snapshots(models, repository):
        if not find_problem(folder):
            return folder
    return None


def is_whole(folder: Path) -> bool:
    """Return whether every file of the manifest exists in its size."""
    try:
        sizes: Mapping[str, int] = json.loads((folder / MANIFEST).read_text())["sizes"]
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def write_manifest(folder: Path, repository: str, commit: str, sizes: Mapping[str, int]) -> None:
    """Write the manifest: every file of the model is complete and checked."""
    manifest = {"repository": repository, "commit": commit, "sizes": dict(sizes)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1))


def fetched_names(models: Path) -> frozenset[str]:
    """Return the short names of the models that need no download."""
    return frozenset(
        name for name, repository in REPOSITORIES.items() if find_fetched(models, repository)
    )


def hub_cache() -> Path:
    """Return the cache folder of `huggingface_hub`, by its own environment variables."""
    if configured := os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE"):
        return Path(configured).expanduser()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    home = os.environ.get("HF_HOME") or cache / "huggingface"
    return Path(home).expanduser() / "hub"


def _snapshots(models: Path, repository: str) -> Iterator[Path]:
    """Yield folders of the hub's client: `models--owner--name/snapshots/<commit>`.

    They are in DATA_DIR and in the user's cache; that of `main` is the first. A link in them leads
    to a complete file.
    """
    for cache in (models, hub_cache()):
        folder = cache / f"models--{repository.replace('/', '--')}"
        try:
            commits = sorted(path.name for path in (folder / "snapshots").iterdir())
            main = (
                (folder / "refs/main").read_text().strip()
                if (folder / "refs/main").exists()
                else ""
            )
        except OSError:
            continue
        for commit in sorted(commits, key=lambda each: each != main):
            if all((folder / "snapshots" / commit / name).is_file() for name in NEEDED):
                yield folder / "snapshots" / commit
