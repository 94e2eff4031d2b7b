"""Commands, buttons and refusals around the main use case."""

from __future__ import annotations

import pytest

from tests.e2e.harness.answers import (
    wait_for_answer,
    wait_for_card,
    wait_for_end,
    wait_for_progress,
)
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, Post, TelegramServer
from tests.paths import DATA


def reply(person: Person, post: Post, timeout: float = 20) -> str:
    return person.waits_for(lambda: person.answers(post), timeout, "a reply")[0].text


def test_start_help_and_status_are_answered(anna: Person, telegram: TelegramServer) -> None:
    assert "video" in reply(anna, anna.says("/start"), 60)
    help_text = reply(anna, anna.says("/help"))
    menu = anna.waits_for(lambda: telegram.world.commands.get(""), 20, "a menu")
    assert {"start", "help", "status", "cancel"} <= {it["command"] for it in menu}
    for command in menu:
        assert f"/{command['command']}" in help_text
    assert reply(anna, anna.says("/status"))
    assert "recording" in reply(anna, anna.says("/status")).lower()
    assert reply(anna, anna.says("what can you do?"))


def test_cancel_button_works_only_for_the_owner(anna: Person, ben: Person) -> None:
    post = anna.sends_video(DATA / "video/vid_avi_mp3_367.avi")
    card = wait_for_progress(anna, post)
    data = card.data_of("cancel")
    hello = ben.says("/start")
    ben_card = ben.waits_for(lambda: ben.answers(hello), 10)[0]
    ben.forges(ben_card, data)
    refusal = ben.waits_for(
        lambda: [it for it in ben.sees() if it is not ben_card], 10, "a refusal"
    )
    assert "only the person" in refusal[-1].text.lower()
    assert card.labels
    status = anna.says("/status")
    assert post.file is not None
    assert post.file.name in reply(anna, status)
    anna.presses(card, "cancel")
    wait_for_end(anna, post, 15)
    assert "cancelled" in card.text.lower()
    assert [it.kind for it in anna.answers(post)] == ["text"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("video_no_audio_s.mp4", "no sound"),
        ("html_as.mp4", "not a video or audio file"),
        ("zero.mp4", "empty"),
        ("concat_as.mp3", "not a video or audio file"),
        ("wav_ch_65535.wav", "file"),
    ],
)
def test_bad_input_gets_one_sentence(anna: Person, service: Service, name: str, words: str) -> None:
    post = anna.sends_document(DATA / "bad" / name)
    card = wait_for_end(anna, post, 60)
    assert words in card.text.lower()
    assert "Traceback" not in card.text
    assert [it.kind for it in anna.answers(post)] == ["text"]
    service.waits_for(lambda: not service.recordings(DATA / "bad" / name), 15)


def test_too_large_file_is_refused_before_the_download(
    anna: Person, telegram: TelegramServer
) -> None:
    downloads = len(telegram.calls("getFile"))
    post = anna.sends_document(DATA / "asr/en/jfk.flac", size=21 << 20)
    refusal = reply(anna, post)
    assert "21 MB" in refusal
    assert "20 MB" in refusal
    assert len(telegram.calls("getFile")) == downloads


def test_bot_pauses_a_chat_after_a_429_response(anna: Person, telegram: TelegramServer) -> None:
    post = anna.sends_voice(DATA / "asr/en/mfa_acoustic_corpus.flac", "speech=no")
    card = wait_for_card(anna, post)
    telegram.fails("editMessageText", 429, "Too Many Requests: retry after 4", retry_after=4)
    wait_for_answer(anna, post)
    edits = [it for it in telegram.calls("editMessageText") if it.fields["chat_id"] == anna.id]
    (busy,) = [it for it in edits if it.code == 429]
    after = [it.at - busy.at for it in telegram.calls_in(anna.id) if it.at > busy.at]
    assert min(after) > 3.9
    assert card.history[-1].at - busy.at > 3.9


def test_user_who_blocked_the_bot_does_not_delay_others(
    anna: Person, ben: Person, telegram: TelegramServer
) -> None:
    post = anna.sends_voice(DATA / "asr/en/lj_LJ001-0002.flac", "speech=no")
    wait_for_card(anna, post)
    anna.blocks_the_bot()
    wait_for_answer(ben, ben.sends_voice(DATA / "asr/en/lj_LJ001-0008.flac", "speech=no"))


def test_logs_do_not_contain_the_token(
    service: Service, anna: Person, telegram: TelegramServer
) -> None:
    reply(anna, anna.says("/help"))
    secret = telegram.token.partition(":")[2]
    assert secret not in service.log.read_text()
