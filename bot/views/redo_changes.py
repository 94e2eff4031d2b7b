"""Lines of a redone answer about changes of the options and of the result."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n.translator import Translator, timecode
from bot.views.settings_menu import changed_lines
from storage.models import Job, Result


def redo_changes(before: Job, after: Job, t: Translator) -> list[str]:
    """Return the changed options, and what differs in the result. Empty for unchanged options,
    for example when the names of speakers were given."""
    options = list(changed_lines(before.options, after.options, t))
    if before.options.part != after.options.part and after.result:
        options.append(_part_text(after.result))
    if not options or before.result is None or after.result is None:
        return []
    facts = ", ".join(_differences(before.result, after.result, t))
    differs = t("again-differs", facts=facts) if facts else t("again-no-difference")
    return [t("again-changed", options="; ".join(options)), differs]


def _part_text(result: Result) -> str:
    start, end = result.part or (0.0, result.seconds)
    return f"{timecode(start)}–{timecode(end)}"


def _differences(before: Result, after: Result, t: Translator) -> Iterator[str]:
    """Yield what differs: language and number of speakers, and which texts are other ones."""
    if before.language != after.language and before.language and after.language:
        yield f"{t.language(before.language)} → {t.language(after.language)}"
    counts = len(before.speakers), len(after.speakers)
    if counts[0] != counts[1]:
        yield " → ".join(t("answer-speakers", count=count) for count in counts if count)
    if before.opening != after.opening:
        yield t("button-transcript")
    if before.summary != after.summary:
        yield t("button-summary")
    kinds = {file.kind for file in before.files}
    texts = {file.blob.sha256 for file in before.files}
    added = [it.kind for it in after.files if it.kind not in kinds]
    other = [it.kind for it in after.files if it.kind in kinds and it.blob.sha256 not in texts]
    yield from (f"+{kind}" for kind in dict.fromkeys(added))
    yield from dict.fromkeys(str(kind) for kind in other if kind in ("srt", "vtt", "video"))
