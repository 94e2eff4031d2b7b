"""Quotas: the report to the user, and the refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.context.services import Services
from bot.i18n.translator import Translations, until
from storage.models import Job, JobState, Quota
from storage.retention import forget_account
from tests.unit.bot.answered_jobs import result
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle, jobs
from tests.unit.bot.fakes import ANNA, BEN, BotHarness

NOW = datetime(2026, 1, 1, 12, 0, 30, tzinfo=UTC)


async def answer_to(harness: BotHarness, line: str, **where: object) -> str:
    await handle(harness, harness.command(line, **where))
    return harness.chat.last.text


def services_at(harness: BotHarness, moment: datetime) -> Services:
    """Return the services with a clock at that moment."""
    return replace(harness.services, clock=lambda: moment)


async def finish_job(harness: BotHarness, job: Job) -> None:
    """Finish a job whose recording is as long as reported."""
    async with harness.services.database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "w")
        assert claimed
        finished = replace(result(harness, ()), seconds=job.media.seconds or 0.0)
        assert await unit.jobs.finish(job.id, claimed.attempt, finished)


@pytest.mark.parametrize(
    ("seconds", "english", "turkish"),
    [
        (-5, "now", "şimdi"),
        (0, "now", "şimdi"),
        (1, "in 1 min, at 12:01 UTC", "1 dk sonra, saat 12:01 UTC"),
        (60, "in 1 min, at 12:02 UTC", "1 dk sonra, saat 12:02 UTC"),
        (61, "in 2 min, at 12:02 UTC", "2 dk sonra, saat 12:02 UTC"),
        (3600, "in 1 h 0 min, at 13:01 UTC", "1 sa 0 dk sonra, saat 13:01 UTC"),
        (86_370, "in 24 h 0 min, at 12:00 UTC", "24 sa 0 dk sonra, saat 12:00 UTC"),
    ],
)
def test_remaining_time_is_never_rounded_down(seconds: float, english: str, turkish: str) -> None:
    moment = NOW + timedelta(seconds=seconds)
    assert until(Translations().for_locale("en"), moment, NOW) == english
    assert until(Translations().for_locale("tr"), moment, NOW) == turkish


async def test_quota_shows_own_usage(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "a", admins="telegram:2") as harness:
        reply = await answer_to(harness, "quota")
        assert "0 of 240 used, 240 left" in reply
        assert "back" not in reply
        for words in ("0 of 3", "240 min", "20 MB"):
            assert words in reply
        await handle(harness, harness.upload(seconds=90.0))
        reply = await answer_to(harness, "quota")
        assert "1.5 of 240 used, 238.5 left" in reply
        assert "All minutes are available again in 24 h" in reply or "in 23 h 59" in reply
        assert "in progress: 1 of 3" in reply
        admin = await answer_to(harness, "quota", who=BEN)
        assert "0 used, no limit" in admin
        assert "in progress: 0, no limit" in admin


async def test_quota_of_other_users_is_hidden(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "a") as harness:
        await handle(harness, harness.upload(who=BEN))
        reply = await answer_to(harness, "quota")
        for line in ("quota 2", "quota telegram:3", "quota 2 minutes=5", "quota 1 default"):
            assert await answer_to(harness, line) == reply
        async with harness.services.database.read() as unit:
            ben = await unit.people.find(BEN)
        assert ben
        assert ben.quota == Quota()


async def test_exceeded_quota_states_when_minutes_return(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "b", minutes_per_day=3) as harness:
        await handle(harness, harness.upload(seconds=120.0), harness.upload(seconds=90.0))
        assert len(await jobs(harness)) == 1
        assert "1 of 3 min" in harness.chat.last.text
        assert "You have enough in 24 h 0 min, at" in harness.chat.last.text
        assert "a shorter recording works right away" in harness.chat.last.text
        await handle(harness, harness.upload(seconds=181.0))
        assert "never fits" in harness.chat.last.text
        await handle(harness, harness.upload(seconds=60.0), harness.upload(seconds=None))
        assert len(await jobs(harness)) == 2
        assert "0 of 3 min" in harness.chat.last.text


async def test_only_the_part_that_is_asked_for_counts(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "part", minutes_per_day=3) as harness:
        await handle(harness, harness.upload(seconds=600.0))
        assert await jobs(harness) == []
        await handle(harness, harness.upload(seconds=600.0, caption="from=1:00 to=2:00"))
        assert len(await jobs(harness)) == 1
        assert "1 of 3 used" in await answer_to(harness, "quota")
        await handle(harness, harness.upload(seconds=600.0, caption="from=-2:00"))
        assert len(await jobs(harness)) == 2
        assert "3 of 3 used" in await answer_to(harness, "quota")
        await handle(harness, harness.upload(seconds=600.0, caption="from=0 to=0:30"))
        assert len(await jobs(harness)) == 2


async def test_recording_is_accepted_at_the_stated_time(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "day", minutes_per_day=3) as harness:
        sent = [datetime(2026, 1, 31, 12, tzinfo=UTC), datetime(2026, 1, 31, 20, tzinfo=UTC)]
        for moment in sent:
            harness.services = services_at(harness, moment)
            await handle(harness, harness.upload(seconds=90.0))
        reply = await answer_to(harness, "quota")
        assert (
            "3 of 3 used, 0 left\n1.5 min become available again in 16 h 1 min, at 12:01 UTC"
            in reply
        )
        assert "All minutes are available again in 24 h 0 min, at 20:00 UTC" in reply
        for seconds, taken in ((-1, 2), (0, 3)):
            later = sent[0] + timedelta(days=1, seconds=seconds)
            harness.services = services_at(harness, later)
            await handle(harness, harness.upload(seconds=90.0))
            assert len(await jobs(harness)) == taken


async def test_deleting_returns_no_minutes_and_cancelling_does(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "c", minutes_per_day=3) as harness:
        await handle(harness, harness.upload(seconds=120.0), harness.upload(seconds=60.0))
        _, first = await jobs(harness)
        await finish_job(harness, first)
        await handle(harness, harness.command("cancel"))
        assert "2 of 3 used" in await answer_to(harness, "quota")
        assert "For a day I remember how many minutes" in await answer_to(harness, "privacy")
        await forget_account(harness.services.database, harness.services.blobs, ANNA)
        assert "2 of 3 used" in await answer_to(harness, "quota")
        await handle(harness, harness.upload(seconds=120.0))
        assert await jobs(harness) == []
        assert "1 of 3 min" in harness.chat.last.text


async def test_job_limit_names_the_unfinished_jobs(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "d", jobs_per_person=2) as harness:
        await handle(
            harness, harness.upload(name="secret.mp4"), harness.upload(name="b.ogg", chat="g")
        )
        await handle(harness, harness.upload(name="c.ogg"))
        assert "2 jobs in progress: b.ogg, secret.mp4. Wait" in harness.chat.last.text
        for words in ("/cancel", "/status"):
            assert words in harness.chat.last.text
        group = harness.upload(name="c.ogg", chat="g", private=False, caption="/transcribe")
        await handle(harness, group)
        assert "in progress: b.ogg, …" in harness.chat.last.text


async def test_quota_override_applies_to_the_next_recording(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "e") as harness:
        await handle(harness, harness.command("start"))
        async with harness.services.database.begin() as unit:
            await unit.people.set_quota(ANNA, Quota(minutes=2, jobs=0, longest=1, largest=0.5))
        await handle(harness, harness.upload(seconds=61.0))
        assert "limit is 1 min" in harness.chat.last.text
        await handle(harness, harness.upload(seconds=30.0, size=600_000))
        assert "limit is 0.5 MB" in harness.chat.last.text
        await handle(harness, *(harness.upload(seconds=30.0) for _ in range(5)))
        held = await jobs(harness)
        assert [job.quota for job in held] == [Quota(2, 0, 1, 0.5)] * 4
        assert "0 of 2 min" in harness.chat.last.text


async def test_recording_larger_than_reported_is_refused_after_download(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "f", largest_megabytes=0.001) as harness:
        await handle(harness, harness.upload(b"x" * 2000, size=5))
        (job,) = await jobs(harness)
        assert job.state is JobState.FAILED
        assert job.failure
        assert job.failure.code == "too_large"
        assert "0 of 240 used" in await answer_to(harness, "quota")
