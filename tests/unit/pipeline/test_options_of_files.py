"""Options of the files of a result: replaced words, fillers, captions, script, digits."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from storage.models import Captions, Clean, FileKind, Format, Numbers, Options, Stage
from tests.unit.pipeline.fakes import ALL_ONCE, PipelineHarness


async def test_replaced_words_appear_in_every_file_without_media(
    harness: PipelineHarness,
) -> None:
    every = Options(formats=(Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD))
    await harness.process(options=every)
    rules = (("welcome to", "greetings at"), ("thank you", "cheers"))
    result = await harness.process(options=replace(every, replacements=rules), media_there=False)
    assert harness.fakes.asked == ALL_ONCE + Counter(["summarize"])
    for file in result.files:
        if file.kind in tuple(FileKind(it.value) for it in every.formats):
            text = harness.blobs.get_bytes(file.blob.key).decode()
            assert "greetings" in text
            assert "Cheers" in text
            assert "welcome" not in text
            assert "Thank" not in text
    assert "Cheers very much" in result.opening


async def test_fillers_are_left_out_of_all_files_but_json(harness: PipelineHarness) -> None:
    harness.fakes.sentences = (("Um, good morning to to the the team, uh, of today.", "S1"),)
    every = Options(formats=(Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD))
    await harness.process(options=every)
    result = await harness.process(options=replace(every, clean=Clean.LIGHT), media_there=False)
    assert harness.fakes.asked["transcribe"] == 1
    texts = {
        file.kind: harness.blobs.get_bytes(file.blob.key).decode()
        for file in result.files
        if file.kind in tuple(FileKind(it.value) for it in every.formats)
    }
    document = json.loads(texts.pop(FileKind.JSON))
    words = document["segments"][0]["words"]
    assert [word["text"] for word in words if word.get("filler")] == ["Um,", "the", "uh,"]
    for text in texts.values():
        assert "Good morning to to" in text
        assert "the team, of" in text
        assert "Um" not in text
    assert result.opening == "Good morning to to the team, of today."


async def test_short_captions_change_only_the_subtitles(
    harness: PipelineHarness,
) -> None:
    first = await harness.process(options=Options(formats=(Format.TXT, Format.SRT, Format.VTT)))
    short = Options(formats=(Format.TXT, Format.SRT, Format.VTT), captions=Captions.SHORT)
    again = await harness.process(options=short, media_there=False)
    assert harness.took == [Stage.FILES]
    before = {file.kind: file.blob.sha256 for file in first.files}
    after = {file.kind: file.blob.sha256 for file in again.files}
    changed = {kind for kind in before if before[kind] != after[kind]}
    assert changed == {FileKind.SRT, FileKind.VTT}


CHINESE = (
    ("后来 我 发现 了 ， 他 的 头发 在 里面 。", "S1"),
    ("这个 软件 很 好 。", "S2"),
)


@pytest.mark.parametrize(
    ("language", "locale", "script"),
    [
        ("zh-Hant", "zh-Hans", "Hant"),
        (None, "zh-TW", "Hant"),
        ("zh", "zh-hant", "Hant"),
        ("zh-Hans", "zh-Hant", "Hans"),
        (None, "de", "Hans"),
    ],
)
async def test_chinese_files_use_the_requested_script(
    language: str | None, locale: str, script: str, harness: PipelineHarness
) -> None:
    fakes = harness.fakes
    fakes.sentences, fakes.language, fakes.gist = CHINESE, "zh", "软件"
    texts = (Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD)
    result = await harness.process(options=Options(language, formats=texts), locale=locale)
    kinds = (FileKind.TXT, FileKind.SRT, FileKind.VTT, FileKind.JSON, FileKind.MD)
    files = {
        it.kind: harness.blobs.get_bytes(it.blob.key).decode()
        for it in result.files
        if it.kind in (*kinds, FileKind.SUMMARY)
    }
    expected, other = ("头发", "頭髮") if script == "Hans" else ("頭髮", "头发")
    for kind in kinds:
        assert expected in files[kind], kind
        assert other not in files[kind], kind
    gist = "软件" if script == "Hans" else "軟件"
    assert gist in files[FileKind.SUMMARY]
    assert json.loads(files[FileKind.JSON])["script"] == script
    assert expected in harness.lines[0].text + result.opening
    assert result.summary is not None
    assert result.summary.gist == gist


async def test_numbers_in_digits_need_no_new_transcription(harness: PipelineHarness) -> None:
    harness.fakes.sentences = (("We planned forty thousand euros for two people.", "S1"),)
    every = Options(formats=(Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD))
    heard = await harness.process(options=every)
    assert "forty thousand euros" in heard.opening
    result = await harness.process(
        options=replace(every, numbers=Numbers.DIGITS), media_there=False
    )
    assert harness.fakes.asked["transcribe"] == 1
    for file in result.files:
        if file.kind in tuple(FileKind(it.value) for it in every.formats):
            text = harness.blobs.get_bytes(file.blob.key).decode()
            assert "40,000 euros" in text
            assert "two people" in text
    assert "40,000 euros" in result.opening
