"""Results as people see them on Discord: answers, files, the list of results."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import numpy as np

from tests.e2e.discord_server import DiscordServer, Person, Post
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def ids_in(path: str) -> list[str]:
    """Return the id of the interaction in a path."""
    return re.findall(r"aW50ZXJhY3Rpb246(\d+)", path)


def check_result_in_history(person: Person) -> None:
    """Check that a result without a route to the user is kept, and /history shows it."""
    deadline = time.monotonic() + 60
    while not (listed := list_results(person)).carries("open"):
        assert time.monotonic() < deadline
        time.sleep(0.5)
    person.presses(listed, "1")
    (answer,) = person.waits_for(
        lambda: [it for it in person.sees() if it.carries("redo")], 20, "the answer"
    )
    person.presses(answer, "Transcript")
    person.waits_for(lambda: any(it.file for it in person.sees()), 20, "a file")


def list_results(person: Person) -> Post:
    post = person.uses("history")
    return person.waits_for(lambda: person.answers(post), 10, "a list")[0]


def wait_for_result(person: Person) -> None:
    """Check that the answer and its files arrived."""
    person.waits_for(lambda: any(it.carries("redo") for it in person.sees()), 60, "the answer")
    person.waits_for(
        lambda: {"txt", "srt"} <= {it.file.name[-3:] for it in person.sees() if it.file},
        30,
        "the files",
    )


@contextmanager
def upload_limit(discord: DiscordServer, largest: int) -> Iterator[None]:
    """Set the upload limit that interactions report, in bytes."""
    discord.world.upload_limit = largest
    try:
        yield
    finally:
        discord.world.upload_limit = 10 << 20


def film(folder: Path) -> Path:
    """Create a voice note with a noisy picture that hardly compresses."""
    path = folder / "film.mkv"
    with av.open(str(NOTE)) as note, av.open(str(path), "w") as output:
        sound = output.add_stream_from_template(note.streams.audio[0])
        picture = output.add_stream("mpeg4", rate=5)
        picture.width, picture.height, picture.gop_size = 96, 96, 5
        picture.pix_fmt = "yuv420p"
        for packet in note.demux(note.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = sound
                output.mux(packet)
        for _ in range(40):
            noise = np.frombuffer(os.urandom(144 * 96), np.uint8).reshape(144, 96)
            output.mux(picture.encode(av.VideoFrame.from_ndarray(noise, "yuv420p")))
        output.mux(picture.encode(None))
    return path


def all_parts(person: Person, post: Post) -> list[str]:
    files = [it.file for it in person.answers(post) if it.file]
    names = [it.name for it in files if ".part" in it.name]
    return names if names and names[-1].endswith(f"part{len(names)}of{len(names)}.mkv") else []


def texts_of(person: Person) -> list[str]:
    files = [it.file for it in person.sees() if it.file]
    return [it.content.decode() for it in files if it.name.endswith(".txt")]
