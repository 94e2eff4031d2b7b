"""Corrected words become files again: nothing is heard, and nobody else's files change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.corrections import changes
from pipeline.corrections.versions import corrected, digest_of
from pipeline.engines.protocols import Engines
from pipeline.export.transcript_json import read_transcript_json, transcript_json
from pipeline.process_corrected import StoredWords, process_corrected
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from storage.models import (
    Change,
    Corrected,
    Correction,
    FileKind,
    Format,
    JoinedFile,
    Options,
    Platform,
    Removed,
    Result,
    Rewrite,
    Transcript,
)
from tests.unit.pipeline.fakes import PipelineHarness
from tests.unit.storage.conftest import NOON

OPTIONS = Options(page=True, formats=(Format.TXT, Format.SRT, Format.VTT, Format.JSON))


def words(harness: PipelineHarness, result: Result) -> Transcript:
    (file,) = [each for each in result.files if each.kind is FileKind.WORDS]
    return read_transcript_json(harness.blobs.get_bytes(file.blob.key))


def texts(harness: PipelineHarness, result: Result) -> str:
    """Return all text files of a result, one behind the other."""
    kinds = (FileKind.TXT, FileKind.SRT, FileKind.VTT, FileKind.JSON, FileKind.WORDS)
    files = [file for file in result.files if file.kind in kinds]
    assert len(files) == len(kinds)
    return "\n".join(harness.blobs.get_bytes(file.blob.key).decode() for file in files)


def stored(
    harness: PipelineHarness, result: Result, made: Sequence[Change], options: Options = OPTIONS
) -> StoredWords:
    transcript = words(harness, result)
    base = digest_of(transcript)
    assert result.corrected is not None
    assert result.corrected.base == base
    changed = corrected(transcript, made)
    return StoredWords(result, options, changed, Corrected(base, len(made)))


async def rewrite(
    harness: PipelineHarness, words: StoredWords, options: Options = OPTIONS, *, media: bool = False
) -> Result:
    harness.runs += 1
    source = harness.folder / f"source{harness.runs}"
    if media:
        source.write_bytes(b"media")
    fakes, scratch = harness.fakes, harness.folder / f"scratch{harness.runs}"
    scratch.mkdir()
    run = Run(f"job{harness.runs}", "ab" * 32, harness.blobs, scratch)
    engines = Engines(fakes, fakes, fakes, [fakes], [fakes], None, voiceprints=True)
    result = await process_corrected(source, "talk.mp4", options, engines, run, 3600, (), words)
    harness.lines = run.lines
    return result


async def test_files_are_made_of_the_corrected_words_and_nothing_is_heard(
    harness: PipelineHarness,
) -> None:
    first = await harness.process(options=OPTIONS)
    asked = dict(harness.fakes.asked)
    transcript = words(harness, first)
    change = changes.write(transcript, 0, "Good evening everybody and welcome to the xylophone.")
    result = await rewrite(harness, stored(harness, first, [change]))
    assert dict(harness.fakes.asked) == asked
    text = texts(harness, result)
    assert text.count("evening") == text.count("everybody") == 7  # json has text and word
    assert "morning" not in text
    assert any("xylophone" in line.text for line in harness.lines)
    assert result.corrected == Corrected(digest_of(transcript), 1)
    assert result.summary == first.summary
    assert "evening" in result.opening
    assert [note.code for note in result.notes] == [note.code for note in first.notes]
    assert {file.kind for file in result.files} == {file.kind for file in first.files}
    assert result.engines == first.engines
    assert "morning" in texts(harness, first)


async def test_summary_is_redone_when_asked_for(harness: PipelineHarness) -> None:
    first = await harness.process(options=OPTIONS)
    change = changes.write(
        words(harness, first), 0, "Nothing was said for a long while, and then it ended."
    )
    given = stored(harness, first, [change])
    harness.fakes.gist = "They said nothing."
    assert (await rewrite(harness, given)).summary == first.summary
    again = replace(OPTIONS, rewrite=Rewrite("job1", summary=True))
    result = await rewrite(harness, given, again)
    assert result.summary is not None
    assert result.summary.gist == "They said nothing."
    assert harness.fakes.asked["summarize"] == 2
    assert harness.fakes.asked["transcribe"] == 1


async def test_names_and_speakers_are_those_of_the_corrections(harness: PipelineHarness) -> None:
    harness.fakes.gist = "Speaker 1 welcomed Speaker 2."
    first = await harness.process(options=OPTIONS)
    change = changes.give(words(harness, first), 1, changes.NEW)
    named = replace(OPTIONS, names=(("S1", "Anna"), ("S3", "Dr. Lee")))
    result = await rewrite(harness, stored(harness, first, [change]), named)
    assert [(it.id, it.name) for it in result.speakers] == [("S1", "Anna"), ("S3", "Dr. Lee")]
    assert "Dr. Lee:" in texts(harness, result)
    assert result.summary is not None
    assert result.summary.gist == "Anna welcomed Speaker 2."
    both = await rewrite(harness, stored(harness, first, []), named)
    assert both.summary is not None
    assert both.summary.gist == "Anna welcomed Speaker 2."
    assert [it.name for it in both.speakers] == ["Anna", "Speaker 2"]


async def test_same_recording_of_another_person_keeps_its_text(harness: PipelineHarness) -> None:
    """Files and checkpoints of one recording are shared between people."""
    first = await harness.process(options=OPTIONS)
    before = texts(harness, first)
    change = changes.write(words(harness, first), 0, "Wilhelmina marigold.")
    mine = await rewrite(harness, stored(harness, first, [change]))
    assert "marigold" in texts(harness, mine)
    theirs = await harness.process(options=OPTIONS)
    assert texts(harness, theirs) == before == texts(harness, first)
    assert harness.fakes.asked["transcribe"] == 1
    shared = {file.blob.key for file in theirs.files} & {file.blob.key for file in mine.files}
    assert {key.rpartition(".")[2] for key in shared} <= {"mp3", "ogg"}  # voice and samples


async def test_redo_of_the_same_text_keeps_corrections_and_another_text_says_so(
    harness: PipelineHarness,
) -> None:
    first = await harness.process(options=OPTIONS)
    transcript = words(harness, first)
    base = digest_of(transcript)
    made = [Correction(4, base, changes.write(transcript, 0, "Marigold."), Platform.TELEGRAM, NOON)]

    async def load(wanted: str) -> Sequence[Correction]:
        return made if wanted in ("", base) else ()

    async def again(options: Options) -> Result:
        harness.runs += 1
        media, scratch = harness.folder / f"m{harness.runs}", harness.folder / f"s{harness.runs}"
        media.write_bytes(b"media")
        scratch.mkdir()
        run = Run("again", "ab" * 32, harness.blobs, scratch, load_corrections=load)
        fakes = harness.fakes
        engines = Engines(fakes, fakes, fakes, [fakes], [fakes], None, voiceprints=True)
        return await process_recording(media, "talk.mp4", options, engines, run, 3600)

    same = await again(OPTIONS)
    assert same.corrected == Corrected(base, 4)
    assert "Marigold." in texts(harness, same)
    assert harness.fakes.asked["transcribe"] == 1
    other = await again(replace(OPTIONS, replacements=(("numbers", "figures"),)))
    assert other.corrected is not None
    assert other.corrected.version == 0
    assert "corrections_dropped" in [note.code for note in other.notes]
    assert "Marigold." not in texts(harness, other)


async def test_film_stays_when_its_recording_is_gone(harness: PipelineHarness) -> None:
    first = await harness.process(options=OPTIONS)
    film = replace(first.files[0], kind=FileKind.VIDEO, name="talk.mp4")
    first = replace(first, files=(*first.files, film))
    wanted = replace(OPTIONS, formats=(*OPTIONS.formats, Format.VIDEO))
    change = changes.write(words(harness, first), 0, "Marigold.")
    result = await rewrite(harness, stored(harness, first, [change]), wanted)
    assert film in result.files
    assert "Marigold." in texts(harness, result)
    assert "film_not_corrected" in [note.code for note in result.notes]
    assert "no_files" not in [note.code for note in result.notes]


def test_stored_words_are_the_whole_transcript(tmp_path: Path) -> None:
    whole = Transcript(
        "zh", 9.0, (), (Removed(1.0, 2.0, "repeated"),), "Hant", (1.0, 8.0),
        (JoinedFile("a.mp3", 0.0), JoinedFile("b.mp3", 4.5)),
    )  # fmt: skip
    assert read_transcript_json(transcript_json(whole, None, (), {}, ()).encode()) == whole
    old = json.loads(transcript_json(whole, None, (), {}, ()))
    for name in ("part", "removed", "files"):
        del old[name]
    assert read_transcript_json(json.dumps(old).encode()) == Transcript(
        "zh", 9.0, (), script="Hant"
    )


@pytest.mark.parametrize("part", [None, (1.0, 9.0)])
def test_digest_is_that_of_the_stored_words(
    harness: PipelineHarness, part: tuple[float, float] | None
) -> None:
    exact = Transcript("en", 9.0, (), part=part)
    stored = read_transcript_json(transcript_json(exact, None, (), {}, ()).encode())
    assert digest_of(stored) == digest_of(exact)
