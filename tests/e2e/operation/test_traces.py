"""One trace of a recording from the update to its delivery, across processes, and what no collector
ever gets."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from storage.models import Account, Platform
from storage.pseudonyms import owner
from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.answers import wait_for_answer, word_error_rate
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.paths import DATA
from tests.telemetry_server import ReceivedSpan, TelemetryServer, telemetry_server

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
TALK = DATA / "asr/en/lslong_2414.ogg"  # 69 s: long enough for a spoken summary
SILENT = DATA / "bad/video_no_audio_s.mp4"
CANARY = "canary-hunter2-0123456789"
STAGES = {"audio", "transcript", "speakers", "summary", "speech", "files"}


def settings(server: TelemetryServer, **more: str) -> dict[str, str]:
    return {
        "OTEL_EXPORTER_OTLP_ENDPOINT": server.url,
        "OTEL_BSP_SCHEDULE_DELAY": "200",
        "LOG_FORMAT": "json",
        **more,
    }


def of_trace(server: TelemetryServer, trace: str) -> list[ReceivedSpan]:
    return [each for each in server.got.spans if each.trace == trace]


def one(spans: list[ReceivedSpan], name: str) -> ReceivedSpan:
    (found,) = [each for each in spans if each.name == name]
    return found


def is_inside(inner: ReceivedSpan, outer: ReceivedSpan) -> bool:
    """Return whether a span lies in the time of another one, but for a tick of the clock."""
    tick = 2_000_000
    return outer.started - tick <= inner.started and inner.ended <= outer.ended + tick


def test_one_trace_leads_from_the_update_to_the_delivery(tmp_path: Path) -> None:
    with (
        TelegramServer() as telegram,
        telemetry_server() as collector,
        Service(
            tmp_path, telegram, VOICE="piper", TELEGRAM_WEBHOOK_SECRET=CANARY,
            OTEL_EXPORTER_OTLP_HEADERS=f"Authorization={CANARY}", **settings(collector),
        ) as service,
    ):  # fmt: skip
        service.start("up")
        service.waits_for_worker()
        person = telegram.person("Zebedee Quux")
        post = person.sends_voice(TALK, "formats=json,txt speech=yes")
        answer = wait_for_answer(person, post, ("json",))
        (first,) = collector.waits_for(lambda: collector.named("job"), 30)
        person.says("/again formats=json,txt,srt", reply_to=answer.card)
        collector.waits_for(lambda: len(collector.named("job")) == 2, 60)
        service.stop("up")
        lines = [json.loads(it) for it in service.log.read_text().splitlines() if it[:1] == "{"]
        token, words = telegram.token, answer.words
    spans = of_trace(collector, first.trace)
    check_order(spans)
    check_attributes(spans, lines, person.id)
    check_redo(collector, first)
    assert word_error_rate(TALK.with_suffix(".txt").read_text(), words) < 0.5
    heard = " ".join(words.split()[:3])
    bodies = b"\n".join(collector.got.bodies)
    for secret in (CANARY, token, token.partition(":")[2], "Zebedee", "Quux", heard, TALK.stem):
        assert secret.encode() not in bodies, secret
    assert person.id.encode() not in bodies
    assert CANARY not in service.log.read_text()


def check_order(spans: list[ReceivedSpan]) -> None:
    update, job, intake, attempt, delivery = (
        one(spans, name) for name in ("update", "job", "intake", "attempt", "delivery")
    )
    assert update.parent == ""
    assert job.parent == update.id
    for each in (intake, attempt, delivery, one(spans, "queue")):
        assert each.parent == job.id, each.name
    for name in ("download", "store"):
        assert one(spans, name).parent == intake.id
        assert is_inside(one(spans, name), intake)
    steps = [each for each in spans if each.name in STAGES]
    assert {each.name for each in steps} == STAGES
    for step in steps:
        assert step.parent == attempt.id
        assert is_inside(step, attempt)
    for each in (intake, attempt, delivery):
        assert is_inside(each, job), each.name
    assert update.started <= intake.started < attempt.started < delivery.started
    assert one(spans, "queue").ended <= attempt.started
    sent = [each for each in spans if each.parent == delivery.id]
    methods = {each.attributes["mp4totext.method"] for each in sent}
    assert methods & {"editMessageText", "sendRichMessage"}
    assert methods & {"sendDocument", "sendMediaGroup"}
    assert {each.kind for each in sent} == {"SPAN_KIND_CLIENT"}


def check_attributes(spans: list[ReceivedSpan], lines: list[dict[str, Any]], person: str) -> None:
    ended, _redone = [line for line in lines if line["message"] == "job ended"]
    assert {each.trace for each in spans} == {ended["trace"]}
    of_job = [each for each in spans if "mp4totext.job" in each.attributes]
    assert {each.attributes["mp4totext.job"] for each in of_job} == {ended["job"]}
    assert {each.attributes["mp4totext.platform"] for each in spans} == {"telegram"}
    pseudonym = owner(Account(Platform.TELEGRAM, person))
    assert {each.attributes["mp4totext.person"] for each in spans} == {pseudonym}
    roles = {each.name: each.resource["mp4totext.role"] for each in spans}
    assert {roles[name] for name in ("update", "intake", "delivery", "job")} == {"bot"}
    assert {roles[name] for name in ("queue", "attempt", *STAGES)} == {"worker"}
    assert one(spans, "job").attributes["mp4totext.state"] == "done"
    assert not [each for each in spans if each.failure]


def check_redo(collector: TelemetryServer, first: ReceivedSpan) -> None:
    """Check that a redo has a trace of its own, with a link to the answer before it."""
    _, redone = collector.named("job")
    assert redone.trace != first.trace
    assert redone.links == [(first.trace, first.id)]
    spans = of_trace(collector, redone.trace)
    assert redone.parent == one(spans, "update").id
    assert one(spans, "attempt").parent == redone.id
    heard = collector.named("transcript")
    assert [it.trace for it in heard] == [first.trace, redone.trace]
    assert [it.attributes["mp4totext.stored"] for it in heard] == [False, True]


def test_trace_goes_on_after_a_restart_and_a_failure_has_its_code(tmp_path: Path) -> None:
    silent = tmp_path / "no sound.mp4"
    silent.write_bytes(SILENT.read_bytes())
    with (
        TelegramServer() as telegram,
        telemetry_server() as collector,
        Service(tmp_path / "s", telegram, VOICE="none", **settings(collector)) as service,
    ):
        service.start("telegram")
        person = telegram.person("Zebedee Quux")
        person.sends_document(silent)
        collector.waits_for(lambda: collector.named("store"), 60)
        service.stop("telegram")
        (intake,) = collector.named("intake")
        service.start("up")
        (job,) = collector.waits_for(lambda: collector.named("job"), 180)
        service.stop("up")
    spans = of_trace(collector, intake.trace)
    assert intake.parent == job.id
    assert job.parent == one(spans, "update").id
    assert one(spans, "attempt").parent == one(spans, "delivery").parent == job.id
    assert job.failure == one(spans, "attempt").failure == "no_audio"
    assert one(spans, "audio").failure == "no_audio"
    assert b"no sound" not in b"\n".join(collector.got.bodies)


def test_trace_on_discord_goes_on_after_the_death_of_a_worker(tmp_path: Path) -> None:
    with (
        TelegramServer() as telegram,
        DiscordServer() as discord,
        telemetry_server() as collector,
        Service(
            tmp_path, telegram, VOICE="none", **discord.settings, **settings(collector)
        ) as service,
    ):  # fmt: skip
        service.start("up")
        service.waits_for_worker()
        discord.waits_for_bot()
        anna = discord.person("Anna")
        post = anna.sends_voice(TALK, "formats=json summary=none")
        collector.waits_for(lambda: collector.named("audio"), 60)  # the transcript is under way
        service.kill("worker")
        wait_for_answer(anna, post, ("json",))
        (job,) = collector.waits_for(lambda: collector.named("job"), 30)
        service.stop("up")
        token = discord.settings["DISCORD_BOT_TOKEN"]
    spans = of_trace(collector, job.trace)
    assert {each.attributes["mp4totext.platform"] for each in spans} == {"discord"}
    attempt, delivery = one(spans, "attempt"), one(spans, "delivery")
    assert attempt.attributes["mp4totext.attempt"] == 2, "the first one died with its process"
    assert attempt.parent == delivery.parent == one(spans, "queue").parent == job.id
    before, again = [each for each in spans if each.name == "audio"]
    assert (before.attributes["mp4totext.stored"], before.parent != attempt.id) == (False, True)
    assert (again.attributes["mp4totext.stored"], again.parent) == (True, attempt.id)
    calls = [each for each in spans if each.name == "discord call"]
    assert [each for each in calls if each.parent == delivery.id]
    assert {each.attributes["mp4totext.method"].partition(" ")[0] for each in calls} <= {
        "GET", "POST", "PATCH",
    }  # fmt: skip
    bodies = b"\n".join(collector.got.bodies)
    for secret in (token, "Anna", anna.id, anna.address.chat, TALK.stem):
        assert secret.encode() not in bodies, secret


@pytest.mark.parametrize("kind", ["refuses", "hangs"])
def test_collector_that_is_away_neither_delays_an_answer_nor_the_stop(
    kind: str, tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        away = f"http://127.0.0.1:{free.getsockname()[1]}"
    with (
        TelegramServer() as telegram,
        telemetry_server(hangs=True) as collector,
        Service(tmp_path, telegram, VOICE="none", **settings(collector)) as service,
    ):
        if kind == "refuses":
            service.configure(OTEL_EXPORTER_OTLP_ENDPOINT=away)
        service.start("up")
        service.waits_for_worker()
        person = telegram.person("Zebedee Quux")
        wait_for_answer(person, person.sends_voice(NOTE, "formats=json"), ("json",))
        service.waits_for(lambda: "answer delivered" in service.log.read_text(), 20)
        started = time.monotonic()
        status = service.stop("up")
        seconds = time.monotonic() - started
        text = service.log.read_text()
    assert status == 0, text[-2000:]
    assert seconds < 9, f"the stop took {seconds:.1f} s"
    assert "Traceback" not in text
    minutes = 2  # of two processes, and the test may take longer than one
    assert text.count("the collector takes no spans") <= 2 * minutes
