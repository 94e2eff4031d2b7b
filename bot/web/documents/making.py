"""Files of a result, made of its stored words in a child process: the bot's own process loads no
library for it, and its memory does not grow."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bot.jobs.redo_rules import StoredAnswer
from bot.web.context import Web
from bot.web.editing.text import EditedText, load_text
from pipeline.export.file_names import safe_stem
from pipeline.export.formatted.document import LARGEST_RECORDING, Document, Subject, make_document
from pipeline.export.transcript_json import transcript_json
from pipeline.stages.assign_speakers import shares as named_shares
from storage.errors import Stopped
from storage.models import FileKind, Format, Line, Result, Segment, Transcript

SECONDS = 120.0
"""The longest time for one file. Ten hours of speech take a few seconds."""
_LETTERS_A_SECOND = 12
"""Of slow speech: the longest time of a sentence of which only the start is stored."""
_MEMORY = 700_000_000
"""Bytes of address space of the child, beside a process of 130 MB in a container of 768 MB. A PDF
of 100,000 words takes 500 MB, of which 330 are in memory."""


class NotMade(Exception):
    """The file took too long."""


async def make_file(web: Web, answer: StoredAnswer, kind: Format, folder: Path) -> Document:
    """Make a file of a result as `folder/document`. Raises NotMade, and BlobStoreTrouble."""
    words = folder / ("document" if kind is Format.JSON else "words.json")
    corrected = await _corrected_since(web, answer)
    content = await (_corrected(answer, corrected) if corrected else stored_words(web, answer))
    await asyncio.to_thread(words.write_bytes, content)
    if kind is Format.JSON:
        return Document(True)
    recording = await asyncio.to_thread(_recording, web, answer, folder / "recording")
    recording = recording if kind is Format.HTML else None
    result = answer.result
    names = corrected.heard_names if corrected else names_of(result)
    subject = Subject(stem_of(answer), result.summary, names, None, recording)
    stop = threading.Event()
    making = (kind, subject, words, folder / "document", _limit(stop), _MEMORY)
    try:
        return await asyncio.to_thread(make_document, *making)
    except Stopped as error:
        raise NotMade(f"{kind} took too long") from error
    finally:
        stop.set()  # a request that is cancelled leaves no child behind


def names_of(result: Result) -> dict[str, str]:
    """Return the names of several speakers by id."""
    shares = result.speakers
    return {share.id: share.name for share in shares} if len(shares) > 1 else {}


def stem_of(answer: StoredAnswer) -> str:
    """Return the beginning of the names of files."""
    return safe_stem(answer.job.media.name)


async def _corrected_since(web: Web, answer: StoredAnswer) -> EditedText | None:
    """Return the text if people corrected it after its files were made. Others are not read here:
    those of ten hours take a core for seconds, and 100 MB."""
    made = answer.result.corrected.version if answer.result.corrected else 0
    if await web.query(lambda unit: unit.corrections.newest(answer.root)) <= made:
        return None
    text = await load_text(web, answer)
    return text if text is not None and text.later else None


async def _corrected(answer: StoredAnswer, text: EditedText) -> bytes:
    """Return the words as JSON with the corrections that the files of the answer do not have."""
    result, shares = answer.result, named_shares(text.transcript, text.shown_names)
    given = (result.summary, shares, result.engines, result.notes)
    written = await asyncio.to_thread(transcript_json, text.transcript, *given)
    return written.encode("utf-8", "replace")


async def stored_words(web: Web, answer: StoredAnswer) -> bytes:
    """Return the words as JSON; without them the sentences that are stored for search."""
    for kind in (FileKind.WORDS, FileKind.JSON):
        for file in (it for it in answer.result.files if it.kind is kind):
            try:
                return await asyncio.to_thread(web.blobs.get_bytes, file.blob.key)
            except KeyError:
                continue
    lines = await web.query(lambda unit: unit.transcripts.lines(answer.job.id))
    return _sentences(lines, answer.result).encode("utf-8", "replace")


def _sentences(lines: list[Line], result: Result) -> str:
    ids = {share.name: share.id for share in result.speakers}
    ends = [*(line.start for line in lines[1:]), math.inf]
    segments = tuple(
        Segment(line.start, _end(line, end), line.text, (), ids.get(line.speaker))
        for line, end in zip(lines, ends, strict=False)
    )
    transcript = Transcript(result.language, result.seconds, segments)
    return transcript_json(transcript, None, result.speakers, {}, ())


def _end(line: Line, following: float) -> float:
    longest = line.start + max(1.0, len(line.text) / _LETTERS_A_SECOND)
    return max(line.start, min(longest, following))


def _recording(web: Web, answer: StoredAnswer, path: Path) -> Path | None:
    """Return a copy of a short recording, which a page may contain."""
    media = answer.job.media
    if media.blob is None or media.parts or media.blob.size > LARGEST_RECORDING:
        return None
    try:
        web.blobs.get_file(media.blob, path)
    except KeyError:
        return None
    return path


def _limit(stop: threading.Event) -> Callable[..., None]:
    """Return a progress callback that raises Stopped once `stop` is set or time is up."""
    ends = time.monotonic() + SECONDS

    def report(_fraction: float, _newest: str = "") -> None:
        if stop.is_set() or time.monotonic() > ends:
            raise Stopped

    return report
