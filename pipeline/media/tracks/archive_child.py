"""Child process that reads zip archives: `python -m pipeline.media.tracks.archive_child`.

It lists the recordings of an archive, or unpacks one of them. No name of the archive is ever used
as a path: the parent chooses the file that is written.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.media.confined.child_protocol import ParentChannel, run_and_answer
from pipeline.media.confined.sandbox import Limits, confine
from pipeline.media.tracks.zip_members import open_archive, recordings, unpack

_LONGEST_NAME = 1000
"""Characters of a member's name in an answer."""


@dataclass(frozen=True, slots=True)
class Request:
    """Archive, and what is wanted of it. `place` of the member to unpack into `output`; -1: list
    the recordings. `most_bytes` of all of them."""

    source: str
    most_bytes: int
    limits: Limits
    place: int = -1
    output: str = ""


def work(request: Request, channel: ParentChannel) -> dict[str, Any]:
    """Return the members, or what was unpacked of one. Raises ChildError."""
    source = Path(request.source)
    if request.place < 0:
        confine(request.limits, [source])
        with open_archive(source) as archive:
            places = recordings(archive, source.stat().st_size, request.most_bytes)
            names = [archive.infolist()[place].filename[:_LONGEST_NAME] for place in places]
        return {"members": list(zip(places, names, strict=True))}
    with Path(request.output).open("wb") as output:
        confine(request.limits, [source])
        with open_archive(source) as archive:
            unpacked = unpack(
                archive, request.place, output, request.most_bytes, lambda: channel.progress(0.0)
            )
    return asdict(unpacked)


if __name__ == "__main__":
    run_and_answer(lambda request, channel: work(Request(**request), channel))
