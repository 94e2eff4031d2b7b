"""Several recordings: written files, output, stored data, exit status."""

# ruff: noqa: ASYNC240 - nothing else waits in this loop

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.run.batch import run_batch
from bot.cli.run.inputs import read_inputs
from bot.cli.run.output_names import endings
from bot.cli.run.processing import RunResources
from storage.blobs import Blobs, media_prefix, run_key, source_key
from storage.database import Database
from storage.errors import EngineUnreachable
from storage.settings import StorageSettings
from tests.unit.bot.cli.conftest import OPTIONS, MakeResources, files_of, made, put
from tests.unit.pipeline.fakes import Fakes
from tests.unit.storage.conftest import add, make_job

Capture = pytest.CaptureFixture[str]


async def run(resources: RunResources, *words: str) -> int:
    return await run_batch(resources, *read_inputs(words, resources.skip_in_folders, "stdin"))


async def test_failure_does_not_stop_the_other_recordings(
    make_resources: MakeResources, capsys: Capture
) -> None:
    for name in ("in/a.mp4", "in/b/talk.mp4", "in/d.mp4"):
        put(name)
    put("in/c.mp4", b"noise")
    assert await run(make_resources(), "in", "nofile.mp4") == 1
    assert made() == files_of("a", "b/talk", "d")
    output = capsys.readouterr()
    assert output.err.splitlines() == [
        "nofile.mp4 does not exist.",
        "c.mp4: This file is damaged and can't be read. Please save or record it again and send it once more.",  # noqa: E501
        "3 of 5 done; 2 failed: nofile.mp4, c.mp4.",
    ]
    assert "→ out/b/talk.txt .srt .summary.md .summary.ogg .summary.mp3" in output.out
    assert "Good morning everybody" in output.out
    assert "\x1b" not in output.out + output.err


async def test_single_failure_is_repeated_at_the_end(
    make_resources: MakeResources, capsys: Capture
) -> None:
    put("a.mp4")
    assert await run(make_resources(), "a.mp4", "b.mp4") == 1
    assert (
        capsys.readouterr().err.splitlines()[-1] == "1 of 2 done; 1 failed: b.mp4 does not exist."
    )
    put("b.mp4", b"media 2")
    assert await run(make_resources(), "a.mp4", "b.mp4") == 0
    assert capsys.readouterr().err == "2 of 2 done.\n"


async def test_quiet_prints_only_failures(make_resources: MakeResources, capsys: Capture) -> None:
    put("a.mp4")
    assert await run(make_resources(quiet=True), "a.mp4", "b.mp4") == 1
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", "b.mp4 does not exist.\n")
    assert await run(make_resources(quiet=True), "b.mp4") == 2


async def test_json_output_is_one_line_for_each_recording(
    make_resources: MakeResources, fakes: Fakes, capsys: Capture
) -> None:
    put("in/a.mp4")
    put("in/b.mp4", b"noise")
    strange = os.fsdecode(b"c\xff\n.mp4")
    put(f"in/{strange}", b"media 2")
    fakes.trouble["summarize"] = EngineUnreachable(engine="a server")
    assert await run(make_resources(as_json=True), "in", "nofile") == 1
    output = capsys.readouterr()
    assert output.err == ""
    lines = [json.loads(line) for line in output.out.splitlines() if line.startswith("{")]
    assert [(it["input"], it["status"]) for it in lines] == [
        ("nofile", "failed"),
        ("in/a.mp4", "partial"),
        ("in/b.mp4", "failed"),
        ("in/c\ufffd\n.mp4", "partial"),
    ]
    assert all(set(it) == set(lines[0]) for it in lines)
    assert lines[0]["error"] == {"code": "not_there", "sentence": "nofile does not exist."}
    assert lines[2]["error"]["code"] == "corrupt"
    part = lines[1]
    assert part["error"]["code"] == "not_all_made"
    assert part["error"]["sentence"].startswith("Not made: audio, summary, voice. ")
    assert part["files"] == ["out/a.txt", "out/a.srt"]
    assert (part["version"], part["language"], part["seconds"]) == (1, "en", 20.0)
    assert [it["id"] for it in part["speakers"]] == ["S1", "S2"]
    assert part["engines"] == {"transcriber": "fake 1", "diarizer": "fake 1"}
    assert {it["code"] for it in part["notes"]} == {"no_summary", "track_chosen"}
    assert part["elapsed"] > 0


async def test_fields_of_the_json_output_are_documented(
    make_resources: MakeResources, capsys: Capture
) -> None:
    put("a.mp4")
    await run(make_resources(as_json=True), "a.mp4")
    (line,) = capsys.readouterr().out.splitlines()
    text = (
        (Path(__file__).parents[5] / "docs" / "JSON.md").read_text().partition("## `run --json`")[2]
    )
    example = json.loads(text.partition("```json\n")[2].partition("```")[0])
    assert list(json.loads(line)) == list(example)
    for name in example:
        assert f"`{name}`" in text


async def test_recordings_of_one_name_do_not_overwrite_each_other(
    make_resources: MakeResources,
) -> None:
    put("a/talk.mp4")
    put("b/Talk.mp4", b"media 2")
    put("c/talk.mov", b"media 3")
    assert await run(make_resources(), "a/talk.mp4", "b/Talk.mp4", "c/talk.mov") == 0
    assert made() == files_of("talk", "Talk-2", "talk-3")
    before = {name: Path("out", name).stat().st_mtime_ns for name in made()}
    assert await run(make_resources(), "c/talk.mov") == 0  # by another command, and alone
    assert made() == files_of("talk", "Talk-2", "talk-3")
    changed = {it for it in made() if Path("out", it).stat().st_mtime_ns != before[it]}
    assert changed == set(files_of("talk-3"))


async def test_changed_or_foreign_files_are_kept(make_resources: MakeResources) -> None:
    put("talk.mp4")
    put("out/talk.srt", b"mine")
    assert await run(make_resources(), "talk.mp4") == 0
    assert made() == sorted(["talk.srt", *files_of("talk-2")])
    put("out/talk-2.txt", b"corrected by hand")
    assert await run(make_resources(), "talk.mp4") == 0
    assert made() == sorted(["talk.srt", *files_of("talk-2", "talk-3")])
    assert Path("out/talk-2.txt").read_bytes() == b"corrected by hand"
    assert await run(make_resources(overwrite=True), "talk.mp4") == 0
    assert Path("out/talk.srt").read_bytes() != b"mine"
    put("other.mp4", b"media 2")
    put("a/talk.mp4", b"media 3")
    assert await run(make_resources(overwrite=True), "talk.mp4", "a/talk.mp4") == 0
    assert {name for name in made() if name.startswith("talk.")} == set(files_of("talk"))


async def test_foreign_spoken_summary_is_kept_without_speech(
    make_resources: MakeResources,
) -> None:
    put("talk.mp4")
    put("out/talk.summary.ogg", b"mine")
    resources = make_resources()
    resources.names.endings = endings(replace(OPTIONS, speech=None))
    assert await run(resources, "talk.mp4") == 0
    assert Path("out/talk.summary.ogg").read_bytes() == b"mine"
    assert not any("ogg" in ending for ending in endings(replace(OPTIONS, speech=False)))


async def test_changed_recording_replaces_its_own_files(
    make_resources: MakeResources,
) -> None:
    put("talk.mp4")
    await run(make_resources(), "talk.mp4")
    put("talk.mp4", b"media, recorded anew")
    await run(make_resources(), "talk.mp4")
    assert made() == files_of("talk")


async def test_output_files_are_not_transcribed(
    make_resources: MakeResources, fakes: Fakes
) -> None:
    put("in/talk.mp4")
    resources = make_resources()
    await run(resources, "in")
    assert await run(make_resources(), "in", "out") == 1
    assert not any("summary" in name for name in fakes.asked)
    inputs, problems = read_inputs(["."], make_resources().skip_in_folders, "stdin")
    assert [it.name for it in inputs] == ["talk.mp4"]
    assert problems == []


async def test_unwritable_folder_is_reported(
    make_resources: MakeResources, capsys: Capture
) -> None:
    put("in/a/talk.mp4")
    put("out/a", b"a file where a folder belongs")
    assert await run(make_resources(quiet=True), "in") == 1
    output = capsys.readouterr().err
    assert output.startswith("a/talk.mp4: The files can't be written in out/a: ")


async def test_second_run_computes_nothing_and_old_data_is_deleted(
    make_resources: MakeResources, fakes: Fakes
) -> None:
    put("a.mp4")
    assert await run(make_resources(), "a.mp4") == 0
    assert await run(make_resources(), "a.mp4") == 0
    assert fakes.asked["transcribe"] == 1
    (sha,) = stored()
    assert not (Path("data/blobs") / media_prefix(sha) / "clips").exists()
    month = datetime.now(UTC).timestamp() - 31 * 86_400
    os.utime(Path("data/blobs") / run_key(sha), (month, month))
    put("b.mp4", b"media 2")
    assert await run(make_resources(days=0), "b.mp4") == 0
    assert len(stored()) == 2
    assert await run(make_resources(), "b.mp4") == 0
    assert sha not in stored()
    assert len(stored()) == 1


async def test_forget_keeps_output_files_and_recordings_of_chats(
    make_resources: MakeResources, fakes: Fakes
) -> None:
    put("a.mp4")
    put("b.mp4", b"noise")
    assert await run(make_resources(forget=True), "a.mp4", "b.mp4") == 1
    assert stored() == []
    assert made() == files_of("a")
    await run(make_resources(), "a.mp4")
    (sha,) = stored()
    database = await Database.open(StorageSettings().database)
    await add(database, make_job(1, sha=sha))
    await database.close()
    blobs = Blobs.open(StorageSettings().blobs)
    blobs.put_bytes(source_key(sha), b"media")  # of the job
    await run(make_resources(forget=True), "a.mp4")
    assert stored() == [sha]
    assert blobs.keys(media_prefix(sha)) == [source_key(sha)]
    assert fakes.asked["transcribe"] == 2


async def test_file_that_is_no_recording_leaves_no_data(make_resources: MakeResources) -> None:
    put("a.mp4", b"noise")
    assert await run(make_resources(), "a.mp4") == 1
    assert stored() == []
    assert list(Path("data/scratch").iterdir()) == []


def stored() -> list[str]:
    return [path.name for path in Path("data/blobs/media").glob("*") if any(path.iterdir())]
