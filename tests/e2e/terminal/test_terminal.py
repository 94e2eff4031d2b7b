"""The chat at a real pseudo-terminal."""

from __future__ import annotations

import asyncio
import base64
import re
import stat
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import socket_path
from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    Artifact,
    Ended,
    FileKind,
    Job,
    Progress,
    Result,
    SpeakerShare,
    SpeakerVoice,
    Stage,
    Voiceprint,
)
from storage.settings import StorageSettings
from tests.e2e.terminal.seat import (
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    ESCAPE,
    LEFT,
    TAB,
    UP,
    Seat,
)
from tests.paths import DATA

WITHOUT_WORKER = ["tests.e2e.terminal.without_worker"]
NOTE = DATA / "asr" / "en" / "jfk.flac"
SPEAKERS = (
    SpeakerShare("S1", "Speaker 1", 90.0, "Good morning, everybody."),
    SpeakerShare("S2", "Speaker 2", 30.0, "Thank you very much."),
)
T = TypeVar("T")


def voice(number: int) -> Voiceprint:
    return Voiceprint("emulated", 20.0, base64.b64encode(bytes([number] * 256)).decode())


class Work:
    """Plays the worker: claims the one waiting job, reports progress, ends it."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._settings = StorageSettings(data_dir=data, database_url="", blob_url="")

    def begin(self, newest: str) -> Job:
        """Claim the job once its recording is stored, and report 50 % progress."""

        async def take(database: Database, queue: Queue) -> Job:
            async with asyncio.timeout(60):
                while True:
                    async with database.begin() as unit:
                        for job in await unit.jobs.waiting():
                            if (claimed := await unit.jobs.claim(job.id, "emulated")) is not None:
                                break
                        else:
                            claimed = None
                    if claimed is not None:
                        break
                    await asyncio.sleep(0.05)
            hint = Progress(claimed.id, Stage.TRANSCRIPT, 0.5, 30.0, newest, newest)
            await queue.publish(hint)
            return claimed

        return self._do(take)

    def end(self, job: Job, headline: str) -> None:
        """End the job with two speakers, their voices and a file."""

        async def finish(database: Database, queue: Queue) -> None:
            blobs = await asyncio.to_thread(Blobs.open, self._settings.blobs)
            blob = await asyncio.to_thread(blobs.put_bytes, "media/x/t", headline.encode())
            names = dict(job.options.names)
            shares = tuple(
                SpeakerShare(it.id, names.get(it.id) or it.name, it.seconds, it.opening)
                for it in SPEAKERS
            )
            result = Result(
                headline,
                "en",
                120.0,
                "Good morning, everybody. Thank you very much.",
                None,
                shares,
                (Artifact(FileKind.TXT, "talk.txt", "text/plain", blob),),
                voices=tuple(SpeakerVoice(it.id, voice(n)) for n, it in enumerate(SPEAKERS, 1)),
            )
            async with database.begin() as unit:
                await unit.jobs.finish(job.id, job.attempt, result)
            await queue.publish(Ended(job.id))

        self._do(finish)

    def _do(self, what: Callable[[Database, Queue], Awaitable[T]]) -> T:
        async def do() -> T:
            database = await Database.open(self._settings.database)
            queue = await Queue.open(f"unix://{socket_path(self._data / 'queue')}")
            try:
                return await what(database, queue)
            finally:
                await queue.close()
                await database.close()

        return asyncio.run(do())


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "data")


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    (tmp_path / "my talk.mp4").write_bytes(b"film")
    with Seat(WITHOUT_WORKER, tmp_path) as seat:
        seat.sees("Tab completes", "demo", "/help")
        seat.until(lambda: seat.typed == ">")
        yield seat


def sends(seat: Seat, work: Work) -> Job:
    """Send the recording by its completed name, and start work on it."""
    seat.keys("./my", TAB)
    seat.until(lambda: seat.typed == r"> ./my\ talk.mp4")
    seat.keys(" sp", TAB)
    seat.until(lambda: "speakers=" in seat.screen)
    seat.keys("\x17", "lang=en", ENTER)  # Ctrl-W takes the word back
    seat.sees("my talk.mp4", "1a Cancel")
    job = work.begin("and so it goes")
    seat.sees("50%", "and so it goes")
    return job


def test_naming_speakers_by_reply_and_form_and_remembering_voices(
    seat: Seat, work: Work, tmp_path: Path
) -> None:
    job = sends(seat, work)
    seat.keys("/hstory", *[LEFT] * 5, "i")  # arrows move, and print nothing
    seat.until(lambda: seat.typed == "> /history")
    work.end(job, "A talk about harbours")
    seat.sees("A talk about harbours", "1e Name the speakers", "talk.txt")
    seat.until(lambda: seat.typed == "> /history")  # the answer has not torn the line
    seat.keys(CTRL_C)
    seat.until(lambda: seat.typed == ">")
    seat.line("1e")
    seat.sees("Who speaks in my talk.mp4?", "2a Type the names", "reply to 2 >")
    seat.line("/settings lang=de")  # a message meanwhile takes nothing away
    seat.sees("German")
    seat.line("Anna, Ben")
    seat.sees("Shall I remember these voices?", "4a Remember", "4b No")
    renamed = work.begin("")
    work.end(renamed, "A talk about harbours")
    seat.sees("Anna 75%", "Ben 25%")
    seat.line("4a")
    seat.sees("Remembered: Anna, Ben.")
    seat.line("2a")
    seat.sees("Enter goes to the next field")
    seat.until(lambda: seat.typed.endswith(": Anna"))
    seat.keys(ENTER)
    seat.until(lambda: seat.typed.endswith(": Ben"))
    seat.keys("\x15", "Zoë 日本", ENTER)
    seat.sees("Remembered: Anna, Zoë 日本.")
    work.end(work.begin(""), "A talk about harbours")
    seat.sees("Zoë 日本 25%")
    assert "^[[" not in seat.raw
    assert (tmp_path / "out" / "talk.txt").read_text() == "A talk about harbours"
    assert "\x1b]8;id=" in seat.raw
    assert (tmp_path / "out" / "talk.txt").as_uri() in seat.raw
    seat.keys(CTRL_D)
    assert seat.ends() == 0


def test_leaving_a_running_job_and_coming_back(seat: Seat, work: Work, tmp_path: Path) -> None:
    sends(seat, work)
    for line in ("/search harbour", "/link ABCD-EFGH", "1a b"):
        seat.line(line)
        seat.until(lambda: seat.typed == ">")
    seat.keys("half a line", CTRL_C)
    seat.until(lambda: seat.typed == ">")
    seat.keys(CTRL_C)
    seat.sees("Ctrl-C again to leave", "continue at the next start")
    seat.keys(CTRL_C)
    seat.sees("Unfinished jobs continue at the next start.")
    assert seat.ends() == 0
    history = tmp_path / "data" / "console-history"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert "ABCD" not in history.read_text()
    with Seat(WITHOUT_WORKER, tmp_path) as again:
        again.sees("my talk.mp4", "1a Cancel")  # the card is drawn again
        again.keys(UP)
        again.until(lambda: again.typed == "> 1a b")
        again.keys(UP)
        again.until(lambda: again.typed == "> /search harbour")
        again.keys(DOWN, DOWN)
        again.until(lambda: again.typed == ">")
        again.line("/cancel")
        again.until(lambda: "1a Cancel" not in again.screen)
        again.line("/delete_my_data")
        code = re.compile(r"(\d+a) Delete everything")
        again.until(lambda: code.search(again.screen) is not None)
        found = code.search(again.screen)
        assert found is not None
        again.line(found[1])
        again.sees("Deleted")
        assert "harbour" not in (history.read_text() if history.exists() else "")
        again.keys(UP)
        again.line("/quit")
        assert again.ends() == 0


def test_settings_pages_small_windows_and_escape(seat: Seat) -> None:
    seat.line("/settings")
    seat.sees("1a")
    seat.resize(40, 60)
    seat.line("1a")
    seat.sees("Turkish")
    seat.line("Turkish")
    seat.sees("Language: Turkish")
    seat.keys("/rep", ESCAPE, CTRL_C)
    seat.until(lambda: seat.typed == ">")
    seat.line("9z")
    seat.sees("There is no button 9z.")
    seat.line("exit")
    assert seat.ends() == 0


def test_a_simple_terminal_gets_plain_lines(tmp_path: Path) -> None:
    with Seat(WITHOUT_WORKER, tmp_path, {"TERM": "dumb"}) as seat:
        seat.sees("Files are written to", ">")
        seat.line("/status")
        seat.sees("I'm not working on anything")
        seat.line("/quit")
        assert seat.ends() == 0
    assert "\x1b" not in seat.raw


def test_without_colours(tmp_path: Path) -> None:
    with Seat(WITHOUT_WORKER, tmp_path, {"NO_COLOR": "1"}) as seat:
        seat.sees("Tab completes")
        seat.line("/settings")
        seat.sees("1a")
        seat.keys(CTRL_D)
        assert seat.ends() == 0
    colours = re.compile(r"\x1b\[[0-9;]*?(?:3[0-8]|4[0-8]|9[0-7])(?:;[0-9;]*)?m")
    assert colours.search(seat.raw) is None


def test_a_short_recording_with_real_engines(tmp_path: Path) -> None:
    (tmp_path / "note.flac").symlink_to(NOTE)
    with Seat(["bot", "up"], tmp_path) as seat:
        seat.sees("demo")
        seat.line("note.flac summary=none speech=no formats=txt")
        seat.sees("note.flac", "your country", "1b Transcript", "note.txt", timeout=150)
        seat.line("/search country")
        seat.sees("2a 1")
        seat.keys(CTRL_D)
        assert seat.ends() == 0
    assert "country" in (tmp_path / "out" / "note.txt").read_text()
    assert (tmp_path / "data" / "console.log").read_text() == ""
