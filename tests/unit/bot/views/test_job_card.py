"""Progress card of a job."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.i18n.translator import Translations
from bot.views.album_card import album_card, state_text
from bot.views.job_card import CardStatus, expected_work, job_card
from storage.models import JobState, Lack, Media, Options, Stage
from tests.unit.storage.conftest import make_job

SAY = Translations().for_locale("en")
FACTORS = {Stage.TRANSCRIPT: 0.1, Stage.SPEECH: 5.0}


@pytest.mark.parametrize(("seconds", "work"), [(60.0, 11.0), (3600.0, 365.0)])
def test_reading_aloud_does_not_grow_with_the_recording(seconds: float, work: float) -> None:
    media = Media("handle", "talk.ogg", 5, seconds)
    assert expected_work(media, Options(), FACTORS) == pytest.approx(work)
    assert expected_work(media, Options(speech=False), FACTORS) == pytest.approx(work - 5.0)


@pytest.mark.parametrize(
    ("lack", "words"),
    [
        (Lack.LANGUAGE, "until a worker knows this language: German"),
        (Lack.LENGTH, "start one with WORKER_JOBS=all"),
        (Lack.WORKER, "No worker is online. Nothing is lost"),
    ],
)
def test_card_says_what_no_worker_can_do_and_what_the_operator_can(lack: Lack, words: str) -> None:
    job = replace(make_job(), options=Options(language="de"))
    card = job_card(job, CardStatus(ahead=3, work=60.0, lack=lack), SAY)
    assert words in card.text
    assert "jobs ahead" not in card.text
    assert card.buttons[0][0].action == "cancel"
    assert words in state_text(job, 3, None, SAY, lack=lack)
    assert words in album_card([job], {}, {}, SAY, lacks={job.id: lack}).text


def test_card_of_a_running_job_says_that_its_worker_is_gone() -> None:
    job = replace(make_job(), state=JobState.RUNNING, stage=Stage.TRANSCRIPT)
    words = "this goes on by itself as soon as one is back"
    assert words in job_card(job, CardStatus(lack=Lack.WORKER), SAY).text
    assert words in album_card([job], {}, {}, SAY, lacks={job.id: Lack.WORKER}).text
