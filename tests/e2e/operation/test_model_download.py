"""Download of a missing model: shown as progress, resumed after a restart, and cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.whisper.models.packaged import join_packages
from tests.e2e.harness.answers import wait_for_answer, wait_for_card, word_error_rate
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.integration.engines.model_hub import ModelHub, Trouble
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
OTHER = DATA / "asr/en/fleurs_en_003.ogg"
WISHES = "formats=txt summary=none"
SLOW = 500_000
"""Bytes per second: the model takes five minutes, longer than the test even on a busy machine."""


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Whisper base, served by the hub as `small`: another name, real weights."""
    return join_packages(tmp_path_factory.mktemp("weights"))


def fetching(person: Person, post: Post) -> Post:
    """Wait until the card shows the download of a model."""
    card = wait_for_card(person, post, 60)
    person.waits_for(
        lambda: "speech model small" in card.text and " MB" in card.text and "%" in card.text,
        60,
        "the model's download on the card",
    )
    return card


def test_model_download_is_shown_on_the_card_and_can_be_cancelled(
    weights: Path, tmp_path: Path
) -> None:
    size = sum(path.stat().st_size for path in weights.iterdir())
    with ModelHub({"Systran/faster-whisper-small": weights}) as hub, TelegramServer() as telegram:
        hub.trouble = Trouble(per_second=SLOW)
        settings = {"WHISPER_MODEL": "small", "HF_ENDPOINT": hub.url, "HF_HUB_OFFLINE": "0"}
        with Service(tmp_path / "service", telegram, **settings) as service:
            service.start("up")
            service.waits_for_worker()
            anna, ben = telegram.person("Anna"), telegram.person("Ben")

            cancelled = ben.sends_voice(OTHER, WISHES)
            card = fetching(ben, cancelled)
            ben.presses(card, "Cancel")
            ben.waits_for(lambda: "Cancelled" in card.text, 20, "the end of Ben's job")

            post = anna.sends_voice(NOTE, WISHES)
            card = fetching(anna, post)
            assert service.stop("up") == 0  # a downloading worker also stops in time
            bytes_sent = hub.sent
            service.start("up")
            fetching(anna, post)

            hub.trouble = Trouble()
            answer = wait_for_answer(anna, post, ("txt",))
            assert "Transcribed by faster-whisper small" in answer.card.text
            text = answer.files["txt"].content.decode()
            assert word_error_rate(NOTE.with_suffix(".txt").read_text(), text) < 0.25
            assert 0 < bytes_sent < size
            assert hub.sent < size + 20_000_000  # the download resumed twice
