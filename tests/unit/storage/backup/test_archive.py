"""A damaged, cut or foreign file is refused in words, before anything is restored."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.backup.archive import (
    MANIFEST,
    SUMS,
    ArchiveReader,
    ArchiveWriter,
    BrokenArchive,
    Manifest,
)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    blob = tmp_path / "blob"
    blob.write_bytes(b"sound" * 4000)
    path = tmp_path / "whole.tar"
    with path.open("wb") as file:
        archive = ArchiveWriter(file, tmp_path)
        archive.add_manifest(Manifest(1, "1.2.3", "0019", "sqlite", "2026-01-01T12:00:00+00:00"))
        archive.add_rows("jobs", ['["id"]', '["a"]'])
        archive.add_blob("media/aa/source", blob)
        archive.close()
    return path


def refused(path: Path) -> str:
    with pytest.raises(BrokenArchive) as error, ArchiveReader.open(path):
        pass
    return str(error.value)


def test_whole_archive_is_read(whole: Path, tmp_path: Path) -> None:
    with ArchiveReader.open(whole) as archive:
        assert [line.strip() for line in archive.rows("jobs")] == ['["id"]', '["a"]']
        assert list(archive.rows("unknown")) == []
        archive.extract("media/aa/source", tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"sound" * 4000


def test_archive_is_written_into_a_pipe(tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    archive = ArchiveWriter(pipe, tmp_path)  # type: ignore[arg-type]
    archive.add_manifest(Manifest(1, "1", "0019", "sqlite", "now"))
    archive.close()
    (tmp_path / "piped.tar").write_bytes(pipe.written)
    with ArchiveReader.open(tmp_path / "piped.tar") as read:
        assert read.manifest.version == "1"


def test_no_archive_that_was_cut_off_is_taken(whole: Path) -> None:
    data = whole.read_bytes()
    end = data.rindex(b"media/aa/source\n")  # what follows are zeros that close the archive
    for length in range(0, end, 499):
        whole.write_bytes(data[:length])
        assert refused(whole)


def test_no_archive_with_a_damaged_byte_is_taken(whole: Path) -> None:
    data = bytearray(whole.read_bytes())
    for place in (600, data.index(b"soundsound"), data.index(b"\x1f\x8b") + 12):
        damaged = data.copy()
        damaged[place] ^= 1
        whole.write_bytes(damaged)
        assert "damaged" in refused(whole) or "manifest" in refused(whole)


def rebuilt(whole: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with tarfile.open(whole) as tar:
        members = {it.name: tar.extractfile(it).read() for it in tar}  # type: ignore[union-attr]
    change(members)
    with tarfile.open(whole, "w") as tar:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return whole


def test_missing_and_added_members_are_noticed(whole: Path) -> None:
    data = whole.read_bytes()
    assert "jobs.jsonl.gz is damaged or missing" in refused(
        rebuilt(whole, lambda them: them.pop("rows/jobs.jsonl.gz"))
    )
    whole.write_bytes(data)
    assert "blobs/media/x is damaged or missing" in refused(
        rebuilt(whole, lambda them: them.update({"blobs/media/x": b""}))
    )
    whole.write_bytes(data)
    assert "no list of digests" in refused(rebuilt(whole, lambda them: them.pop(SUMS)))


@pytest.mark.parametrize("data", [b"", b"text", b"\0" * 20_480, b"PK\3\4" + b"x" * 2000])
def test_other_files_are_no_backups(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(data)
    assert "not a backup" in refused(tmp_path / "file")


def test_links_are_not_followed(whole: Path) -> None:
    with tarfile.open(whole, "w") as tar:
        link = tarfile.TarInfo(MANIFEST)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    assert "not a plain file" in refused(whole)


def test_archive_of_a_later_format_names_the_version_that_made_it(tmp_path: Path) -> None:
    path = tmp_path / "later.tar"
    with path.open("wb") as file:
        archive = ArchiveWriter(file, tmp_path)
        archive.add_manifest(Manifest(2, "9.0", "0099", "sqlite", "later"))
        archive.close()
    assert "9.0" in refused(path)
