"""The whole pipeline with engines that count their calls."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from pipeline.export.transcript_json import read_transcript_json
from storage.models import FaintSpeech, FileKind, Format, Note, Options, Part, Stage
from tests.unit.pipeline.fakes import ALL_ONCE, TRACK_CHOSEN, Fakes, PipelineHarness


async def test_result_has_text_speakers_summary_and_files(harness: PipelineHarness) -> None:
    result = await harness.process()
    assert result.headline == "The numbers"
    assert result.language == "en"
    assert result.seconds == 20.0
    assert "Good morning everybody" in result.opening
    assert [share.id for share in result.speakers] == ["S1", "S2"]
    assert result.notes == (TRACK_CHOSEN,)
    assert result.engines == {
        "transcriber": "fake 1",
        "diarizer": "fake 1",
        "summarizer": "fake 1",
        "voice": "fake voice",
    }
    files = {file.kind: file for file in result.files}
    assert set(files) == {
        FileKind.TXT,
        FileKind.SRT,
        FileKind.SUMMARY,
        FileKind.VOICE,
        FileKind.AUDIO,
        FileKind.CLIP,
    }
    assert files[FileKind.VOICE].name == "talk.summary.ogg"
    assert files[FileKind.AUDIO].seconds == 2.0
    text = harness.blobs.get_bytes(files[FileKind.TXT].blob.key).decode()
    assert "I have brought the numbers of March" in text
    assert harness.fakes.asked == ALL_ONCE
    assert harness.took == [*Stage]


async def test_part_has_the_times_of_the_recording(harness: PipelineHarness) -> None:
    options = Options(formats=(Format.TXT, Format.SRT, Format.JSON), part=Part(1330.0, 1350.0))
    result = await harness.process(options=options)
    assert (result.seconds, result.part) == (20.0, (1330.0, 1350.0))
    assert result.summary is not None
    assert result.summary.points[0].at == 1330.0
    texts = {
        file.kind: harness.blobs.get_bytes(file.blob.key).decode()
        for file in result.files
        if file.kind in (FileKind.TXT, FileKind.SRT, FileKind.JSON)
    }
    assert texts[FileKind.TXT].startswith("[22:10] Speaker 1: Good morning")
    assert "\n00:22:10,000 --> " in f"\n{texts[FileKind.SRT]}"
    document = json.loads(texts[FileKind.JSON])
    assert document["part"] == {"start": 1330.0, "end": 1350.0}
    assert document["duration"] == 3600
    assert document["segments"][1]["words"][0]["start"] == 1340.0


async def test_speaker_names_are_applied_without_media_or_engines(
    harness: PipelineHarness,
) -> None:
    await harness.process()
    harness.fakes.asked.clear()
    named = Options(names=(("S1", "Anna <b>"), ("S2", "")))
    result = await harness.process(options=named, media_there=False)
    assert not harness.fakes.asked
    assert harness.took == [Stage.FILES]
    assert [share.name for share in result.speakers] == ["Anna <b>", "Speaker 2"]
    assert "Anna <b>: Good morning" in result.opening
    text = next(file for file in result.files if file.kind is FileKind.TXT)
    assert " Anna <b>: Good morning" in harness.blobs.get_bytes(text.blob.key).decode()
    assert result.notes == (TRACK_CHOSEN,)


async def test_names_for_another_number_of_speakers_are_dropped(harness: PipelineHarness) -> None:
    result = await harness.process(options=Options(names=(("S1", "Anna"),)))
    assert [share.name for share in result.speakers] == ["Speaker 1", "Speaker 2"]
    assert Note("names_dropped") in result.notes


async def test_quiet_voice_without_text_is_named_and_louder_hears_all_of_them(
    harness: PipelineHarness,
) -> None:
    harness.fakes.sentences = (("Good morning.", "S1"),)
    harness.fakes.faint = (FaintSpeech(6.0, 9.0, 0.9), FaintSpeech(10.0, 15.0, 0.7))
    options = Options(formats=(Format.JSON,))
    result = await harness.process(options=options)
    note = Note("too_quiet", {"places": "0:06-0:09"})
    assert note in result.notes
    (document,) = (file for file in result.files if file.kind is FileKind.JSON)
    notes = json.loads(harness.blobs.get_bytes(document.blob.key))["notes"]
    assert {"code": "too_quiet", "values": {"places": "0:06-0:09"}} in notes
    speech, told = harness.fakes.heard.pop()
    assert (len(speech.regions), speech.quiet_voices, told.louder) == (2, ((6.0, 9.0),), False)

    louder = await harness.process(options=replace(options, louder=True))
    assert harness.fakes.asked["transcribe"] == 2, "recognized anew"
    assert harness.fakes.asked["detect"] == 1, "what is faint is known"
    speech, told = harness.fakes.heard.pop()
    assert told.louder
    assert speech.quiet_voices == ((6.0, 9.0), (10.0, 15.0))
    assert speech.regions[2] == pytest.approx((10.0, 15.0), abs=0.1)
    assert replace(note, code="still_too_quiet") in louder.notes

    await harness.process(options=options)
    assert harness.fakes.asked["transcribe"] == 2, "both are stored"


async def test_quiet_places_of_a_part_have_the_times_of_the_recording(
    harness: PipelineHarness,
) -> None:
    harness.fakes.sentences = (("Good morning.", "S1"),)
    harness.fakes.faint = (FaintSpeech(6.0, 15.0, 0.9),)
    result = await harness.process(options=Options(part=Part(1330.0, 1350.0)))
    assert Note("too_quiet", {"places": "22:16-22:25"}) in result.notes


async def test_careful_engine_transcribes_when_requested(harness: PipelineHarness) -> None:
    careful = Options(careful=True)
    await harness.process(options=careful)
    assert harness.fakes.asked["transcribe"] == 1, "without a careful engine the usual one does it"
    harness.careful = Fakes(id="careful 1")
    result = await harness.process(options=careful)
    assert harness.careful.asked == Counter(transcribe=1)
    assert result.engines["transcriber"] == "careful 1"
    await harness.process()
    assert harness.fakes.asked["transcribe"] == 1


async def test_words_for_the_page_are_kept_where_they_are_wanted(harness: PipelineHarness) -> None:
    plain = await harness.process()
    wanted = await harness.process(options=Options(page=True))
    assert FileKind.WORDS not in {file.kind for file in plain.files}
    assert harness.fakes.asked == ALL_ONCE, "nothing is recognized again"
    (words,) = [file for file in wanted.files if file.kind is FileKind.WORDS]
    assert not words.is_in_answer
    transcript = read_transcript_json(harness.blobs.get_bytes(words.blob.key))
    assert transcript.segments[0].words[0].text == "Good"
    given = [file.name for file in wanted.files if file.is_in_answer]
    assert given == [file.name for file in plain.files if file.is_in_answer]
