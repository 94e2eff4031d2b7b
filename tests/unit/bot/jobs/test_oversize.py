"""Files above the upload limit of a chat: the method that makes each one fit, and its message."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from bot.chat import OutFile
from bot.i18n.translator import Translations
from bot.jobs import oversize
from bot.jobs.oversize import MOST_PARTS, ShrinkMethod, oversize_notes, shrink_method
from storage.models import MEGABYTE, Address, Artifact, Blob, FileKind, MessageRef, Result
from tests.unit.bot.answered_jobs import answered_job, press_event, shown_message
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.bot.fakes import BotHarness

LIMIT = 10 * MEGABYTE


@pytest.mark.parametrize(
    ("kind", "size", "seconds", "chosen"),
    [
        (FileKind.JSON, LIMIT + 1, None, ShrinkMethod.ZIP),
        (FileKind.TXT, 999 * MEGABYTE, None, ShrinkMethod.ZIP),
        (FileKind.AUDIO, LIMIT + 1, 3600.0, ShrinkMethod.SOUND),
        (FileKind.AUDIO, LIMIT + 1, 10 * 3600.0, ShrinkMethod.NONE),
        (FileKind.VOICE, LIMIT + 1, None, ShrinkMethod.NONE),
        (FileKind.VIDEO, 5 * LIMIT, 3600.0, ShrinkMethod.PARTS),
        (FileKind.VIDEO, MOST_PARTS * LIMIT, 3600.0, ShrinkMethod.NONE),
        (FileKind.PICTURE, LIMIT + 1, None, ShrinkMethod.NONE),
    ],
)
def test_shrink_method_depends_on_the_kind_of_file(
    kind: FileKind, size: int, seconds: float | None, chosen: ShrinkMethod
) -> None:
    assert shrink_method(kind, size, seconds, LIMIT) is chosen


def test_only_text_is_shrunk_without_a_media_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oversize, "find_spec", lambda name: None)
    assert shrink_method(FileKind.VIDEO, LIMIT + 1, 60.0, LIMIT) is ShrinkMethod.NONE
    assert shrink_method(FileKind.VOICE, LIMIT + 1, 60.0, LIMIT) is ShrinkMethod.NONE
    assert shrink_method(FileKind.TXT, LIMIT + 1, None, LIMIT) is ShrinkMethod.ZIP


@pytest.mark.parametrize("locale", Translations().locales)
def test_every_oversized_file_has_a_line_in_the_answer(locale: str) -> None:
    t = Translations().for_locale(locale)

    def files(*each: tuple[FileKind, int]) -> Result:
        artifacts = [
            Artifact(kind, f"x.{kind}", "", Blob("k", "s", size), 60.0) for kind, size in each
        ]
        return Result("", "en", 60.0, "", None, (), tuple(artifacts))

    every = files(
        (FileKind.JSON, 2 * LIMIT), (FileKind.AUDIO, 2 * LIMIT), (FileKind.VIDEO, 2 * LIMIT),
        (FileKind.VIDEO, 99 * LIMIT), (FileKind.TXT, 1), (FileKind.CLIP, 2 * LIMIT),
    )  # fmt: skip
    lines = oversize_notes(every, LIMIT, t)
    assert len(lines) == 4
    assert all(re.search(r"\b(20|990)\s\w", line) for line in lines), "the limit and its unit"
    assert "formats=srt" in lines[-1]
    twice = files((FileKind.VOICE, 2 * LIMIT), (FileKind.AUDIO, 2 * LIMIT))
    assert len(oversize_notes(twice, LIMIT, t)) == 1
    beside = files((FileKind.VIDEO, 99 * LIMIT), (FileKind.SRT, 1))
    assert "formats=srt" not in oversize_notes(beside, LIMIT, t)[-1]


@dataclass
class SmallUploadChat(FakeChat):
    """A chat with a small upload limit that records the received files."""

    came: dict[str, bytes] = field(default_factory=dict)

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        content = [await asyncio.to_thread(it.path.read_bytes) for it in files]
        assert all(len(it) <= self.capabilities.upload for it in content)
        self.came |= {it.name: data for it, data in zip(files, content, strict=True)}
        return await super().send_files(to, files, reply_to, key)


@pytest.fixture
def small_chat(harness: BotHarness) -> SmallUploadChat:
    """Replace the chat of the harness by a small_chat one."""
    chat = SmallUploadChat(capabilities=replace(harness.chat.capabilities, upload=2000))
    harness.chat = chat
    harness.services.chats[chat.platform] = chat  # type: ignore[index]  # the harness builds a dict
    return chat


WORDS = "the same words again and again " * 200
NOISE = "".join(hashlib.sha256(bytes([number])).hexdigest() for number in range(150))


async def test_oversized_text_is_sent_as_a_zip_with_a_note(
    harness: BotHarness, small_chat: SmallUploadChat
) -> None:
    job = await answered_job(harness, [(FileKind.TXT, "short"), (FileKind.SRT, WORDS)])
    assert small_chat.sent == [["talk.txt"], ["talk.srt.zip"]]
    with zipfile.ZipFile(io.BytesIO(small_chat.came["talk.srt.zip"])) as archive:
        assert archive.read("talk.srt").decode() == WORDS
    assert "talk.srt is too large for this chat" in shown_message(harness, job).text
    assert "as a zip" in shown_message(harness, job).text
    await handle(harness, press_event(harness, job, f"srt:{job.id}"))
    assert small_chat.sent[2:] == [["talk.srt.zip"]]


async def test_file_that_cannot_shrink_is_reported_once(
    harness: BotHarness, small_chat: SmallUploadChat
) -> None:
    job = await answered_job(harness, [(FileKind.TXT, "short"), (FileKind.SRT, NOISE)])
    assert small_chat.sent == [["talk.txt"]]
    told_so = [text for text in small_chat.texts if "couldn't make" in text]
    assert len(told_so) == 1
    await handle(harness, press_event(harness, job, f"srt:{job.id}"))
    assert small_chat.texts[-1] == told_so[0]


async def test_oversized_video_is_reported_with_an_alternative(
    harness: BotHarness, small_chat: SmallUploadChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oversize, "find_spec", lambda name: None)
    job = await answered_job(harness, [(FileKind.SRT, "cues"), (FileKind.VIDEO, NOISE)])
    assert small_chat.sent == [["talk.srt"]]
    assert "next to your video" in shown_message(harness, job).text
    assert len(small_chat.texts) == 1
