"""Links on Discord: links in messages, and links to messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat import ChatBusy, Command, Link
from bot.links.errors import MessageLink, NoMedia
from bot.platforms.discord import message_links
from storage.models import Account, Address, MessageRef, Platform
from tests.e2e.discord_adapter.conftest import EventRecorder
from tests.e2e.discord_server import DiscordServer, Person
from tests.e2e.discord_server.posts import Place, Post
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"
TALK = "https://example.org/talk.mp3"


def ref(post: Post) -> MessageRef:
    return MessageRef(Address(Platform.DISCORD, post.place.id), post.id)


def who(person: Person) -> Account:
    return Account(Platform.DISCORD, person.id)


async def command(recorder: EventRecorder) -> Command:
    event = await recorder.next()
    assert isinstance(event, Command)
    assert event.name == "transcribe"
    return event


async def test_link_can_be_sent_in_every_way(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    anna.says(f"Listen: {TALK}. lang=de")
    event = await recorder.next()
    assert isinstance(event, Link)
    assert (event.urls, event.text) == ((TALK,), f"Listen: {TALK}. lang=de")
    team = anna.at(server.guild())
    team.uses("transcribe", link=TALK, language="de")
    typed = await command(recorder)
    assert (typed.urls, typed.arguments) == ((TALK,), "language=de")
    team.uses("transcribe", NOTE, link=TALK)
    file, link = await command(recorder), await command(recorder)
    assert (file.urls, link.urls, link.reply_media) == ((), (TALK,), None)
    assert file.album == link.album != ""
    post = team.says(f"see <{TALK}>")  # ignored until somebody asks for it
    team.clicks("Transcribe", post)
    assert (await command(recorder)).reply_urls == (TALK,)
    team.says(f"<@4242> {TALK} lang=en")
    assert (await command(recorder)).urls == (TALK,)
    team.says("<@4242>", reply_to=post)
    received = await command(recorder)
    assert (received.urls, received.reply_urls) == ((), (TALK,))
    assert received.reply_to is not None


@pytest.fixture
def anna(server: DiscordServer) -> Person:
    return server.person("Anna")


@pytest.fixture
def eve(server: DiscordServer) -> Person:
    """A user who wants to read messages of others."""
    return server.person("Eve")


async def test_reader_of_a_channel_may_use_its_recordings(
    server: DiscordServer, recorder: EventRecorder, anna: Person, eve: Person, tmp_path: Path
) -> None:
    for place in (server.guild(), server.guild(thread=True)):
        note = anna.at(place).sends_voice(NOTE)
        media = await recorder.chat.media_in_message(ref(note), who(eve))
        await recorder.chat.download(media, tmp_path / place.id)
        assert (tmp_path / place.id).read_bytes() == NOTE.read_bytes()
    words = eve.at(server.guild()).says("no recording")
    with pytest.raises(NoMedia):
        await recorder.chat.media_in_message(ref(words), who(anna))


async def test_unreadable_messages_are_not_revealed(
    server: DiscordServer, recorder: EventRecorder, anna: Person, eve: Person
) -> None:
    hidden = server.guild(only=(anna.id,))
    thread = server.guild(only=(anna.id,), thread=True)
    for place in (hidden, thread, anna.place):
        for post in (anna.at(place).sends(NOTE), anna.at(place).says("words")):
            with pytest.raises(
                MessageLink
            ) as exc_info:  # the same error with a recording and without
                await recorder.chat.media_in_message(ref(post), who(eve))
            assert type(exc_info.value) is MessageLink
        note = anna.at(place).sends(NOTE)
        assert (await recorder.chat.media_in_message(ref(note), who(anna))).name == NOTE.name


async def test_non_members_cannot_read_earlier_messages(
    server: DiscordServer, recorder: EventRecorder, anna: Person, eve: Person
) -> None:
    server.world.outsiders.add(eve.id)
    note = anna.at(server.guild()).sends(NOTE)
    without_history = anna.at(server.guild(may=Place.may & ~(1 << 16))).sends(NOTE)
    never_invited = anna.at(server.guild(member=False)).sends(NOTE)
    unreadable = ref(note)
    unreadable = MessageRef(unreadable.address, "1")
    elsewhere = MessageRef(ref(without_history).address, note.id)
    for message, person in (
        (ref(note), eve),
        (ref(without_history), anna),
        (ref(never_invited), anna),
        (unreadable, anna),
        (elsewhere, anna),
        (MessageRef(Address(Platform.DISCORD, "99999999999999999999"), "1"), anna),
    ):
        with pytest.raises(MessageLink) as exc_info:
            await recorder.chat.media_in_message(message, who(person))
        assert type(exc_info.value) is MessageLink


async def test_refused_requests_to_discord_are_limited(
    server: DiscordServer, recorder: EventRecorder, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_links, "MAX_REFUSED", 3)
    linked = message_links.MessageLinks(recorder.chat._rest)
    note = ref(anna.at(server.guild(member=False)).sends(NOTE))
    for _ in range(3):
        with pytest.raises(MessageLink):
            await linked.recording_in(note, who(anna))
    requests_before = len(server.calls("GET /channels"))
    with pytest.raises(ChatBusy):
        await linked.recording_in(note, who(anna))
    assert len(server.calls("GET /channels")) == requests_before
