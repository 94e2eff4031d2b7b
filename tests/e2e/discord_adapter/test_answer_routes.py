"""Routes of an answer: interactions end, channels close, embeds are not allowed."""

from __future__ import annotations

import pytest

from bot.chat import ChatBusy, ChatDown, ChatError, ChatGone, Message, OutFile, Span
from bot.platforms.discord.adapter import DiscordChat
from bot.platforms.discord.markdown import COLORS
from tests.e2e.discord_adapter.conftest import EventRecorder, connected
from tests.e2e.discord_adapter.replies import NOTE, message
from tests.e2e.discord_server import DiscordServer


@pytest.mark.parametrize("where", ["server", "thread", "own", "between", "alone"])
async def test_answer_after_15_minutes_takes_another_route(
    server: DiscordServer, recorder: EventRecorder, txt: OutFile, where: str
) -> None:
    anna = server.person("Anna")
    if where == "between":
        user = anna.at(server.between())
    else:
        user = anna.at(server.guild(member=where != "own", thread=where == "thread"))
    post = user.uses("transcribe", NOTE, private=where == "alone")
    event = await recorder.next()
    to, command = event.origin.address, event.origin.message
    card = await recorder.chat.send(to, message("card"), command, "k:card")
    assert [it.text for it in user.answers(post)] == ["card"]
    server.passes(16 * 60)
    if where in ("server", "thread"):
        await recorder.chat.edit(card, message("answer"))
        await recorder.chat.send_files(to, [txt], command, "k:files")
        assert [it.text for it in user.answers(post)] == ["answer", ""]
        return
    with pytest.raises(ChatGone):
        await recorder.chat.edit(card, message("answer"))
    await recorder.chat.send(to, message("answer"), command, "k:answer")
    await recorder.chat.send_files(to, [txt], command, "k:files")
    assert [it.text for it in anna.sees()] == ["answer", ""]  # in direct messages
    assert [it.text for it in user.answers(post)] == ["card"]


@pytest.mark.parametrize("may_embed", [True, False])
async def test_card_is_an_embed_where_embeds_are_allowed(
    server: DiscordServer, recorder: EventRecorder, may_embed: bool
) -> None:
    anna = server.person("Anna").at(server.guild(may_embed=may_embed))
    anna.says("<@4242> hello")
    event = await recorder.next()
    waiting = Message((Span("talk.ogg", "bold"), Span("\nwaiting")), tone="waiting")
    card = await recorder.chat.send(event.origin.address, waiting, event.origin.message, "k")
    working = Message((Span("talk.ogg", "bold"), Span("\n▰▰▱▱ 50 %")), tone="working")
    await recorder.chat.edit(card, working)
    (card_post,) = anna.sees()
    assert [it.text for it in card_post.history] == ["talk.ogg\nwaiting", "talk.ogg\n▰▰▱▱ 50 %"]
    colors = [COLORS["waiting"], COLORS["working"]] if may_embed else [None, None]
    assert [it.color for it in card_post.history] == colors


async def test_answer_without_any_route_raises_chat_gone(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    anna.at(server.guild(member=False)).uses("transcribe", NOTE)
    event = await recorder.next()
    anna.takes_no_messages()
    server.passes(16 * 60)
    with pytest.raises(ChatGone):
        await recorder.chat.send(event.origin.address, message("answer"), event.origin.message, "k")


@pytest.mark.parametrize(
    ("status", "code", "raised"),
    [
        (403, 50013, ChatGone),
        (404, 10003, ChatGone),
        (400, 50035, ChatError),
        (413, 40005, ChatError),
        (501, 0, ChatDown),
        (429, 0, ChatBusy),
    ],
)
async def test_discord_errors_become_chat_errors(
    server: DiscordServer, recorder: EventRecorder, status: int, code: int, raised: type[ChatError]
) -> None:
    anna = server.person("Anna")
    anna.says("hello")
    event = await recorder.next()
    server.fails("POST /channels/", status, code, "no", retry_after=31)
    with pytest.raises(raised) as exc_info:
        await recorder.chat.send(event.origin.address, message("hello"), event.origin.message, "k")
    assert type(exc_info.value) is raised
    await recorder.chat.send(event.origin.address, message("hello"), event.origin.message, "k")


async def test_answer_without_the_right_to_read_history_is_no_reply(server: DiscordServer) -> None:
    async with connected(server, DiscordChat(server.token, server.url, True)) as recorder:
        member = server.person("Anna").at(server.guild(may=(1 << 10) | (1 << 11) | (1 << 14)))
        member.sends_voice(NOTE)
        event = await recorder.next()
        await recorder.chat.send(event.origin.address, message("working"), event.origin.message)
        (card,) = member.sees()
        assert (card.text, card.reply_to) == ("working", "")
