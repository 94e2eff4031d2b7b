"""Captions and chapters for the player of a page."""

from __future__ import annotations

from io import StringIO

import pytest
import webvtt

from bot.web import recent_tracks
from bot.web.documents import captions, making
from bot.web.documents.captions import chapters_track
from bot.web.recent_tracks import RecentTracks
from storage.models import Chapter
from tests.integration.polling import until
from tests.unit.bot.web.recordings import MP3, store, words
from tests.unit.bot.web.sharing.test_sharing import revoke, shared
from tests.unit.bot.web.visitors import Site

FILM = b"\0\0\0\x18ftypisom" + MP3


async def test_film_has_captions_and_chapters(site: Site) -> None:
    job = await store(site.harness, media=FILM)
    async with site.signed_in() as client:
        html = (await client.get(f"/result/{job.id}")).text
        track = await client.get(f"/result/{job.id}/captions")
        chapters = await client.get(f"/result/{job.id}/chapters")
    assert (
        f'<track kind="captions" src="/result/{job.id}/captions" label="English" srclang="en"'
        " default>" in html
    )
    assert f'<track kind="chapters" src="/result/{job.id}/chapters"' in html
    for each in (track, chapters):
        assert each.headers["content-type"] == "text/vtt; charset=utf-8"
        assert each.headers["cache-control"] == "no-store"
    cues = webvtt.from_buffer(StringIO(track.text))
    assert [cue.text for cue in cues.captions] == ["Marigold said.", "Doubt"]
    assert cues[0].voice == "Marigold One"
    assert [it.text for it in webvtt.from_buffer(StringIO(chapters.text)).captions] == [
        "Marigold chapter"
    ]


async def test_film_of_a_link_has_captions_and_chapters(site: Site) -> None:
    job = await store(site.harness, media=FILM)
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job)
        html = (await visitor.get(path)).text
        for kind, cue in (("captions", "Marigold said."), ("chapters", "Marigold chapter")):
            assert f'<track kind="{kind}" src="{path}/{kind}"' in html
            track = await visitor.get(f"{path}/{kind}")
            assert track.headers["content-type"] == "text/vtt; charset=utf-8"
            assert webvtt.from_buffer(StringIO(track.text)).captions[0].text == cue
        await revoke(client, job)
        for kind in ("captions", "chapters"):
            assert (await visitor.get(f"{path}/{kind}")).status_code == 404


async def test_sound_has_no_track(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        assert "<track" not in (await client.get(f"/result/{job.id}")).text


async def test_right_to_left_captions_say_so(site: Site) -> None:
    said = [words("מרגולד אומר שלום", 0.0, "S1")]
    job = await store(site.harness, media=FILM, segments=said, language="he")
    async with site.signed_in() as client:
        html = (await client.get(f"/result/{job.id}")).text
        track = (await client.get(f"/result/{job.id}/captions")).text
    assert 'srclang="he"' in html
    assert "\u200f\u202bמרגולד אומר שלום\u202c" in track


async def test_captions_are_made_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    job = await store(site.harness, media=FILM)
    other = await store(site.harness, 2, media=FILM, text="Quagmire")
    async with site.signed_in() as client:
        first = await client.get(f"/result/{job.id}/captions")
        monkeypatch.setattr(making, "make_document", None)
        again = await client.get(f"/result/{job.id}/captions")
        assert again.text == first.text
        monkeypatch.undo()
        assert "Quagmire" in (await client.get(f"/result/{other.id}/captions")).text


async def test_captions_that_fail_leave_the_page(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise making.NotMade("late")

    monkeypatch.setattr(captions, "make_file", fail)
    job = await store(site.harness, media=FILM)
    async with site.signed_in() as client:
        assert (await client.get(f"/result/{job.id}/captions")).status_code == 404
        assert (await client.get(f"/result/{job.id}")).status_code == 200


async def test_markup_in_captions_is_text(site: Site) -> None:
    said = [words("<b>x</b> --> 00:00:09.000 &amp; <00:00:01.000>", 0.0, "S1")]
    job = await store(site.harness, media=FILM, segments=said, text="<i>&")
    async with site.signed_in() as client:
        track = (await client.get(f"/result/{job.id}/captions")).text
        chapters = (await client.get(f"/result/{job.id}/chapters")).text
    for text in (track, chapters):
        cues = [line for line in text.splitlines()[2:] if "-->" in line]
        assert len(cues) == sum(line.startswith("00:") for line in text.splitlines())
        assert "<b>" not in text
        assert "<i>" not in text


def test_chapters_last_to_the_next_one() -> None:
    chapters = (Chapter(0.0, "One\n\nline"), Chapter(0.0, "Two"), Chapter(3725.5, "שלוש"))
    track = chapters_track(chapters, 3700.0)
    cues = webvtt.from_buffer(StringIO(track))
    assert [(it.start, it.end) for it in cues.captions] == [
        ("00:00:00.000", "01:02:05.500"),
        ("01:02:05.500", "01:02:06.500"),
    ]
    assert "\u202bשלוש\u202c" in track


async def test_recent_tracks_keep_what_was_used_last() -> None:
    tracks = RecentTracks(10)
    tracks.put("a", b"12345")
    tracks.put("b", b"12345")
    assert tracks.get("a") == b"12345"
    tracks.put("c", b"12345")
    assert tracks.get("b") is None
    assert tracks.get("a") == b"12345"
    tracks.put("d", b"x" * 11)
    assert tracks.get("d") is None
    assert tracks.get("a") == b"12345"


async def test_recent_tracks_are_forgotten_though_they_are_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recent_tracks, "KEPT", 0.05)
    tracks = RecentTracks()
    tracks.put("a", b"words")
    await until(lambda: tracks.get("a") is None)


async def test_tracks_that_were_pushed_out_leave_no_timer() -> None:
    tracks = RecentTracks(10)
    for number in range(50):
        tracks.put(number, b"12345")
        tracks.put(0, b"54321")
    assert len(tracks._ends) == len(tracks._tracks) == 2
    assert tracks.get(0) == b"54321"
