"""The page of a result, its recording and its files."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from storage.models import Failure, FileKind, JobState, Media, Note, Segment, Word
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.recordings import MP3, store, words
from tests.unit.bot.web.visitors import Site
from tests.unit.failing_store import failing


async def page(site: Site, job_id: str) -> str:
    async with site.signed_in() as client:
        response = await client.get(f"/result/{job_id}")
    assert response.status_code == 200, response.text
    return response.text


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


async def test_page_has_words_with_times_speakers_summary_and_files(site: Site) -> None:
    job = await store(site.harness)
    html = await page(site, job.id)
    assert '<span data-t="0.000">Marigold</span> <span data-t="1.000">said.</span>' in html
    assert '<u data-t="9.000">Doubt</u>' in html
    assert '<h3 class="s0" data-voice="S1"><span dir="auto">Marigold One</span>' in html
    assert '<h3 class="s1" data-voice="S2"><span dir="auto">Marigold Two</span>' in html
    for shown in ("headline", "gist", "chapter", "point"):
        assert f"Marigold {shown}" in html
    assert "some parts could not be read" in html
    assert (
        f'<audio id="media" controls preload="metadata" src="/result/{job.id}/recording">' in html
    )
    assert [*re.findall(r'href="/result/\w+/file/(\d+)"', html)] == ["0"]
    assert "words.json" not in html, "the words are for the page"


async def test_older_job_of_a_redone_answer_shows_the_newest(site: Site) -> None:
    job = await store(site.harness)
    await store(site.harness, 2, text="Quagmire", again_of=job.id)
    assert "Quagmire headline" in await page(site, job.id)


async def test_json_file_of_the_person_serves_as_well(site: Site) -> None:
    job = await store(site.harness, kind=FileKind.JSON)
    html = await page(site, job.id)
    assert '<span data-t="1.000">said.</span>' in html
    assert "words.json" in html, "it was asked for, so it is a file of the answer"


@pytest.mark.parametrize("trouble", ["no words", "gone", "garbage", "newer"])
async def test_without_words_the_page_has_sentences(site: Site, trouble: str) -> None:
    job = await store(site.harness, kind=None if trouble == "no words" else FileKind.WORDS)
    key = f"media/{job.id}/files/words"
    if trouble == "gone":
        site.harness.services.blobs.delete(key)
    elif trouble != "no words":
        data = b'{"version": 2}' if trouble == "newer" else b"[1]"
        site.harness.services.blobs.put_bytes(key, data)
    html = await page(site, job.id)
    assert '<span data-t="0.000">Marigold said.</span>' in html
    assert "times of its sentences alone" in html


async def test_fillers_that_other_files_leave_out_are_left_out(site: Site) -> None:
    said = (Word(0, 1, "Um,", 0.9, filler=True), Word(1, 2, "yes.", 0.9))
    job = await store(site.harness, segments=[Segment(0, 2, "Um, yes.", said, "S1")])
    html = await page(site, job.id)
    assert "Um," not in html
    assert ">Yes.<" in html or ">yes.<" in html


async def test_right_to_left_transcript_says_so(site: Site) -> None:
    said = [words("السلام عليكم", 0, "S1"), words("Telegram and Discord", 5, "S1")]
    job = await store(site.harness, segments=[*said, *[words("نعم بالتأكيد شكرا", 9, "S2")] * 3],
                      language="ar")  # fmt: skip
    html = await page(site, job.id)
    assert re.search('<div id="transcript"[^>]* lang="ar" dir="rtl">', html)
    assert '<html lang="en" dir="ltr">' in html
    assert re.search(r'<p [^>]*class="s0" dir="rtl">.*السلام', html)
    assert re.search(r'<p [^>]*class="s0" dir="ltr">.*Telegram', html)


async def test_page_has_the_language_of_the_person(site: Site) -> None:
    job = await store(site.harness)
    async with site.harness.services.database.begin() as unit:
        await unit.people.set_ui_locale(job.account, "ar")
    html = await page(site, job.id)
    assert '<html lang="ar" dir="rtl">' in html
    assert "تسجيل الخروج" in html


async def test_recording_that_is_gone_is_not_played(site: Site) -> None:
    job = await store(site.harness, media=None)
    html = await page(site, job.id)
    assert "no longer stored" in html
    assert "<audio" not in html
    async with site.signed_in() as client:
        assert (await client.get(f"/result/{job.id}/recording")).status_code == 404


@pytest.mark.parametrize("media", [b"MZ\x90\x00", b"<html><script>", b"#!AMR\n", b""])
async def test_what_browsers_do_not_play_is_never_sent(site: Site, media: bytes) -> None:
    job = await store(site.harness, media=media)
    assert "can’t play this recording" in await page(site, job.id)
    async with site.signed_in() as client:
        assert (await client.get(f"/result/{job.id}/recording")).status_code == 404


async def test_joined_recording_is_not_played(site: Site) -> None:
    """Its bytes are those of several files."""
    job = await store(site.harness)
    parts = (Media("a", "a.mp3"), Media("b", "b.mp3"))
    other = replace(job.media, parts=parts)
    job = await store(site.harness, 2, media=MP3)
    async with site.harness.services.database.begin() as unit:
        await unit.jobs.delete_chain(job.id)
        assert await unit.jobs.add(replace(job, media=replace(other, blob=job.media.blob)))
    assert "<audio" not in await page(site, job.id)


async def test_recording_is_sent_in_ranges(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        path = f"/result/{job.id}/recording"
        whole = await client.get(path)
        assert whole.content == MP3
        assert whole.headers["content-type"] == "audio/mpeg"
        assert whole.headers["accept-ranges"] == "bytes"
        assert whole.headers["cache-control"] == "no-store"
        assert "sandbox" in whole.headers["content-security-policy"]
        part = await client.get(path, headers={"range": "bytes=10-19"})
        assert (part.status_code, part.content) == (206, MP3[10:20])
        assert part.headers["content-range"] == f"bytes 10-19/{len(MP3)}"
        end = await client.get(path, headers={"range": "bytes=-5"})
        assert end.content == MP3[-5:]
        head = await client.head(path)
        assert (head.headers["content-length"], head.content) == (str(len(MP3)), b"")
        beyond = await client.get(path, headers={"range": f"bytes={len(MP3)}-"})
        assert beyond.status_code == 416
        newer = {"range": "bytes=10-19", "if-range": '"another"'}
        assert (await client.get(path, headers=newer)).content == MP3


async def test_large_recording_is_sent_piece_by_piece(site: Site) -> None:
    data = MP3 + bytes(1_500_000)
    job = await store(site.harness, media=data)
    async with site.signed_in() as client:
        assert (await client.get(f"/result/{job.id}/recording")).content == data


async def test_files_are_saved_under_their_names_and_never_shown(site: Site) -> None:
    job = await store(site.harness, text='a";\r\nX: <b>ü')
    async with site.signed_in() as client:
        sent = await client.get(f"/result/{job.id}/file/0")
        assert sent.content.endswith(b" file")
        assert sent.headers["content-type"] == "text/plain; charset=utf-8"
        assert sent.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in sent.headers["content-security-policy"]
        named = sent.headers["content-disposition"]
        assert named.startswith('attachment; filename="a____X_ _b__.txt"')
        assert named.endswith("filename*=UTF-8''a%22%3B%0D%0AX%3A%20%3Cb%3E%C3%BC.txt")
        assert "x" not in sent.headers
        for number in ("1", "-1", "00", "²", "9999", "x"):
            assert (await client.get(f"/result/{job.id}/file/{number}")).status_code == 404


async def test_silent_recording_has_no_files(site: Site, harness: BotHarness) -> None:
    job = await store(harness)
    assert job.result is not None
    silent = replace(job.result, notes=(Note("nothing_said"),), files=(), speakers=())
    job = await store(harness, 2, kind=None, result=silent)
    async with harness.services.database.begin() as unit:
        await unit.transcripts.save(job, [])
    html = await page(site, job.id)
    assert "I heard no speech" in html
    assert "/file/" not in html


async def test_failed_job_has_a_page_that_says_why_and_no_files(site: Site) -> None:
    failure = Failure("media_gone")
    job = await store(site.harness, state=JobState.FAILED, result=None, failure=failure)
    async with site.signed_in() as client:
        page = (await client.get(f"/result/{job.id}")).text
        for suffix in ("recording", "file/0", "captions"):
            assert (await client.get(f"/result/{job.id}/{suffix}")).status_code == 404
    words = site.web.translations.for_locale("en").failure(failure)
    assert words.split(".")[0].replace("’", "&#39;") in page.replace("’", "&#39;")


async def test_blob_store_that_is_away_gives_a_sentence(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        with failing(site.web.blobs):
            away = await client.get(f"/result/{job.id}")
        assert away.status_code == 503
        assert "can’t be reached right now" in away.text
        assert (await client.get(f"/result/{job.id}")).status_code == 200
