"""Features of Discord: slash commands, message commands, answers after an interaction expired."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.chats.discord_results import (
    NOTE,
    all_parts,
    check_result_in_history,
    film,
    ids_in,
    list_results,
    texts_of,
    upload_limit,
    wait_for_result,
)
from tests.e2e.discord_server import DiscordServer, Person
from tests.e2e.harness.answers import wait_for_answer, wait_for_card, wait_for_end
from tests.e2e.harness.service import Service
from tests.paths import DATA

TALK = DATA / "diar/sample.wav"


@pytest.fixture
def anna(service: Service, discord: DiscordServer) -> Iterator[Person]:
    """A new user of the shared service. The clock is reset afterwards."""
    discord.waits_for_bot()
    yield discord.person("Anna")
    discord.passes(-discord.world.ahead)


def test_slash_command_in_a_server_is_answered_there(anna: Person, discord: DiscordServer) -> None:
    member = anna.at(discord.guild())
    post = member.uses(
        "transcribe", NOTE, language="en", summary="short", speech=False, formats="srt, json"
    )
    answer = wait_for_answer(member, post, ("srt", "json"))
    assert answer.card.interaction == post.id
    assert "voice" not in answer.files
    assert all(it.place == member.place for it in member.sees())
    assert not any(it.flags & 64 for it in member.sees())
    settings = member.uses("settings")
    reply = member.waits_for(lambda: member.answers(settings), 10)[0]
    assert reply.for_user == anna.id  # settings are ephemeral
    listed = list_results(member)
    member.presses(listed, "1")
    opened = member.waits_for(lambda: [it for it in member.sees() if it.carries("redo")][1:], 10)[0]
    assert listed.for_user == opened.for_user == anna.id, "opened results are ephemeral, too"


def test_message_command_transcribes_a_voice_message(anna: Person, discord: DiscordServer) -> None:
    team = discord.guild(member=False)  # only Ben has installed the bot
    note = anna.at(team).sends_voice(NOTE)
    ben = discord.person("Ben", "tr").at(team)
    assert "Yazıya" in str(discord.world.commands)
    post = ben.clicks("Summarize", note)
    card = wait_for_end(ben, post, 30)
    ben.waits_for(lambda: card.labels, 20, "the answer")
    assert [it for it in ben.answers(post) if it.file] == []


def test_long_job_delivers_its_result_after_the_interaction_expired(
    anna: Person, discord: DiscordServer
) -> None:
    """Results after more than 15 minutes: in a server, in one where only the user has installed the
    bot, ephemeral, and for a user who can't be reached any more."""
    recording = DATA / "asr/en/lj_LJ001-0004.flac"
    server = anna.at(discord.guild())
    guest = discord.person("Ben").at(discord.guild(member=False))
    alone = discord.person("Eve").at(discord.guild())
    shut = discord.person("Ada").at(discord.guild(member=False))
    everybody = (server, guest, shut, alone)
    posts = [it.uses("transcribe", recording, speech=False) for it in everybody[:3]]
    posts.append(alone.uses("transcribe", recording, speech=False, private=True))
    cards = [wait_for_card(person, post) for person, post in zip(everybody, posts, strict=True)]
    shut.takes_no_messages()
    discord.passes(16 * 60)
    assert wait_for_answer(server, posts[0]).card.id == cards[0].id, "by the channel, in its place"
    for person in (guest, alone):
        home = person.at(discord.world.directs[person.id])
        wait_for_result(home)
        assert all(it.file is None for it in person.sees())
        assert not any(it.carries("redo") for it in person.sees())
    dead = [it for it in discord.calls("/webhooks/") if it.code == 401]
    assert {post.id for post in posts} <= {number for it in dead for number in ids_in(it.path)}
    check_result_in_history(shut)


def test_file_above_the_upload_limit_is_shrunk(
    anna: Person, discord: DiscordServer, tmp_path: Path
) -> None:
    member = anna.at(discord.guild())
    with upload_limit(discord, 1500):
        answer = wait_for_answer(
            member,
            member.uses("transcribe", NOTE, speech=False, formats="txt,json"),
            ("txt", "zip"),
        )
    assert "fleurs_en_001.json is too large for this chat" in answer.card.text
    with zipfile.ZipFile(io.BytesIO(answer.files["zip"].content)) as archive:
        assert json.loads(archive.read("fleurs_en_001.json"))["segments"]
    with upload_limit(discord, 20_000):  # the voice message has 27 kB
        answer = wait_for_answer(
            member, member.uses("transcribe", TALK, formats="txt"), ("txt", "voice")
        )
    assert "a smaller audio file" in answer.card.text
    assert answer.seconds_of("voice") > 1
    with upload_limit(discord, 100_000):
        post = member.uses("transcribe", film(tmp_path), speech=False, formats="video")
        answer = wait_for_answer(member, post, ("mkv",))
        assert "in parts" in answer.card.text
        names = member.waits_for(lambda: all_parts(member, post), 30, "every part")
    assert names[0].startswith("film.subtitled.part1of")


def test_several_recordings_share_a_card(anna: Person, discord: DiscordServer) -> None:
    post = anna.sends(NOTE, DATA / "asr/en/fleurs_en_002.ogg", caption="formats=txt speech=no")
    anna.waits_for(
        lambda: len([it for it in anna.answers(post) if it.carries("redo")]) == 2, 60, "two answers"
    )
    assert len([it for it in anna.answers(post) if not it.file]) == 3  # and one card


def test_automatic_channel_transcribes_every_recording(
    anna: Person, discord: DiscordServer
) -> None:
    team = discord.guild()
    member, ben = anna.at(team), discord.person("Ben").at(team)
    refused = ben.says("/auto on")
    assert "Only administrators" in ben.waits_for(lambda: ben.answers(refused), 10)[0].text
    discord.world.managers.add(anna.id)
    post = member.says("/auto on")
    assert "From now on" in member.waits_for(lambda: member.answers(post), 10)[0].text
    card = wait_for_end(ben, ben.sends_voice(NOTE), 30)
    assert "capital letter" in card.text


def test_jobs_of_all_shards_survive_lost_connections(anna: Person, discord: DiscordServer) -> None:
    resumed = discord.gateway.resumed
    people = [anna.at(discord.guild(shard=it)) for it in (0, 1)]
    posts = [it.uses("transcribe", NOTE, speech=False, formats="txt") for it in people]
    for shard in (0, 1):
        discord.drops(shard=shard)
    late = people[1].uses("history")  # while disconnected
    for person, post in zip(people, posts, strict=True):
        wait_for_answer(person, post, ("txt",))
    assert people[1].waits_for(lambda: people[1].answers(late), 20)
    assert discord.gateway.resumed == resumed + 2
    for person, post in zip(people, posts, strict=True):
        files = [it.file.name for it in person.answers(post) if it.file]
        assert files.count("fleurs_en_001.txt") == 1
        assert len([it for it in person.answers(post) if it.carries("redo")]) == 1


def test_speakers_are_named_by_a_form(anna: Person, discord: DiscordServer) -> None:
    member = anna.at(discord.guild())
    post = member.uses("transcribe", TALK, speech=False, formats="txt")
    answer = wait_for_answer(member, post, ("txt",))
    before = len(member.sees())
    member.presses(answer.card, "Name the speakers")
    question = member.waits_for(lambda: member.sees()[before:], 20, "the question")[0]
    assert "Who speaks in sample.wav?" in question.text
    clips = member.waits_for(
        lambda: [it for it in member.sees()[before:] if it.file][1:], 20, "two voices"
    )
    assert all(it.file and it.file.name.endswith(".mp3") for it in clips)
    form = member.opens(question, "Type the names")
    assert form.json["title"] == "Who speaks in sample.wav?"
    assert all(label.startswith("Speaker ") and hint for label, _, hint in form.fields)
    ben = discord.person("Ben").at(member.place)
    ben.presses(question, "Type the names")
    ben.waits_for(lambda: "somebody else" in ben.sees()[-1].text, 20, "a refusal")
    ben.fills(form, "Eve", "Eve")
    member.fills(form, "Anna **x**", "")
    texts = member.waits_for(lambda: texts_of(member)[1:], 60, "the new text")
    assert "Anna **x**:" in texts[-1]
    assert "Speaker 2:" in texts[-1]
    assert "Eve" not in "".join(texts)


def test_answer_after_an_hour_is_a_new_message(
    anna: Person, discord: DiscordServer, service: Service
) -> None:
    discord.passes(-3700)
    post = anna.sends_voice(DATA / "asr/en/lj_LJ001-0005.flac", "speech=no")
    card = wait_for_card(anna, post)
    discord.passes(3700)  # to Discord this was more than an hour ago
    anna.uses("help")  # and to the bot, which reads Discord's clock in the ids of what happens
    answer = anna.waits_for(
        lambda: [it for it in anna.answers(post) if it.carries("redo")], 60, "the answer"
    )[0]
    assert answer.id != card.id
    assert not answer.carries("cancel")
    anna.waits_for(lambda: card.id not in {it.id for it in anna.sees()}, 20, "the card to go")
    wait_for_answer(anna, post)


def test_logs_do_not_contain_tokens(service: Service, discord: DiscordServer) -> None:
    log = service.log.read_text()
    assert discord.token not in log
    assert "SECRETSECRET" not in log
    assert "THIS-IS-THE-SECRET" not in log
