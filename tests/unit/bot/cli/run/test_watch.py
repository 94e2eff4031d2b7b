"""Watched folders: each recording is transcribed once, when it is complete, across restarts."""

# ruff: noqa: ASYNC110, ASYNC230, ASYNC240 - nothing else waits in this loop

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.cli.run.processing import RunResources
from bot.cli.run.stable_files import StableFiles
from bot.cli.run.watch import PollIntervals, Watch
from pipeline.media.signatures import may_be_recording
from storage.errors import EngineUnreachable
from tests.unit.bot.cli.conftest import MakeResources, files_of, made, put
from tests.unit.pipeline.fakes import Fakes

Capture = pytest.CaptureFixture[str]
QUICK = PollIntervals(poll=0.01, retries=(0.01, 0.02))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.01)


def is_made(*stems: str) -> Callable[[], bool]:
    return lambda: Path("out").exists() and made() == files_of(*stems)


@asynccontextmanager
async def watching(
    resources: RunResources,
    *folders: str,
    intervals: PollIntervals = QUICK,
    stop: signal.Signals = signal.SIGTERM,
) -> AsyncIterator[None]:
    watch = Watch(
        resources, list(map(Path, folders)), resources.skip_in_folders, StableFiles(0.02), intervals
    )
    task = asyncio.create_task(watch.run())
    try:
        yield
        os.kill(os.getpid(), stop)
        assert await task == 0
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def wait_for_poll() -> None:
    """Add a recording and wait until it is done: all earlier files were polled, too."""
    number = len(made())
    put(f"in/last{number}.mp4", f"media last {number}".encode())
    await until(lambda: f"last{number}.txt" in made())


async def test_existing_and_new_recordings_are_transcribed_once(
    make_resources: MakeResources, fakes: Fakes, capsys: Capture
) -> None:
    put("in/a.mp4")
    put("in/notes.txt", b"no recording")
    async with watching(make_resources(), "in"):
        await until(is_made("a"))
        put("in/sub/b.mp4.part", b"media b")
        put("in/sub/c.mp4", b"media c")
        await until(is_made("a", "sub/c"))
        Path("in/sub/b.mp4.part").rename("in/sub/b.mp4")
        await until(is_made("a", "sub/b", "sub/c"))
    assert fakes.asked["decode a.mp4"] == 1
    assert capsys.readouterr().err == "Watching in. Ctrl-C ends it.\n"


async def test_restart_repeats_nothing(make_resources: MakeResources, fakes: Fakes) -> None:
    put("in/a.mp4")
    put("in/bad.mp4", b"noise")
    resources = make_resources()
    async with watching(resources, "in", stop=signal.SIGINT):
        await until(lambda: len(resources.ledger._entries) == 2)
    os.utime("in/a.mp4", (1, 1))  # as after a restore from a backup
    fakes.asked.clear()
    Path("out/a.txt").unlink()
    resources = make_resources()
    async with watching(resources, "in"):
        await wait_for_poll()
    assert not Path("out/a.txt").exists()
    assert fakes.asked["decode a.mp4"] == fakes.asked["decode bad.mp4"] == 0
    put("in/a.mp4", b"media, another one")
    async with watching(make_resources(), "in"):
        await until(lambda: "a.txt" in made())
    assert fakes.asked["decode a.mp4"] == 1


async def test_output_files_in_the_watched_folder_are_skipped(
    make_resources: MakeResources, fakes: Fakes
) -> None:
    put("out/a.mp4")
    resources = make_resources()
    async with watching(resources, "out"):
        await until(lambda: made() == sorted(["a.mp4", *files_of("a")]))
        put("out/last.mp4", b"media last")
        await until(lambda: "last.txt" in made())
    assert {name for name in fakes.asked if name.startswith("decode ")} == {
        "decode a.mp4",
        "decode last.mp4",
    }


async def test_idle_files_are_not_opened_again(
    make_resources: MakeResources, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Counter[str] = Counter()

    def look_inside(path: Path) -> bool:
        opened[path.name] += 1
        return may_be_recording(path)

    monkeypatch.setattr("bot.cli.run.folders.may_be_recording", look_inside)
    put("in/notes.txt", b"no recording")
    put("in/a.mp4")
    async with watching(make_resources(), "in"):
        await until(is_made("a"))
        await wait_for_poll()
        before = opened["a.mp4"]
        await wait_for_poll()
        assert (opened["notes.txt"], opened["a.mp4"]) == (1, before)
        put("in/notes.txt", b"still none")
        await until(lambda: opened["notes.txt"] == 2)


async def test_failures_are_printed_and_retried_only_when_useful(
    make_resources: MakeResources, fakes: Fakes, capsys: Capture
) -> None:
    put("in/bad.mp4", b"noise")
    put("in/a.mp4")
    fakes.trouble["transcribe"] = EngineUnreachable(engine="fake 1")
    resources = make_resources(quiet=True)
    async with watching(resources, "in"):
        await until(lambda: fakes.asked["transcribe"] == 3)
        del fakes.trouble["transcribe"]
        await wait_for_poll()
        assert "a.txt" not in made()
        os.utime("in/a.mp4", (1, 1))  # the user requests a retry
        await until(lambda: "a.txt" in made())
    assert fakes.asked["decode bad.mp4"] == 1
    errors = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in errors].count("a.mp4") == 3
    assert [line.partition(":")[0] for line in errors].count("bad.mp4") == 1


async def test_restart_retries_failures_that_the_recording_did_not_cause(
    make_resources: MakeResources, fakes: Fakes
) -> None:
    put("in/a.mp4")
    fakes.trouble["transcribe"] = EngineUnreachable(engine="fake 1")
    resources = make_resources()
    async with watching(resources, "in", intervals=PollIntervals(poll=0.01, retries=())):
        await until(lambda: bool(resources.ledger._entries))
    del fakes.trouble["transcribe"]
    async with watching(make_resources(), "in"):
        await until(is_made("a"))


async def test_missing_folder_is_reported_once_and_watched_again(
    make_resources: MakeResources, capsys: Capture
) -> None:
    put("in/a.mp4")
    async with watching(make_resources(), "in"):
        await until(is_made("a"))
        Path("in").rename("elsewhere")
        await until(lambda: "in does not exist." in capsys.readouterr().err)
        Path("elsewhere").rename("in")
        put("in/b.mp4", b"media b")
        await until(is_made("a", "b"))
    assert "in does not exist." not in capsys.readouterr().err


async def test_file_open_for_writing_is_reported_once(
    make_resources: MakeResources, capsys: Capture
) -> None:
    put("in/a.mp4")
    errors = ""

    def is_named() -> bool:
        nonlocal errors
        errors += capsys.readouterr().err
        return "a.mp4 is still being written" in errors

    async with watching(make_resources(), "in"):
        with Path("in/a.mp4").open("r+b"):
            await until(is_named)
        await until(is_made("a"))
    assert (errors + capsys.readouterr().err).count("still being written") == 1
