"""Zip archives with tracks: what is taken out of them, and what hostile ones are told.

The archives are read in the confined child, as in a job. Craig's are made as `cook.sh` in
https://github.com/CraigChat/craig makes them: `zip -1 -FI - *.flac info.txt raw.dat`.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.media.tracks.archive import Member, list_members, unpack_member
from pipeline.media.tracks.errors import BadArchive
from pipeline.media.tracks.zip_members import MOST_MEMBERS, MOST_TRACKS, Unpacked
from tests.paths import DATA

FLAC = (DATA / "asr/en/ls_1998-15444-0000.flac").read_bytes()
MOST = 20_000_000


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def make(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def unpack_all(path: Path, most: int) -> None:
    for member in list_members(path, most, ignore):
        unpack_member(path, member, path.with_suffix(".out"), most, ignore)


def reason(path: Path, most: int = MOST) -> dict[str, str]:
    with pytest.raises(BadArchive) as caught:
        unpack_all(path, most)
    return caught.value.values


class Pipe(io.BytesIO):
    """Output that can't go back, as Craig's: sizes follow each member."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def test_recordings_are_found_by_their_content(tmp_path: Path) -> None:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("1-anna.flac", FLAC)
        archive.writestr("2-ben", FLAC)
        archive.writestr("info.txt", "Recording abc\r\n\r\nTracks:\r\n\tanna#0001 (1)\r\n")
        archive.writestr("raw.dat", b'{"format":1}\n' + bytes(500))
        archive.writestr("photo.flac", b"\x89PNG\r\n\x1a\n" + bytes(500))
        archive.writestr("inner.zip", make(tmp_path / "inner", {"3-eve.flac": FLAC}).read_bytes())
        archive.writestr("__MACOSX/._1-anna.flac", b"\x00\x05\x16\x07" + bytes(200))
        archive.writestr("empty.flac", b"")
        archive.mkdir("folder")
    path = tmp_path / "craig.flac.zip"
    path.write_bytes(pipe.getvalue())
    found = list_members(path, MOST, ignore)
    assert found == (Member(0, "1-anna.flac"), Member(1, "2-ben"))
    output = tmp_path / "out"
    assert unpack_member(path, found[1], output, MOST, ignore) == Unpacked(len(FLAC))
    assert output.read_bytes() == FLAC


def test_names_are_labels_and_never_paths(tmp_path: Path) -> None:
    names = ["../../escaped.flac", "/etc/escaped.flac", "..\\escaped.flac", "C:\\x\\e.flac"]
    (tmp_path / "in").mkdir()
    path = make(tmp_path / "in/x.zip", dict.fromkeys(names, FLAC))
    before = set(tmp_path.rglob("*"))
    found = list_members(path, MOST, ignore)
    assert len(found) == len(names)
    for member in found:
        unpack_member(path, member, tmp_path / "in/out", MOST, ignore)
    assert set(tmp_path.rglob("*")) - before == {tmp_path / "in/out"}
    assert not Path("/etc/escaped.flac").exists()


def test_archive_without_recordings_has_none(tmp_path: Path) -> None:
    inner = make(tmp_path / "inner", {"1.flac": FLAC}).read_bytes()
    path = make(tmp_path / "x.zip", {"a.txt": b"words", "b.zip": inner, "c.docx": inner})
    assert list_members(path, MOST, ignore) == ()


def test_counts_and_sizes_are_limited(tmp_path: Path) -> None:
    many = make(tmp_path / "a", {f"{n}.txt": b"x" for n in range(10_000)})
    assert reason(many) == {"reason": "members", "count": "10000", "limit": str(MOST_MEMBERS)}
    tracks = make(tmp_path / "b", {f"{n}.flac": FLAC[:5000] for n in range(MOST_TRACKS + 1)})
    assert reason(tracks) == {"reason": "tracks", "count": "17", "limit": "16"}
    large = make(tmp_path / "c", {"1.flac": FLAC + bytes(30 << 20)}, zipfile.ZIP_STORED)
    assert reason(large) == {"reason": "size", "count": "31", "limit": "19"}
    sizes = len(FLAC) * 2
    two = make(tmp_path / "d", {"1.flac": FLAC, "2.flac": FLAC})
    assert len(list_members(two, sizes, ignore)) == 2
    assert reason(two, sizes - 1)["reason"] == "size"


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = make(tmp_path / "x.zip", {"1.wav": b"RIFF\0\0\0\0WAVE" + bytes(100 << 20)})
    assert path.stat().st_size < 200_000
    assert reason(path, 2_000_000_000) == {"reason": "ratio"}


def change(path: Path, at: Callable[[bytes], int], value: bytes) -> Path:
    content = bytearray(path.read_bytes())
    first = at(bytes(content))
    content[first : first + len(value)] = value
    path.write_bytes(content)
    return path


def test_header_that_says_less_than_there_is(tmp_path: Path) -> None:
    """The directory says 10,000 bytes, the stream has 30 MB: only so much is written, and it is
    found to be damaged."""
    path = make(tmp_path / "x.zip", {"1.wav": b"RIFF\0\0\0\0WAVE" + bytes(30 << 20)})
    change(path, lambda it: it.rindex(b"PK\x01\x02") + 24, struct.pack("<I", 10_000))
    (member,) = list_members(path, 1_000_000, ignore)
    assert unpack_member(path, member, tmp_path / "out", 1_000_000, ignore).damaged
    assert (tmp_path / "out").stat().st_size <= 10_000


def test_overlapping_members_are_refused(tmp_path: Path) -> None:
    """Fifield's bomb: thousands of members that share the bytes of one."""
    path = make(tmp_path / "x.zip", {"1.flac": FLAC, "2.flac": FLAC})
    change(path, lambda it: it.rindex(b"PK\x01\x02") + 42, struct.pack("<I", 0))
    assert reason(path) == {"reason": "damaged"}


@pytest.mark.parametrize("name", ["1.flac", "1.flac/../2.FLAC"])
def test_encrypted_archive_is_refused(name: str, tmp_path: Path) -> None:
    path = make(tmp_path / "x.zip", {name: FLAC, "info.txt": b"words"})
    change(path, lambda it: it.index(b"PK\x03\x04") + 6, b"\x01\x00")
    change(path, lambda it: it.index(b"PK\x01\x02") + 8, b"\x01\x00")
    assert reason(path) == {"reason": "encrypted"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_are_refused(method: int, tmp_path: Path) -> None:
    assert reason(make(tmp_path / "x.zip", {"1.flac": FLAC}, method)) == {"reason": "method"}


def test_zip64_that_claims_exabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive, archive.open("1.flac", "w", force_zip64=True) as it:
        it.write(FLAC)
    content = path.read_bytes()
    directory = content.rindex(b"PK\x01\x02")
    end = content.rindex(b"PK\x05\x06")
    extra = struct.pack("<HHQQ", 1, 16, 1 << 60, 1 << 60)
    entry = bytearray(content[directory:end])
    entry[20:28] = b"\xff" * 8  # both sizes are in the extra field
    entry[30:32] = struct.pack("<H", len(extra))
    name = entry[46:52]
    entry = entry[:46] + name + extra
    tail = bytearray(content[end:])
    tail[12:16] = struct.pack("<I", len(entry))
    path.write_bytes(content[:directory] + entry + tail)
    assert reason(path)["reason"] in ("damaged", "size")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_cut_archive_is_damaged(share: float, tmp_path: Path) -> None:
    path = make(tmp_path / "x.zip", {"1.flac": FLAC, "2.flac": FLAC})
    content = path.read_bytes()
    path.write_bytes(content[: round(len(content) * share)])
    assert reason(path) == {"reason": "damaged"}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_damaged_content_is_unpacked_as_far_as_it_can_be_read(method: int, tmp_path: Path) -> None:
    path = make(tmp_path / "x.zip", {"1.flac": FLAC}, method)
    change(path, lambda _: 20_000, b"\0" * 50)
    (member,) = list_members(path, MOST, ignore)
    output = tmp_path / "out"
    unpacked = unpack_member(path, member, output, MOST, ignore)
    assert unpacked.damaged
    assert unpacked.size == output.stat().st_size
    assert output.read_bytes()[:19_000] == FLAC[:19_000]
    if method == zipfile.ZIP_STORED:
        assert unpacked.size > len(FLAC) - 10_000


def test_content_without_a_readable_byte_is_damaged(tmp_path: Path) -> None:
    path = make(tmp_path / "x.zip", {"1.flac": FLAC[:3000]}, zipfile.ZIP_STORED)
    change(path, lambda _: 1000, b"\xaa" * 50)
    assert reason(path) == {"reason": "damaged"}


@pytest.mark.parametrize("seed", range(8))
def test_random_damage_ends_with_an_error_for_people(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311
    path = make(tmp_path / "x.zip", {"1.flac": FLAC[:3000], "b/2.flac": FLAC[:3000]})
    content = bytearray(path.read_bytes())
    for _ in range(6):
        content[chance.randrange(len(content) - 300, len(content))] = chance.randrange(256)
    path.write_bytes(content)
    try:
        for member in list_members(path, MOST, ignore):
            unpack_member(path, member, tmp_path / "out", MOST, ignore)
    except BadArchive as error:
        assert error.values["reason"]  # noqa: PT017
