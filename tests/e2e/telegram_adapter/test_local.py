"""A local Bot API server: files of any size, read from its folder without a copy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.platforms.telegram.adapter import TelegramChat
from storage.blobs import Blobs
from storage.errors import BadSetting, MediaGone
from storage.models import Media
from tests.e2e.telegram_server import Person, TelegramServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[TelegramServer]:
    with TelegramServer(local=tmp_path / "server") as server:
        yield server


@pytest.fixture
async def chat(server: TelegramServer) -> AsyncIterator[TelegramChat]:
    chat = TelegramChat(server.token, server.url, local=True)
    yield chat
    await chat.close()


def sent(anna: Person, folder: Path, content: bytes = b"content") -> Media:
    (folder / "talk.mp4").write_bytes(content)
    post = anna.sends_document(folder / "talk.mp4")
    assert post.file is not None
    return Media(post.file.id, "talk.mp4", post.file.size)


async def test_stored_file_is_the_only_copy(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    media, into = sent(anna, tmp_path, bytes(21 << 20)), tmp_path / "in"
    await chat.download(media, into)
    assert str(into.readlink()) == server.world.paths[media.handle]
    blobs = Blobs.open(f"file://{tmp_path / 'blobs'}")
    assert blobs.put_media(into).size == 21 << 20
    into.unlink()
    await chat.download(media, into)  # the file of the server is still there


async def test_only_files_of_the_server_folder_are_read(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    media, paths = sent(anna, tmp_path), server.world.paths
    folder = Path(paths[media.handle]).parent
    secret = tmp_path / "secret"
    secret.write_text("nobody's business")
    (folder / "link").symlink_to(secret)
    (folder / "circle").symlink_to(folder / "circle")
    for named in (
        f"{folder}/link",
        f"{folder}/circle",
        f"{folder}/../../../secret",
        str(folder),
        f"{folder}/gone",
    ):
        paths[media.handle] = named
        with pytest.raises(MediaGone):
            await chat.download(media, tmp_path / "in")
    assert not (tmp_path / "in").is_symlink()


async def test_missing_server_folder_names_the_setting(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    media = sent(anna, tmp_path)
    elsewhere = f"/nowhere/telegram-bot-api/{server.token}/videos/file_0.mp4"
    server.world.paths[media.handle] = elsewhere
    with pytest.raises(BadSetting) as exc_info:
        await chat.download(media, tmp_path / "in")
    assert "/nowhere/telegram-bot-api" in exc_info.value.values["problem"]
    assert server.token not in str(exc_info.value.values)


async def test_unexpected_local_server_names_the_setting(
    server: TelegramServer, anna: Person, tmp_path: Path
) -> None:
    media = sent(anna, tmp_path)
    chat = TelegramChat(server.token, server.url)
    for named in (server.world.paths[media.handle], f"/nowhere/{server.token}/videos/file_0.mp4"):
        server.world.paths[media.handle] = named
        with pytest.raises(BadSetting) as exc_info:
            await chat.download(media, tmp_path / "in")
        assert exc_info.value.values["setting"] == "TELEGRAM_LOCAL"
    await chat.close()
