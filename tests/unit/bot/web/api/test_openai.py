"""OpenAI's own client, unmodified, against this service."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx2
import openai
import pytest
import webvtt
from openai.types.audio import Transcription, TranscriptionVerbose

from bot.web.api import openai_jobs
from storage.models import Failure, JobState, SummaryStyle
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.instant_worker import SAID, working
from tests.unit.bot.web.api.programs import make_token, with_token
from tests.unit.bot.web.visitors import URL, Site

SOUND = ("talk.wav", b"RIFF0000WAVEsound")


@asynccontextmanager
async def client(site: Site, line: str = "token write") -> AsyncIterator[openai.AsyncOpenAI]:
    token = await make_token(site, line)
    transport = httpx2.ASGITransport(site.app)
    async with (
        httpx2.AsyncClient(transport=transport) as http,
        openai.AsyncOpenAI(api_key=token, base_url=f"{URL}/v1", http_client=http) as opened,
    ):
        yield opened


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_jobs, "LOOK_SECONDS", 0.02)


async def test_json_is_the_default(site: Site) -> None:
    async with client(site) as api, working(site):
        made = await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
    assert isinstance(made, Transcription)
    assert made.text == "Hello there. <Bye>"
    assert made.usage is not None
    assert made.usage.type == "duration"
    assert made.usage.seconds == 3


async def test_verbose_json_has_segments_and_words(site: Site) -> None:
    async with client(site) as api, working(site):
        made = await api.audio.transcriptions.create(
            model="any", file=SOUND, response_format="verbose_json",
            timestamp_granularities=["word", "segment"],
        )  # fmt: skip
        usual = await api.audio.transcriptions.create(
            model="any", file=SOUND, response_format="verbose_json"
        )
    assert isinstance(made, TranscriptionVerbose)
    assert (made.language, made.duration) == ("english", 2.5)
    assert made.words is not None
    assert [(it.word, it.start, it.end) for it in made.words][:2] == [
        ("Hello", 0.0, 0.5),
        ("there.", 0.5, 1.0),
    ]
    assert made.segments is not None
    assert [it.text for it in made.segments] == ["Hello there.", "<Bye>"]
    assert -0.2 < made.segments[0].avg_logprob < -0.1
    assert usual.words is None
    assert usual.segments == made.segments


async def test_texts_come_as_they_are(site: Site) -> None:
    async with client(site) as api, working(site):
        text = await api.audio.transcriptions.create(
            model="whisper-1", file=SOUND, response_format="text"
        )
        srt = await api.audio.transcriptions.create(
            model="whisper-1", file=SOUND, response_format="srt"
        )
        vtt = await api.audio.transcriptions.create(
            model="whisper-1", file=SOUND, response_format="vtt"
        )
    assert text == "Hello there. <Bye>\n"
    assert srt.startswith("1\n00:00:00,000 --> ")
    assert webvtt.from_buffer(io.StringIO(vtt)).captions[0].text == "Hello there. &lt;Bye&gt;"


async def test_options_of_the_job_are_those_of_the_request(site: Site) -> None:
    async with client(site) as api, working(site) as done:
        await api.audio.transcriptions.create(
            model="whisper-1", file=SOUND, language="de", temperature=0.2,
            prompt='Keller, "Mayer". Marigold',
        )  # fmt: skip
    (job,) = done
    assert job.options.language == "de"
    assert job.options.hints == ("Keller", "Mayer", "Marigold")
    assert job.options.summary is SummaryStyle.NONE
    assert job.options.speech is False
    assert job.account == ANNA


async def test_repeated_request_gets_the_same_job(site: Site) -> None:
    async with client(site) as api, working(site) as done:
        for _ in range(3):
            await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        await api.audio.transcriptions.create(model="whisper-1", file=SOUND, language="de")
    assert len(done) == 2


async def test_lost_connection_finds_its_job_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with client(site) as api:
        monkeypatch.setattr(openai_jobs, "LOOK_SECONDS", 60)  # it is cut off between two looks
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        monkeypatch.setattr(openai_jobs, "LOOK_SECONDS", 0.02)
        async with working(site) as done:
            made = await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
    assert made.text.startswith("Hello")
    assert len(done) == 1


async def test_failure_is_told_in_words_and_tried_again(site: Site) -> None:
    async with client(site) as api:
        async with working(site, Failure("no_audio")) as done:
            with pytest.raises(openai.BadRequestError) as refused:
                await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        assert refused.value.code == "no_audio"
        assert len(done) == 1
        async with working(site, Failure("kept_crashing")) as done:
            with pytest.raises(openai.InternalServerError):
                await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        assert len(done) == 1, "the client is told not to try again"
        async with working(site):
            made = await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        assert made.text.startswith("Hello")


async def test_cancelled_job_ends_the_wait(site: Site) -> None:
    async def cancel() -> None:
        while True:
            async with site.harness.services.database.begin() as unit:
                if jobs := await unit.jobs.list_for(ANNA):
                    assert await unit.jobs.cancel(jobs[0].id)
                    return
            await asyncio.sleep(0.02)

    async with client(site) as api:
        cancelling = asyncio.create_task(cancel())
        with pytest.raises(openai.BadRequestError) as ended:
            await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        await cancelling
    assert ended.value.code == "cancelled"


async def test_wait_has_an_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openai_jobs, "WAIT_SECONDS", 0.1)
    async with client(site) as api:
        with pytest.raises(openai.InternalServerError) as ended:
            await api.with_options(max_retries=0).audio.transcriptions.create(
                model="whisper-1", file=SOUND
            )
        assert ended.value.code == "unfinished"
    async with site.harness.services.database.read() as unit:
        (job,) = await unit.jobs.list_for(ANNA)
    assert job.state is JobState.QUEUED


async def test_errors_are_those_of_the_client(site: Site) -> None:
    async with client(site) as api:
        for wrong in ({"language": "klingon!"}, {"response_format": "docx"}, {"language": "tlh"}):
            with pytest.raises(openai.BadRequestError) as refused:
                await api.audio.transcriptions.create(model="whisper-1", file=SOUND, **wrong)  # type: ignore[call-overload]
            assert refused.value.type == "invalid_request_error"
        with pytest.raises(openai.BadRequestError) as refused:
            await api.audio.transcriptions.create(model="whisper-1", file=("a.pdf", b"%PDF-1"))
        assert refused.value.code == "not_media"
        with pytest.raises(openai.AuthenticationError) as stranger:
            await api.with_options(api_key="sk-x").models.list()
        assert stranger.value.code == "invalid_api_key"
    async with client(site, "token read") as api:
        with pytest.raises(openai.PermissionDeniedError):
            await api.audio.transcriptions.create(model="whisper-1", file=SOUND)


async def test_models_are_listed(site: Site) -> None:
    async with client(site, "token read") as api:
        names = [model.id async for model in api.models.list()]
        assert names[0] == "whisper-1"
        assert (await api.models.retrieve("whisper-1")).id == "whisper-1"
        with pytest.raises(openai.NotFoundError):
            await api.models.retrieve("gpt-0")


async def test_silence_is_an_empty_text(site: Site) -> None:
    async with client(site) as api, working(site, said=replace(SAID, segments=(), language="")):
        made = await api.audio.transcriptions.create(model="whisper-1", file=SOUND)
        verbose = await api.audio.transcriptions.create(
            model="whisper-1", file=SOUND, response_format="verbose_json"
        )
    assert made.text == verbose.text == ""
    assert verbose.segments == []


async def test_form_without_a_file_is_a_bad_request(site: Site) -> None:
    async with with_token(site, await make_token(site)) as http:
        answer = await http.post("/v1/audio/transcriptions", data={"model": "whisper-1"})
        assert answer.status_code == 400
        assert answer.json()["error"]["type"] == "invalid_request_error"


async def test_wait_ends_with_the_pages(site: Site) -> None:
    async with client(site) as api:
        site.web.live.close()
        with pytest.raises(openai.InternalServerError) as ended:
            await api.with_options(max_retries=0).audio.transcriptions.create(
                model="whisper-1", file=SOUND
            )
    assert ended.value.code == "unfinished"
    assert ended.value.response.headers["x-should-retry"] == "true"


async def test_requests_at_one_moment_do_not_pass_the_limit(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(openai_jobs, "MOST_WAITING", 2)
    token = await make_token(site)
    files, fields = {"file": ("talk.wav", b"RIFF0000WAVEsound")}, {"model": "whisper-1"}
    async with with_token(site, token) as http, working(site):
        asked = [http.post("/v1/audio/transcriptions", data=fields, files=files) for _ in range(4)]
        answers = await asyncio.gather(*asked)
    assert sorted(answer.status_code for answer in answers) == [200, 200, 429, 429]
    assert openai_jobs._waiting == {}
