"""The card and the album during a model download; the receipt of a fallback model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Message
from bot.i18n.translator import Translations
from bot.views.album_card import state_text
from bot.views.job_card import CardStatus, job_card
from bot.views.privacy_receipt import Retention, receipt
from storage.models import Fetching, JobState, Note, Progress, Stage
from tests.unit.storage.conftest import make_job

SAY = Translations().for_locale("en")


def text(message: Message) -> str:
    return "".join(span.text for span in message.spans)


def card_of(fetching: Fetching) -> Message:
    job = replace(make_job(), state=JobState.RUNNING)
    hint = Progress(job.id, Stage.TRANSCRIPT, 0.1, 99.0, "words", fetching=fetching)
    return job_card(job, CardStatus(progress=hint), SAY)


def test_model_download_shows_bytes_percentage_and_time() -> None:
    message = card_of(Fetching("large-v3-turbo", 404_000_000, 1_617_000_000, 95.0))
    lines = text(message).splitlines()[1:]
    assert lines[0] == "Downloading the speech model large-v3-turbo (only once)"
    assert "▰▰▰▱▱▱▱▱▱▱▱▱ 25%" in lines[1].replace("\N{NO-BREAK SPACE}", "")
    assert "404 of 1617 MB" in lines[1]
    assert "left" in lines[1]
    assert "words" not in text(message)
    assert message.buttons[0][0].action == "cancel"


def test_model_download_of_unknown_size_shows_received_bytes() -> None:
    assert text(card_of(Fetching("small", 0, 0))).endswith("small (only once)")
    assert text(card_of(Fetching("small", 5_000_000, 0))).endswith("small (only once)\n5 MB")


def test_album_card_names_the_downloaded_model() -> None:
    job = replace(make_job(), state=JobState.RUNNING)
    hint = Progress(job.id, Stage.TRANSCRIPT, 0.1, fetching=Fetching("small", 5, 10))
    assert state_text(job, 0, hint, SAY) == "Downloading the speech model small (only once), 50 %"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("fetching", "is being downloaded"), ("lacking", "is not available"), ("", None)],
)
def test_receipt_mentions_a_better_model(code: str, expected: str | None) -> None:
    engines = {"transcriber": "faster-whisper base"} | ({"model_choice": code} if code else {})
    line = receipt(engines, Retention(24, 30), SAY)
    assert ("a better model for this machine" in line) is (expected is not None)
    assert expected is None or line.index(expected) > line.index("faster-whisper base")


@pytest.mark.parametrize("locale", ["en", "tr"])
def test_fallback_note_names_both_models(locale: str) -> None:
    values = {"wanted": "faster-whisper large-v3", "used": "faster-whisper base"}
    t = Translations().for_locale(locale)
    note = Note("model_fell_back", {**values, "code": "model_not_fetched"})
    message = t.coded("note", note.code, note.values)
    assert all(name in message for name in values.values())
