"""Redos that hear nothing: they make an answer's files of its words as people corrected them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.jobs.redo_rules import StoredAnswer
from pipeline.corrections.versions import names_after
from pipeline.engines.whisper.languages import language_codes
from storage.database import Unit
from storage.models import Corrected, FileKind, Job, Options, Result, Rewrite, job_id

WORDS = (FileKind.WORDS, FileKind.JSON)
"""Files with the words and their times."""


async def rewritten(unit: Unit, answer: StoredAnswer, options: Options, *, page: bool) -> Options:
    """Return the options of a redo. A corrected answer is made of its words, unless the options
    need others: a model that is another one since would lose the corrections."""
    has_words = any(file.kind in WORDS for file in answer.result.files)
    same = _words_depend_on(answer.job.options) == _words_depend_on(options)
    newest = await unit.corrections.newest(answer.root)
    if not (has_words and same and newest):
        return replace(options, page=page, rewrite=Rewrite())
    before, now = typed_names(answer.job, answer.result), await current_names(unit, answer)
    chosen = {one: name for one, name in options.names if name != before.get(one, "")}
    names = options.names if now == before else tuple((now | chosen).items())
    return replace(options, names=names, page=True, rewrite=Rewrite(answer.job.id, upto=newest))


async def current_names(unit: Unit, answer: StoredAnswer) -> dict[str, str]:
    """Return the typed names of speakers, by id, also of corrections that the files lack."""
    root = answer.root
    state = answer.result.corrected or Corrected(await unit.corrections.newest_base(root), 0)
    later = await unit.corrections.names(root, state.base, state.version)
    return names_after(typed_names(answer.job, answer.result), later)


def rewrite_job(
    answer: StoredAnswer,
    key: str,
    names: Mapping[str, str],
    created: datetime,
    *,
    summary: bool = False,
    upto: int = 0,
) -> Job:
    """Return the job that makes the files of an answer anew, with these names of speakers and the
    corrections up to a version. It is asked for on a page. The same `key` gives the same job."""
    job = answer.job
    rewrite = Rewrite(job.id, summary, quiet=True, upto=upto)
    typed = tuple(names.items()) if any(names.values()) else ()
    options = replace(job.options, names=typed, page=True, rewrite=rewrite)
    return Job(
        id=job_id(job.account.platform, f"rewrite {answer.root}", key),
        account=job.account,
        reply_to=job.reply_to,
        media=job.media,
        options=options,
        created=created,
        locale=job.locale,
        card=answer.message,
        again_of=answer.root,
    )


def typed_names(job: Job, result: Result) -> dict[str, str]:
    """Return the names of speakers that were typed or recognized, by id; "" for the others."""
    typed = dict(job.options.names)
    known = {share.id for share in result.speakers}
    if typed.keys() >= known:
        return {one: typed[one] for one in typed if one in known}
    return {it.id: it.name if it.id in result.recognized else "" for it in result.speakers}


def _words_depend_on(it: Options) -> object:
    heard = language_codes(it.language), it.hints, it.careful, it.louder, it.speakers, it.part
    return heard, it.replacements, it.clean, it.numbers
