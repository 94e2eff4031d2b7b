"""Recordings of a zip archive, listed and unpacked in confined child processes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.tracks.archive_child import Request
from pipeline.media.tracks.zip_members import Unpacked

_MEMORY = 500_000_000
"""Bytes of address space; the list of 10,000 members needs 10 MB."""
_PACE = 20_000_000
"""Bytes that are unpacked in a second of processor, at the least."""
_CHILD = "pipeline.media.tracks.archive_child"


@dataclass(frozen=True, slots=True)
class Member:
    """Recording in an archive: its place in the directory, and its name, which is only a label."""

    place: int
    name: str


def list_members(path: Path, most_bytes: int, report: Report) -> tuple[Member, ...]:
    """Return the recordings of an archive, in its order; () if there are none. Raises BadArchive.

    `most_bytes`: limit of all of them, unpacked.
    """
    request = Request(str(path.resolve()), most_bytes, Limits(_MEMORY, 30, 1_000_000))
    answer = run_child(_CHILD, asdict(request), report)
    return tuple(Member(place, name) for place, name in answer["members"])


def unpack_member(
    path: Path, member: Member, output: Path, most_bytes: int, report: Report
) -> Unpacked:
    """Write a recording of the archive into `output`, or what can be read of it. Raises
    BadArchive."""
    limits = Limits(_MEMORY, 30 + most_bytes // _PACE, most_bytes + 1_000_000)
    request = Request(str(path.resolve()), most_bytes, limits, member.place, str(output.resolve()))
    return Unpacked(**run_child(_CHILD, asdict(request), report))
