"""Texts and corrections as programs see them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace

from bot.web.api.text import schemas
from bot.web.editing.saving import Saved
from bot.web.editing.text import EditedText
from bot.web.editing.versions import texts_of
from pipeline.corrections.changes import shown_segment
from pipeline.engines.spoken_words import word_spans
from storage.models import Correction, Segment

_WITH_WORDS = "-words"
_ETAG = re.compile(rf'"(\d+)-\d+-([0-9a-f]*-[0-9a-f]*)(?:{_WITH_WORDS})?"')


def etag_of(text: EditedText, *, words: bool = False) -> str:
    """Return the ETag of a text: of its version, that of the files, what was recognized, and the
    names, which a redo may change."""
    said = _digest(text)
    return f'"{text.version}-{text.made}-{said}{_WITH_WORDS if words else ""}"'


def is_named(text: EditedText, etag: str) -> bool:
    """Return whether an ETag is of this text. That the files were made anew changes no text."""
    found = _ETAG.fullmatch(etag)
    return found is not None and found[1] == str(text.version) and found[2] == _digest(text)


def _digest(text: EditedText) -> str:
    names = json.dumps(text.shown_names)
    return f"{text.base[:32]}-{hashlib.sha256(names.encode()).hexdigest()[:16]}"


def shown_text(text: EditedText, *, words: bool) -> schemas.Text:
    """Return a text. Takes a second for one of ten hours."""
    return schemas.Text(
        version=text.version,
        base=text.base,
        files_version=text.made,
        speakers=_speakers(text),
        sentences=list(_sentences(text, text.transcript.segments, words=words)),
    )


def edited_text(saved: Saved) -> schemas.Edited:
    """Return a text after a correction."""
    text = saved.text
    return schemas.Edited(
        version=text.version,
        base=text.base,
        files_version=text.made,
        at=saved.at,
        speakers=_speakers(text),
        changes=[
            schemas.Splice(
                version=each.version,
                kind=each.change.kind,
                at=each.change.at,
                removed=len(each.change.removed),
                added=list(_sentences(text, each.change.added, words=False)),
            )
            for each in saved.since
        ],
    )


def shown_version(correction: Correction) -> schemas.Version:
    """Return a correction."""
    before, after = texts_of(correction.change)
    return schemas.Version(
        version=correction.version,
        base=correction.base,
        kind=correction.change.kind,
        undoes=correction.change.undoes,
        created=correction.created,
        platform=correction.author,
        before=before,
        after=after,
    )


def _speakers(text: EditedText) -> list[schemas.TextSpeaker]:
    return [schemas.TextSpeaker(id=it.id, name=it.name) for it in text.voices.values()]


def _sentences(
    text: EditedText, segments: Iterable[Segment], *, words: bool
) -> Iterable[schemas.Sentence]:
    for segment in segments:
        shown = shown_segment(replace(text.transcript, segments=(segment,)), 0)
        yield schemas.Sentence(
            start=segment.start,
            end=segment.end,
            speaker=segment.speaker,
            language=segment.language or text.transcript.language,
            text=" ".join(shown.text.split()),
            words=_words(shown) if words else None,
        )


def _words(segment: Segment) -> list[schemas.SentenceWord]:
    """Return the words of a segment; none where they are not those of its text."""
    if word_spans(segment) is None:
        return []
    return [
        schemas.SentenceWord(
            start=word.start, end=word.end, text=word.text, probability=word.probability
        )
        for word in segment.words
    ]
