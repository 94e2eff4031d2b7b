"""The packaged model is joined from its packages, and checked."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.engines.whisper.models import packaged
from storage.errors import EngineMissing


@pytest.fixture
def model_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two small packages, in the shape of the real ones."""
    first, second = tmp_path / "one", tmp_path / "two"
    for package, name, data in (
        (first, "model.bin.part1", b"abc"),
        (second, "model.bin.part2", b"def"),
        (second, "config.json", b"{}"),
    ):
        (package / "data").mkdir(parents=True, exist_ok=True)
        (package / "data" / name).write_bytes(data)
    contents = {"model.bin": b"abcdef", "config.json": b"{}"}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    monkeypatch.setattr(packaged, "SHA256", hashes)
    monkeypatch.setattr(packaged, "PACKAGES", ("one", "two"))
    monkeypatch.setattr(packaged, "packages_installed", lambda: True)
    monkeypatch.setattr(packaged, "files", lambda package: tmp_path / package)
    return first, second


def test_packages_are_joined_once(model_packages: tuple[Path, Path], tmp_path: Path) -> None:
    folder = packaged.join_packages(tmp_path / "data" / "models")
    assert (folder / "model.bin").read_bytes() == b"abcdef"
    written = (folder / "model.bin").stat().st_mtime_ns
    assert packaged.join_packages(tmp_path / "data" / "models") == folder
    assert (folder / "model.bin").stat().st_mtime_ns == written


def test_damaged_copy_is_joined_again(model_packages: tuple[Path, Path], tmp_path: Path) -> None:
    folder = packaged.join_packages(tmp_path / "data" / "models")
    (folder / "model.bin").write_bytes(b"abcxxx")
    packaged.join_packages(tmp_path / "data" / "models")
    assert (folder / "model.bin").read_bytes() == b"abcdef"


def test_damaged_package_is_refused(model_packages: tuple[Path, Path], tmp_path: Path) -> None:
    (model_packages[0] / "data" / "model.bin.part1").write_bytes(b"evil")
    with pytest.raises(EngineMissing, match="damaged"):
        packaged.join_packages(tmp_path / "data" / "models")
    assert [path.name for path in (tmp_path / "data" / "models").iterdir() if path.is_dir()] == []
