"""A folder is watched: each recording is done once, when it is whole, whatever happens between."""

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
from tests.unit.bot.cli.conftest import MakeBench, files_of, made, put
from tests.unit.pipeline.fakes import Fakes

Capture = pytest.CaptureFixture[str]
QUICK = PollIntervals(look=0.01, retries=(0.01, 0.02))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.01)


def is_made(*stems: str) -> Callable[[], bool]:
    return lambda: Path("out").exists() and made() == files_of(*stems)


@asynccontextmanager
async def watching(
    bench: RunResources,
    *folders: str,
    pace: PollIntervals = QUICK,
    stop: signal.Signals = signal.SIGTERM,
) -> AsyncIterator[None]:
    watch = Watch(bench, list(map(Path, folders)), bench.skip_in_folders, StableFiles(0.02), pace)
    task = asyncio.create_task(watch.run())
    try:
        yield
        os.kill(os.getpid(), stop)
        assert await task == 0
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def looks() -> None:
    """A recording that comes after all others is done: they were looked at, too."""
    number = len(made())
    put(f"in/last{number}.mp4", f"media last {number}".encode())
    await until(lambda: f"last{number}.txt" in made())


async def test_what_is_there_and_what_comes_is_done_once(
    make_bench: MakeBench, fakes: Fakes, capsys: Capture
) -> None:
    put("in/a.mp4")
    put("in/notes.txt", b"no recording")
    async with watching(make_bench(), "in"):
        await until(is_made("a"))
        put("in/sub/b.mp4.part", b"media b")
        put("in/sub/c.mp4", b"media c")
        await until(is_made("a", "sub/c"))
        Path("in/sub/b.mp4.part").rename("in/sub/b.mp4")
        await until(is_made("a", "sub/b", "sub/c"))
    assert fakes.asked["decode a.mp4"] == 1
    assert capsys.readouterr().err == "Watching in. Ctrl-C ends it.\n"


async def test_a_restart_does_nothing_again(make_bench: MakeBench, fakes: Fakes) -> None:
    put("in/a.mp4")
    put("in/bad.mp4", b"noise")
    bench = make_bench()
    async with watching(bench, "in", stop=signal.SIGINT):
        await until(lambda: len(bench.ledger._entries) == 2)
    os.utime("in/a.mp4", (1, 1))  # copied from a backup, say
    fakes.asked.clear()
    Path("out/a.txt").unlink()
    bench = make_bench()
    async with watching(bench, "in"):
        await looks()
    assert not Path("out/a.txt").exists()
    assert fakes.asked["decode a.mp4"] == fakes.asked["decode bad.mp4"] == 0
    put("in/a.mp4", b"media, another one")
    async with watching(make_bench(), "in"):
        await until(lambda: "a.txt" in made())
    assert fakes.asked["decode a.mp4"] == 1


async def test_our_files_in_the_watched_folder_are_no_recordings(
    make_bench: MakeBench, fakes: Fakes
) -> None:
    put("out/a.mp4")
    bench = make_bench()
    async with watching(bench, "out"):
        await until(lambda: made() == sorted(["a.mp4", *files_of("a")]))
        put("out/last.mp4", b"media last")
        await until(lambda: "last.txt" in made())
    assert {name for name in fakes.asked if name.startswith("decode ")} == {
        "decode a.mp4",
        "decode last.mp4",
    }


async def test_what_is_idle_is_not_opened_again(
    make_bench: MakeBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: Counter[str] = Counter()

    def look_inside(path: Path) -> bool:
        opened[path.name] += 1
        return may_be_recording(path)

    monkeypatch.setattr("bot.cli.run.folders.may_be_recording", look_inside)
    put("in/notes.txt", b"no recording")
    put("in/a.mp4")
    async with watching(make_bench(), "in"):
        await until(is_made("a"))
        await looks()
        before = opened["a.mp4"]
        await looks()
        assert (opened["notes.txt"], opened["a.mp4"]) == (1, before)
        put("in/notes.txt", b"still none")
        await until(lambda: opened["notes.txt"] == 2)


async def test_what_fails_is_said_and_only_tried_again_when_it_may_help(
    make_bench: MakeBench, fakes: Fakes, capsys: Capture
) -> None:
    put("in/bad.mp4", b"noise")
    put("in/a.mp4")
    fakes.trouble["transcribe"] = EngineUnreachable(engine="fake 1")
    bench = make_bench(quiet=True)
    async with watching(bench, "in"):
        await until(lambda: fakes.asked["transcribe"] == 3)
        del fakes.trouble["transcribe"]
        await looks()
        assert "a.txt" not in made()
        os.utime("in/a.mp4", (1, 1))  # somebody wants it tried again
        await until(lambda: "a.txt" in made())
    assert fakes.asked["decode bad.mp4"] == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in said].count("a.mp4") == 3
    assert [line.partition(":")[0] for line in said].count("bad.mp4") == 1


async def test_a_restart_tries_once_more_what_was_not_the_recordings_fault(
    make_bench: MakeBench, fakes: Fakes
) -> None:
    put("in/a.mp4")
    fakes.trouble["transcribe"] = EngineUnreachable(engine="fake 1")
    bench = make_bench()
    async with watching(bench, "in", pace=PollIntervals(look=0.01, retries=())):
        await until(lambda: bool(bench.ledger._entries))
    del fakes.trouble["transcribe"]
    async with watching(make_bench(), "in"):
        await until(is_made("a"))


async def test_a_folder_that_goes_away_is_said_once_and_waited_for(
    make_bench: MakeBench, capsys: Capture
) -> None:
    put("in/a.mp4")
    async with watching(make_bench(), "in"):
        await until(is_made("a"))
        Path("in").rename("elsewhere")
        await until(lambda: "in does not exist." in capsys.readouterr().err)
        Path("elsewhere").rename("in")
        put("in/b.mp4", b"media b")
        await until(is_made("a", "b"))
    assert "in does not exist." not in capsys.readouterr().err


async def test_a_writer_that_stays_is_named_once(make_bench: MakeBench, capsys: Capture) -> None:
    put("in/a.mp4")
    said = ""

    def is_named() -> bool:
        nonlocal said
        said += capsys.readouterr().err
        return "a.mp4 is still being written" in said

    async with watching(make_bench(), "in"):
        with Path("in/a.mp4").open("r+b"):
            await until(is_named)
        await until(is_made("a"))
    assert (said + capsys.readouterr().err).count("still being written") == 1
