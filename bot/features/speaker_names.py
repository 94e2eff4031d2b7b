"""Naming the speakers of an answer: the question with a clip of each voice, and the reply.

A name is typed as a reply to the question, into its form, or beside `/names`. The answer is then
made again from what is stored: text, summary, subtitles and files, without the recording and
without a model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from bot.chat import (
    Button,
    ButtonPress,
    Capabilities,
    ChatError,
    Command,
    Form,
    FormSubmission,
    Message,
    OutFile,
    Span,
    Text,
)
from bot.chat.text import clip, short
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from bot.i18n.translator import Translator, lasting, percent
from bot.jobs.files import files_on_disk
from bot.jobs.redo import StoredAnswer, authorized_answer, peek_answer
from bot.jobs.start_redo import start_redo
from bot.jobs.target_answer import target_answer
from bot.parsing import speaker_names
from bot.people import voice_memory
from bot.views import speaker_names_form
from bot.views.answer import is_silent
from storage import logs
from storage.database import Unit
from storage.models import FileKind, Job, MessageRef, Result, SpeakerShare

log = logs.get(__name__)

FORM = "name"
"""The action of the button that opens the form, and of the form; `name:<job>`."""
_RESERVED = 600
"""UTF-16 units that stay free of speakers, for what is said around them."""
_MIN_LINE, _FACTS_LENGTH = 120, 80
"""Shortest length of a speaker's line, and of its name, share and talk time. If there are too many
for a message, the first ones are shown and all can be named."""


async def ask_names(request: Request, unit: Unit) -> Reply:
    """The button: a question of its own, with each speaker and a moment of their voice."""
    job = request.event.argument if isinstance(request.event, ButtonPress) else ""
    return _reply_with_question(
        request, await authorized_answer(request, unit, job), "result-not-yours"
    )


async def name_speakers(request: Request, unit: Unit) -> Reply | None:
    """`/names 1=Anna 2=Ben`, said as a reply to an answer or of the newest one here; without names
    it asks. Raises InvalidOption, TooManyJobs."""
    kept = await target_answer(request, unit)
    written = request.event.arguments if isinstance(request.event, Command) else ""
    if not written.strip():
        return _reply_with_question(request, kept, "again-none")
    read = partial(speaker_names.read, written)
    return await _apply_names(request, unit, kept, read, "again-none")


async def read_reply(request: Request, unit: Unit) -> Reply | None:
    """A reply to the question. Raises InvalidOption, TooManyJobs."""
    event = request.event
    if not isinstance(event, Text) or event.reply_to is None:
        return None
    job = await unit.pending_replies.find_job(event.reply_to)
    kept = await authorized_answer(request, unit, job) if job else None
    read = partial(speaker_names.read, event.text)
    return await _apply_names(request, unit, kept, read, "result-not-yours")


async def open_form(request: Request, unit: Unit) -> Form | None:
    """The form with the names, for whose answer it is."""
    job = request.event.argument if isinstance(request.event, ButtonPress) else ""
    kept = await peek_answer(request, unit, job)
    speakers = _speakers(kept)
    if kept is None or len(speakers) < 2:
        return None
    title = request.t("names-title", name=short(kept.job.media.name))
    now = _current_names(kept)
    most = request.chat.capabilities.fields
    return Form(
        *speaker_names_form.names_form(title, speakers, now, most, request.t), FORM, kept.job.id
    )


async def explain_missing_form(request: Request, unit: Unit) -> Reply:
    """The same button, where no form could be opened: why."""
    job = request.event.argument if isinstance(request.event, ButtonPress) else ""
    kept = await authorized_answer(request, unit, job)
    if kept is None:
        return Reply(plain(request.t("result-not-yours")))
    return Reply(plain(request.t("names-late" if len(_speakers(kept)) > 1 else "names-one")))


async def submit_form(request: Request, unit: Unit) -> Reply | None:
    """The form. Raises InvalidOption, TooManyJobs."""
    event = request.event
    if not isinstance(event, FormSubmission):
        return None
    kept = await authorized_answer(request, unit, event.argument)
    read = partial(speaker_names_form.read, event.values)
    return await _apply_names(request, unit, kept, read, "result-not-yours")


ReadNames = Callable[[Sequence[SpeakerShare], speaker_names.Names], speaker_names.Names]
"""The names after what somebody wrote, for these speakers, given those until now."""


async def _apply_names(
    request: Request, unit: Unit, kept: StoredAnswer | None, read: ReadNames, otherwise: str
) -> Reply | None:
    speakers = _speakers(kept)
    if kept is None or len(speakers) < 2:
        return Reply(plain(request.t(otherwise if kept is None else "names-one")))
    before, now = kept.job.options, _current_names(kept)
    chosen, typed_alone = read(speakers, now), dict(read(speakers, ()))
    any_name = any(name for _, name in (*chosen, *now))
    options = replace(before, names=chosen if any_name else ())
    reply = Reply(plain(request.t("again-same")))
    if options != before:
        started = await start_redo(request, unit, kept, options)
        if started is None or started.message is not None:
            return started
        reply = replace(started, message=plain(request.t("names-begun")))
    entered = {
        one: name for one, name in chosen if typed_alone[one] or name != dict(now).get(one, "")
    }
    return await voice_memory.learn_or_offer(request, unit, kept.job, entered, reply)


def _current_names(kept: StoredAnswer) -> speaker_names.Names:
    """The names that the answer shows: those that were typed, else those that were recognized."""
    speakers, entered = _speakers(kept), kept.job.options.names
    if {one for one, _ in entered} == {share.id for share in speakers}:
        return entered
    known = kept.job.result.recognized if kept.job.result else ()
    if not known:
        return ()
    return tuple((share.id, share.name if share.id in known else "") for share in speakers)


def _reply_with_question(request: Request, kept: StoredAnswer | None, otherwise: str) -> Reply:
    speakers = _speakers(kept)
    if kept is None or kept.job.result is None or len(speakers) < 2:
        return Reply(plain(request.t(otherwise if kept is None else "names-one")))
    job, result = kept.job, kept.job.result
    return Reply(then=lambda: _send_question(request, job, result))


def _speakers(kept: StoredAnswer | None) -> tuple[SpeakerShare, ...]:
    result = kept.job.result if kept else None
    return () if result is None or is_silent(result) else result.speakers


async def _send_question(request: Request, job: Job, result: Result) -> None:
    """Say the question, remember that it is one, and let the voices be heard below it."""
    origin, chat = request.origin, request.chat
    # To whom alone something is said can't reply to it: only where others are.
    beside = None if origin.private else origin.ephemeral_ref
    to = beside if isinstance(request.event, ButtonPress) else origin.message
    message = _question_message(job, result, request.t, chat.capabilities)
    try:
        question = await retry_when_busy(
            lambda: chat.send(origin.address, message, to, f"{origin.key}:names")
        )
        async with request.services.database.begin() as unit:
            await unit.pending_replies.add(job.id, question)
        await _send_clips(request, result, question)
    except ChatError as error:
        log.warning("the speakers were not asked for", job=job.id, error=str(error))


async def _send_clips(request: Request, result: Result, question: MessageRef) -> None:
    """The clips, as long as the recording is kept."""
    number = {share.id: place for place, share in enumerate(result.speakers, 1)}
    clips = [it for it in result.files if it.kind is FileKind.CLIP and it.name in number]
    async with files_on_disk(request.services, clips) as local:
        out = [
            OutFile(
                FileKind.AUDIO,
                file.path,
                f"{request.t('names-clip', number=number[file.name])}.mp3",
                file.mime,
                file.seconds,
            )
            for file in local
        ]
        if out:
            key = f"{request.origin.key}:voices"
            await retry_when_busy(
                lambda: request.chat.send_files(question.address, out, question, key)
            )


def _question_message(job: Job, result: Result, t: Translator, limits: Capabilities) -> Message:
    """The question; where there are forms, with the button that opens one."""
    title = Span(t("names-title", name=short(job.media.name)), "bold")
    room = limits.text - _RESERVED
    shown = list(enumerate(result.speakers, 1))[: room // _MIN_LINE]
    each = room // len(shown)
    lines = [span for it in shown for span in _speaker_lines(*it, result, t, each)]
    how = Span("\n\n" + t("names-form" if limits.fields else "names-how"))
    rows = ((Button(t("button-name"), FORM, job.id),),) if limits.fields else ()
    return Message((title, *lines, how), rows, is_final=True, expects_reply=True)


def _speaker_lines(
    number: int, share: SpeakerShare, result: Result, t: Translator, room: int
) -> Iterator[Span]:
    """Name, share, talk time and a sentence. No `1:30`: it would be taken for a time to jump to."""
    total = sum(each.seconds for each in result.speakers) or 1.0
    name = clip(" ".join(share.name.split()), speaker_names.LONGEST)
    yield Span(f"\n\n{number}. ")
    yield Span(name, "bold")
    yield Span(f" · {percent(t, share.seconds / total)} · {lasting(t, share.seconds)}")
    if share.opening:
        yield Span(f"\n{clip(share.opening, room - _FACTS_LENGTH)}", "italic")
