"""Upload and download of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat import (
    ChatDown,
    OutFile,
)
from bot.platforms.telegram.adapter import TelegramChat
from storage.errors import MediaGone, TooLarge
from storage.models import FileKind, Media
from tests.e2e.telegram_adapter.places import at, ref
from tests.e2e.telegram_server import Person, TelegramServer


def out(folder: Path, kind: FileKind, name: str, size: int = 10) -> OutFile:
    path = folder / f"on-disk-{name}"
    path.write_bytes(b"x" * size)
    return OutFile(kind, path, name, "application/octet-stream", 2.6)


async def test_files_are_sent_as_albums_and_playable_messages(
    chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    question = anna.says("hi")
    documents = [out(tmp_path, FileKind.TXT, f"tälk {number}.txt") for number in range(11)]
    playables = [
        out(tmp_path, FileKind.VOICE, "summary.ogg"),
        out(tmp_path, FileKind.AUDIO, "summary.mp3"),
        out(tmp_path, FileKind.VIDEO, "talk.mp4", 3 << 20),
    ]
    sent = await chat.send_files(at(anna), [*documents, *playables], ref(anna, question))
    posts = anna.answers(question)
    assert [it.message for it in sent] == [str(post.id) for post in posts]
    assert [post.kind for post in posts] == ["document"] * 11 + ["voice", "audio", "video"]
    files = [post.file for post in posts if post.file]
    assert [file.name for file in files] == [file.name for file in (*documents, *playables)]
    assert [file.size for file in files[-2:]] == [10, 3 << 20]
    assert files[-1].content == b"x" * (3 << 20)
    assert files[-3].seconds == 3


async def test_interrupted_files_resume_without_duplicates(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    files = [
        out(tmp_path, FileKind.TXT, "a.txt"),
        out(tmp_path, FileKind.SRT, "a.srt"),
        out(tmp_path, FileKind.AUDIO, "a.mp3"),
    ]
    server.fails("sendAudio", 502, "Bad Gateway")
    with pytest.raises(ChatDown):
        await chat.send_files(at(anna), files, key="job:files")
    sent = await chat.send_files(at(anna), files, key="job:files")
    assert [post.kind for post in anna.sees()] == ["document", "document", "audio"]
    assert [it.message for it in sent] == [str(post.id) for post in anna.sees()]


async def test_user_who_refuses_voice_messages_gets_a_document(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    server.fails("sendVoice", 400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    await chat.send_files(at(anna), [out(tmp_path, FileKind.VOICE, "summary.ogg")])
    assert [post.kind for post in anna.sees()] == ["document"]


async def test_download_writes_a_new_file(chat: TelegramChat, anna: Person, tmp_path: Path) -> None:
    source = tmp_path / "talk.mp4"
    source.write_bytes(bytes(range(256)) * 10_000)
    post = anna.sends_document(source)
    assert post.file is not None
    media = Media(post.file.id, "talk.mp4", post.file.size)
    await chat.download(media, tmp_path / "in")
    assert (tmp_path / "in").read_bytes() == source.read_bytes()


async def test_failed_download_leaves_no_file(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    (tmp_path / "talk.mp4").write_bytes(b"x")
    into = tmp_path / "in"
    big = anna.sends_document(tmp_path / "talk.mp4", size=30 << 20)
    assert big.file is not None
    requests_before = len(server.calls("getFile"))
    with pytest.raises(TooLarge) as exc_info:  # refused by the reported size: no request
        await chat.download(Media(big.file.id, "x", 30 << 20), into)
    assert exc_info.value.values == {"megabytes": "30", "limit": "20"}
    assert len(server.calls("getFile")) == requests_before
    with pytest.raises(TooLarge):
        await chat.download(Media(big.file.id, "x"), into)
    with pytest.raises(MediaGone):
        await chat.download(Media("no-such-file", "x"), into)
    server.fails("getFile", 502, "Bad Gateway")
    with pytest.raises(ChatDown):
        await chat.download(Media(big.file.id, "x"), into)
    assert not into.exists()
