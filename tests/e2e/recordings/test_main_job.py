"""The main use case: a recording becomes a transcript, speakers, a summary, a voice and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Report
from tests.e2e.harness.answers import (
    cut_video,
    diarization_error_rate,
    repeated,
    wait_for_answer,
    wait_for_card,
    wait_for_progress,
    word_error_rate,
)
from tests.e2e.telegram_server import Person, TelegramServer
from tests.paths import DATA

FILM = DATA / "video/vid_h264_aac_1998.mp4"
TALK = DATA / "asr/en/lslong_2414.ogg"
EVERY_FORMAT = ("txt", "srt", "vtt", "json", "md", "voice")


@pytest.fixture(scope="module")
def reference() -> str:
    return FILM.with_suffix(".txt").read_text()


def test_film_is_answered_with_all_outputs(anna: Person, reference: str, report: Report) -> None:
    post = anna.sends_video(FILM, "formats=txt,srt,vtt,json,md,video")
    answer = wait_for_answer(anna, post, (*EVERY_FORMAT, "mp4"), 180)
    rate = word_error_rate(reference, answer.words)
    report(f"word error rate of the film: {rate:.1%}")
    assert rate < 0.15
    assert len(answer.subtitles) > 5
    assert answer.subtitles[-1].end / 1000 <= 73
    assert answer.seconds_of("voice") > 1
    assert answer.files["mp4"].content[4:8] == b"ftyp"
    assert len({it.id for it in anna.answers(post) if it.kind == "text"}) == 1  # one card


def test_card_shows_the_newest_words_during_the_job(anna: Person, tmp_path: Path) -> None:
    post = anna.sends_document(repeated(TALK, 8, tmp_path / "long.ogg"), "summary=none")
    card = wait_for_progress(anna, post)

    def quoted() -> bool:
        return any(it["type"] == "blockquote" for it in card.history[-1].entities)

    anna.waits_for(quoted, 120, "the newest words")
    anna.presses(card, "cancel")
    anna.waits_for(lambda: not card.labels, 30, "the cancelled card")
    gaps = [b.at - a.at for a, b in zip(card.history[1:], card.history[2:], strict=False)]
    assert min(gaps[:-1], default=1) > 0.9  # Telegram accepts about one a second


def test_short_voice_note_is_answered_with_its_words(anna: Person, report: Report) -> None:
    note = DATA / "asr/en/fleurs_en_001.ogg"
    answer = wait_for_answer(
        anna, post := anna.sends_voice(note, "formats=json,srt"), ("json", "srt")
    )
    rate = word_error_rate(note.with_suffix(".txt").read_text(), answer.words)
    report(f"word error rate of the voice note: {rate:.1%}")
    assert rate < 0.25
    assert answer.json["version"] == 1
    assert answer.json["language"] == "en"
    assert answer.words in answer.card.text  # to be read without listening
    assert "Key points" not in answer.card.text
    assert "voice" not in answer.files  # a summary would only repeat the words
    assert all(it.reply_to == post.id for it in anna.sees())


def test_video_note_is_answered(anna: Person, reference: str, tmp_path: Path) -> None:
    answer = wait_for_answer(
        anna, anna.sends_video_note(cut_video(FILM, tmp_path / "note.mp4", 12))
    )
    text = answer.files["txt"].content.decode()
    assert "poisoning" in text
    assert "medical man" in text
    assert len(answer.subtitles) >= 1


def test_two_speakers_are_distinguished(anna: Person, report: Report) -> None:
    talk = DATA / "diar/sample.wav"
    answer = wait_for_answer(anna, anna.sends_document(talk, "formats=json"), ("json",))
    rate = diarization_error_rate(talk.with_suffix(".rttm"), answer.turns)
    report(f"diarization error rate of the two-speaker sample: {rate:.1%}")
    assert rate < 0.3
    assert len(answer.json["speakers"]) == 2
    words = [word for segment in answer.json["segments"] for word in segment["words"]]
    assert words
    assert all(word["speaker"] for word in words)


def test_repeated_recording_is_answered_from_stored_results(anna: Person, ben: Person) -> None:
    note = DATA / "asr/en/fleurs_en_003.ogg"
    first = wait_for_answer(anna, anna.sends_voice(note, "formats=json"), ("json",))
    post = ben.sends_document(note, "formats=json")
    second = wait_for_answer(ben, post, ("json",), 20)
    assert second.words == first.words
    assert second.card.history[-1].at - post.history[0].at < 15


def test_repeated_update_creates_one_job(anna: Person) -> None:
    post = anna.sends_voice(DATA / "asr/en/fleurs_en_002.ogg", "speech=no")
    anna.is_delivered_again(post, 2)
    wait_for_answer(anna, post)
    anna.is_delivered_again(post)
    later = anna.says("/status")  # updates of a chat are handled in order
    anna.waits_for(lambda: anna.answers(later), 20, "the status")
    posts = anna.answers(post)
    assert [it.kind for it in posts].count("text") == 1
    names = [it.file.name for it in posts if it.file]
    assert len(names) == len(set(names))


def test_group_recording_is_transcribed_only_on_request(
    anna: Person, ben: Person, telegram: TelegramServer
) -> None:
    group = telegram.group("Team", 5)
    member, other = anna.at(group, 5), ben.at(group, 5)
    note = member.sends_voice(DATA / "asr/en/fleurs_en_000.ogg")
    post = other.says("/transcribe formats=txt", reply_to=note)
    answer = wait_for_answer(other, note, ("txt",))  # a reply to the recording
    assert other.answers(post) == []
    member.presses(answer.card, "Delete")  # the sender of the recording is not the requester
    member.waits_for(lambda: [it for it in member.alerts() if "belongs to" in it], 20, "a no")
    named = member.sends_document(DATA / "asr/en/fleurs_en_000.ogg", "@mp4totext_bot formats=txt")
    wait_for_answer(member, named, ("txt",), 20)  # from stored results
    assert answer.card.thread == 5
    assert wait_for_card(other, note) is answer.card
