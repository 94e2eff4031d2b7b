"""The model is found in a folder, joined from packages, or refused in words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import httpx
import pytest

from pipeline.engines import weights
from storage.errors import EngineMissing


@pytest.fixture
def halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two small packages, in the shape of the real ones."""
    first, second = tmp_path / "one", tmp_path / "two"
    for package, name, data in (
        (first, "model.bin.part1", b"abc"),
        (second, "model.bin.part2", b"def"),
        (second, "config.json", b"{}"),
    ):
        (package / "data").mkdir(parents=True, exist_ok=True)
        (package / "data" / name).write_bytes(data)
    known = {"model.bin": b"abcdef", "config.json": b"{}"}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in known.items()}
    monkeypatch.setattr(weights, "SHA256", hashes)
    monkeypatch.setattr(weights, "PACKAGES", ("one", "two"))
    monkeypatch.setattr(weights, "packages_installed", lambda: True)
    monkeypatch.setattr(weights, "files", lambda package: tmp_path / package)
    return first, second


def test_the_packages_are_joined_once(halves: tuple[Path, Path], tmp_path: Path) -> None:
    folder = weights.find_model("auto", tmp_path / "data")
    assert (folder / "model.bin").read_bytes() == b"abcdef"
    written = (folder / "model.bin").stat().st_mtime_ns
    assert weights.find_model("auto", tmp_path / "data") == folder
    assert (folder / "model.bin").stat().st_mtime_ns == written


def test_a_damaged_copy_is_joined_again(halves: tuple[Path, Path], tmp_path: Path) -> None:
    folder = weights.find_model("auto", tmp_path / "data")
    (folder / "model.bin").write_bytes(b"abcxxx")
    weights.find_model("auto", tmp_path / "data")
    assert (folder / "model.bin").read_bytes() == b"abcdef"


def test_a_damaged_package_is_refused(halves: tuple[Path, Path], tmp_path: Path) -> None:
    (halves[0] / "data" / "model.bin.part1").write_bytes(b"evil")
    with pytest.raises(EngineMissing, match="damaged"):
        weights.find_model("auto", tmp_path / "data")
    assert [path.name for path in (tmp_path / "data" / "models").iterdir() if path.is_dir()] == []


def test_a_folder_must_hold_a_model(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing) as caught:
        weights.find_model(str(tmp_path), tmp_path)
    assert caught.value.values == {"engine": "faster-whisper", "setting": "WHISPER_MODEL"}
    (tmp_path / "model.bin").write_bytes(b"")
    assert weights.find_model(str(tmp_path), tmp_path) == tmp_path


def test_a_hub_that_does_not_answer_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def download(*args: object, **options: object) -> str:
        raise httpx.ConnectError("no network")

    monkeypatch.setattr(weights, "download_model", download)
    with pytest.raises(EngineMissing, match="no network") as caught:
        weights.find_model("large-v3", tmp_path)
    assert caught.value.values["setting"] == "WHISPER_MODEL"


def test_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert weights.model_name("large-v3") == "large-v3"
    assert weights.model_name(str(tmp_path)) == tmp_path.name
    monkeypatch.setattr(weights, "packages_installed", lambda: True)
    assert weights.model_name("auto") == "base"
    monkeypatch.setattr(weights, "packages_installed", lambda: False)
    assert weights.model_name("auto") == "small"
