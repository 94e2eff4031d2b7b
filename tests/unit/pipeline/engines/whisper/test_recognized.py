"""Recognition of named voices, in the answers of one person only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from pipeline.engines.diarization import voiceprints
from pipeline.worker.attempt import Attempt
from pipeline.worker.known_voices import load_voices
from pipeline.worker.resources import WorkerResources
from storage.blobs import media_prefix
from storage.database import Database
from storage.models import (
    Account,
    Address,
    FileKind,
    Format,
    NamedVoice,
    Note,
    Options,
    Platform,
    Result,
    SpeakerVoice,
    VoiceConsent,
)
from tests.unit.pipeline.fakes import SENTENCES, PipelineHarness
from tests.unit.pipeline.steps.test_voice_matching import ONE, OTHER, named_voices, speaker_voices
from tests.unit.storage.conftest import ANNA, BEN, NOON, make_job

VOICES = tuple(speaker_voices(ONE, OTHER))
CEM = named_voices(("Cem", ONE))


@pytest.fixture
def voice_harness(harness: PipelineHarness) -> PipelineHarness:
    """The harness with an engine that computes voiceprints."""
    harness.fakes.voices = VOICES
    return harness


def text_of(harness: PipelineHarness, result: Result) -> str:
    (file,) = [each for each in result.files if each.kind is FileKind.TXT]
    return harness.blobs.get_bytes(file.blob.key).decode()


def names(result: Result) -> list[str]:
    return [each.name for each in result.speakers]


async def test_known_voice_is_named_and_noted_in_the_result(
    voice_harness: PipelineHarness,
) -> None:
    result = await voice_harness.process(known=CEM)
    assert names(result) == ["Cem", "Speaker 2"]
    assert "Cem:" in text_of(voice_harness, result)
    assert result.recognized == ("S1",)
    assert Note("recognized", {"names": "Cem"}) in result.notes
    assert result.voices == VOICES
    stranger = await voice_harness.process()
    assert names(stranger) == ["Speaker 1", "Speaker 2"]
    assert stranger.recognized == ()


async def test_recognized_name_is_not_shared_with_other_people(
    voice_harness: PipelineHarness,
) -> None:
    await voice_harness.process(known=CEM)
    calls = voice_harness.fakes.asked["diarize"], voice_harness.fakes.asked["summarize"]
    other = await voice_harness.process("other.mp4")
    assert (voice_harness.fakes.asked["diarize"], voice_harness.fakes.asked["summarize"]) == calls
    assert names(other) == ["Speaker 1", "Speaker 2"]
    assert "Cem" not in text_of(voice_harness, other)
    folder = voice_harness.folder / "blobs" / f"{media_prefix('ab' * 32)}checkpoints"
    shared = list(folder.glob("*.json"))
    assert len(shared) >= 5
    assert not [path.name for path in shared if "Cem" in path.read_text()]


async def test_typed_name_overrides_a_recognized_one(voice_harness: PipelineHarness) -> None:
    for typed in (("Deniz", "Ece"), ("", "Ece"), ("", "")):
        options = Options(names=(("S1", typed[0]), ("S2", typed[1])))
        result = await voice_harness.process(options=options, known=CEM)
        assert names(result) == [typed[0] or "Speaker 1", typed[1] or "Speaker 2"]
        assert result.recognized == ()
    dropped = await voice_harness.process(options=Options(names=(("S1", "Deniz"),)), known=CEM)
    assert names(dropped) == ["Cem", "Speaker 2"], "typed for other speakers"


async def test_redo_keeps_recognized_names(voice_harness: PipelineHarness) -> None:
    await voice_harness.process(known=CEM)
    again = await voice_harness.process(options=Options(formats=(Format.SRT,)), known=CEM)
    assert names(again) == ["Cem", "Speaker 2"]
    assert again.recognized == ("S1",)
    forgotten = await voice_harness.process(options=Options(formats=(Format.SRT,)))
    assert names(forgotten) == ["Speaker 1", "Speaker 2"]
    assert voice_harness.fakes.asked["diarize"] == 1


async def test_names_that_fit_no_more_are_found_by_voice(voice_harness: PipelineHarness) -> None:
    options = Options(names=(("S1", "Cem"), ("S2", "Deniz"), ("S3", "Eve")))
    result = await voice_harness.process(known=CEM, options=options)
    assert names(result) == ["Cem", "Speaker 2"]
    assert [it.code for it in result.notes if "name" in it.code or "recog" in it.code] == [
        "recognized"
    ]


async def test_results_without_voiceprints_are_recomputed(
    voice_harness: PipelineHarness,
) -> None:
    voice_harness.voiceprints = False
    result = await voice_harness.process(known=CEM)
    assert result.voices == ()
    assert names(result) == ["Speaker 1", "Speaker 2"]
    voice_harness.voiceprints = True
    again = await voice_harness.process(known=CEM)
    assert voice_harness.fakes.asked["diarize"] == 1
    assert again.voices == (), "none was kept"
    assert voice_harness.fakes.asked["load_voices"] == 0


async def test_single_speaker_is_not_recognized(voice_harness: PipelineHarness) -> None:
    voice_harness.fakes.sentences = SENTENCES[:1]
    result = await voice_harness.process(known=CEM)
    assert names(result) == ["Speaker 1"]
    assert voice_harness.fakes.asked["load_voices"] == 0


async def test_failed_recognition_does_not_cost_the_text(voice_harness: PipelineHarness) -> None:
    broken = replace(CEM[0], voiceprint=replace(CEM[0].voiceprint, direction="AAAA"))
    known_of: Sequence[Sequence[NamedVoice] | Exception] = ([broken], OSError("gone"))
    for each in known_of:
        result = await voice_harness.process(known=each)
        assert names(result) == ["Speaker 1", "Speaker 2"]
        assert text_of(voice_harness, result)


# --- the voices that a worker loads ---------------------------------------------------------------

HERE = Address(Platform.TELEGRAM, "c1")
ON_DISCORD = Account(Platform.DISCORD, "9")


@pytest.fixture
async def rows(tmp_path: Path) -> Any:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    async with database.begin() as unit:
        for who in (ANNA, BEN, ON_DISCORD):
            await unit.people.get_or_create(who, "en")
            await unit.people.set_options(who, Options(voices=VoiceConsent.YES))
        for name, who, chat in (("Cem", ANNA, "c1"), ("Deniz", ANNA, "c2"), ("Eve", BEN, "c1")):
            voiceprint = voiceprints.make_voiceprint(ONE, 10.0)
            at = Address(Platform.TELEGRAM, chat)
            await unit.voices.save(who, at, "job", [(name, voiceprint)], NOON)
    yield database
    await database.close()


def attempt(rows: Database, account: Account = ANNA, on: bool = True, **options: Any) -> Attempt:
    job = make_job(account=account)
    job = replace(
        job,
        reply_to=replace(job.reply_to, address=HERE),
        options=Options(**{"voices": VoiceConsent.YES, **options}),
    )
    resources: Any = object.__new__(WorkerResources)
    for name, value in (("database", rows), ("remember_voices", on), ("scratch", Path("x"))):
        object.__setattr__(resources, name, value)
    return Attempt(job, cast("WorkerResources", resources))


async def loaded_voices(one: Attempt) -> list[str]:
    remember = one._resources.remember_voices
    found = await load_voices(one._resources.database, one.job, remember=remember)
    return [it.name for it in found]


async def test_names_typed_before_stay_with_their_voices_in_another_part(rows: Database) -> None:
    """A redo of another part has other speaker ids; the names come back by voice, also for a person
    who remembers no voices."""
    named = replace(make_job(), options=Options(names=(("S1", "Ada"), ("S2", ""))))
    voices = tuple(
        SpeakerVoice(speaker, voiceprints.make_voiceprint(voice, 10.0))
        for speaker, voice in (("S1", ONE), ("S2", OTHER))
    )
    outcome = Result("A talk", "en", 60.0, "Hello.", None, (), (), voices=voices)
    async with rows.begin() as unit:
        await unit.people.set_options(ANNA, Options(voices=VoiceConsent.UNASKED))
        await unit.jobs.add(named)
        claimed = await unit.jobs.claim(named.id, "worker")
        assert claimed
        assert await unit.jobs.finish(named.id, claimed.attempt, outcome)
    redo = attempt(rows, voices=VoiceConsent.UNASKED)
    redo.job = replace(redo.job, again_of=named.id)
    assert await loaded_voices(redo) == ["Ada"]
    redo.job = replace(redo.job, again_of="another")
    assert await loaded_voices(redo) == []
    switched_off = attempt(rows, on=False)
    switched_off.job = replace(switched_off.job, again_of=named.id)
    assert await loaded_voices(switched_off) == []


async def test_worker_loads_only_voices_of_the_owner_in_that_chat(rows: Database) -> None:
    assert await loaded_voices(attempt(rows)) == ["Cem"]
    assert await loaded_voices(attempt(rows, BEN)) == ["Eve"]
    assert await loaded_voices(attempt(rows, ON_DISCORD)) == []
    async with rows.begin() as unit:
        await unit.people.merge(ANNA, ON_DISCORD)
    assert await loaded_voices(attempt(rows, ON_DISCORD)) == ["Cem"], "accounts of one person"


async def test_voices_are_loaded_only_with_consent(rows: Database) -> None:
    assert await loaded_voices(attempt(rows, on=False)) == []
    assert await loaded_voices(attempt(rows, voices=VoiceConsent.NO)) == []
    for consent in (VoiceConsent.UNASKED, VoiceConsent.ASKED):  # at the time of sending
        assert await loaded_voices(attempt(rows, voices=consent)) == ["Cem"]
    async with rows.begin() as unit:
        await unit.people.set_options(ANNA, Options(voices=VoiceConsent.NO))
    assert await loaded_voices(attempt(rows)) == []
    assert await loaded_voices(attempt(rows, Account(Platform.TELEGRAM, "unknown"))) == []


async def test_recognized_voice_is_kept_longer(rows: Database, harness: PipelineHarness) -> None:
    harness.fakes.voices = VOICES
    result = await harness.process(known=CEM)
    async with rows.begin() as unit:
        await attempt(rows)._mark_voices_heard(unit, result)
        (cem,) = await unit.voices.list_for([ANNA], HERE)
        (eve,) = await unit.voices.list_for([BEN], HERE)
    assert cem.heard > NOON
    assert eve.heard == NOON
