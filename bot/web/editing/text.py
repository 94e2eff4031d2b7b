"""The words of a result as they are now: those of its files, and the corrections since."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.jobs.redo_rules import StoredAnswer
from bot.jobs.rewrites import WORDS, typed_names
from bot.web.context import Web
from bot.web.transcript import Voice
from pipeline.corrections.changes import shown_segment, speakers_of
from pipeline.corrections.versions import corrected, digest_of, names_after
from pipeline.export.transcript_json import read_transcript_json
from pipeline.stages.assign_speakers import default_name
from storage import logs
from storage.blobs import Blobs
from storage.models import Corrected, Correction, Result, Segment, Transcript

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class EditedText:
    """Transcript with its corrections up to `version`; the files have those up to `made`.

    `names` are the typed names of speakers by id, "" for none, `later` the corrections that the
    files do not have.
    """

    transcript: Transcript
    base: str
    version: int
    made: int
    names: dict[str, str]
    later: tuple[Correction, ...]
    result: Result

    def with_segments(self, segments: tuple[Segment, ...]) -> Transcript:
        """Return a transcript of these segments alone."""
        return replace(self.transcript, segments=segments)

    def shown(self, at: int, count: int) -> str:
        """Return some sentences as people read them."""
        places = range(len(self.transcript.segments))[at : at + count]
        return " ".join(shown_segment(self.transcript, place).text.strip() for place in places)

    def after(self, correction: Correction) -> EditedText:
        """Return the text with one more correction."""
        change = correction.change
        return replace(
            self,
            transcript=corrected(self.transcript, [change]),
            version=correction.version,
            names=names_after(self.names, [change]),
            later=(*self.later, correction),
        )

    @property
    def shown_names(self) -> dict[str, str]:
        """Return the names of the speakers by id, as the page shows them."""
        return {voice.id: voice.name for voice in self.voices.values()}

    @property
    def heard_names(self) -> dict[str, str]:
        """Return the names of several speakers by id; a single one has no name."""
        heard = speakers_of(self.transcript)
        return {one: self.shown_names[one] for one in heard} if len(heard) > 1 else {}

    @property
    def voices(self) -> dict[str, Voice]:
        """Return the speakers as the page shows them, by id, in the order of their first words."""
        shown = {share.id: share.name for share in self.result.speakers}
        known = dict.fromkeys([*shown, *speakers_of(self.transcript)])
        typed = {each.change.speaker for each in self.later}
        names = {
            one: self.names.get(one)
            or (shown.get(one) if one not in typed else None)
            or default_name(number)
            for number, one in enumerate(known, 1)
        }
        return {one: Voice(one, name, place) for place, (one, name) in enumerate(names.items())}


async def load_text(web: Web, answer: StoredAnswer) -> EditedText | None:
    """Return the text of an answer; None when its words are not stored. Raises BlobStoreTrouble."""
    result = answer.result
    transcript = await asyncio.to_thread(_read_words, web.blobs, result)
    if transcript is None:
        return None
    state = result.corrected or Corrected(await asyncio.to_thread(digest_of, transcript), 0)
    root, base = answer.root, state.base
    later = await web.query(lambda unit: unit.corrections.list_for(root, base, state.version))
    changes = [each.change for each in later]
    newest = later[-1].version if later else state.version
    names = names_after(typed_names(answer.job, result), changes)
    now = await asyncio.to_thread(corrected, transcript, changes)
    return EditedText(now, base, newest, state.version, names, tuple(later), result)


def _read_words(blobs: Blobs, result: Result) -> Transcript | None:
    files: Sequence[tuple[str, str]] = [
        (kind, file.blob.key) for kind in WORDS for file in result.files if file.kind is kind
    ]
    for kind, key in files:
        try:
            return read_transcript_json(blobs.get_bytes(key))
        except (KeyError, ValueError) as error:
            log.info("words can't be read, showing sentences", kind=kind, problem=str(error))
    return None
