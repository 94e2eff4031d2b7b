"""Whose answer it is: nobody else does it again, gets its files or deletes it."""

from __future__ import annotations

from tests.unit.bot.answered_jobs import (
    ALL,
    answered,
    ends,
    jobs,
    labels,
    newest,
    press,
    result,
    shown,
)
from tests.unit.bot.dispatch.test_dispatcher import hear
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def test_nobody_else_gets_at_a_result(house: BotHarness) -> None:
    first = await answered(house)
    before = dict(house.chat.shown)
    house.chat.sent.clear()
    every = "sum:{0} txt:{0} srt:{0} voc:{0} redo:{0} redo:{0}:lang do:{0}:speakers=2"
    every += " back:{0} drop:{0} drop!:{0}"
    for data in every.format(first.id).split():
        await hear(house, press(house, first, data, BEN))
        assert "belongs to somebody else" in house.chat.last.text, data
    for data in ("drop!:nonsense", "do:", "redo", "txt:::", f"do:{first.id}x:lang=de"):
        await hear(house, press(house, first, data))
        assert "belongs to somebody else" in house.chat.last.text, data
    await hear(house, press(house, first, f"do:{first.id}:speakers=0"))
    assert "speakers=0" in house.chat.last.text
    await hear(house, press(house, first, f"do:{first.id}:what"))
    assert "already like that" in house.chat.last.text
    assert house.chat.sent == []
    assert len(await jobs(house)) == 1
    assert shown(house, first) == next(iter(before.values()))[-1]


async def test_an_administrator_may_and_the_owner_keeps_it(house: BotHarness) -> None:
    first = await answered(house)
    house.services.settings.admins = ("telegram:2",)
    await hear(house, press(house, first, f"do:{first.id}:lang=de", BEN))
    again = await newest(house)
    assert (again.account, again.again_of) == (ANNA, first.id)
    assert await jobs(house, BEN) == []


async def test_two_people_with_one_recording_have_their_own_results(house: BotHarness) -> None:
    annas, bens = await answered(house), await answered(house, who=BEN)
    assert annas.media.blob
    assert bens.media.blob
    assert annas.media.blob.sha256 == bens.media.blob.sha256
    await hear(house, press(house, annas, f"do:{annas.id}:lang=de"))
    again = await newest(house)
    await ends(house, again.id, result(house, ALL, "Ein Vortrag 2"))
    assert [each.id for each in await jobs(house, BEN)] == [bens.id]
    assert "A talk" in shown(house, bens).text
    await hear(house, press(house, annas, f"drop:{annas.id}"))
    assert labels(shown(house, annas)) == ["Yes, delete this result", "‹ Back"]
    await hear(house, press(house, annas, f"drop!:{annas.id}"))
    assert await jobs(house) == []
    assert shown(house, annas).buttons == ()
    assert "deleted" in shown(house, annas).text
    assert house.services.blobs.exists(bens.media.blob.key), "Ben's is kept"
    await hear(house, press(house, bens, f"drop!:{bens.id}", BEN))
    prefix = bens.media.blob.key.removesuffix("source")
    assert house.services.blobs.measure(prefix) == (0, 0)
