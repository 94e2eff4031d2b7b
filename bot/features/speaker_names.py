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
    Event,
    Form,
    FormSubmission,
    Message,
    OutFile,
    Span,
    Text,
)
from bot.chat.text import clip, short
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_away
from bot.i18n.translator import Translator, lasting, percent
from bot.jobs.files import files_on_disk
from bot.jobs.find_answer import target_answer
from bot.jobs.redo_rules import StoredAnswer, authorized_answer, peek_answer
from bot.jobs.start_redo import start_redo
from bot.parsing import speaker_names
from bot.people import voice_memory
from bot.views import speaker_names_form
from bot.views.answer import is_silent
from storage import logs
from storage.blob_store.trouble import BlobStoreTrouble
from storage.database import Unit
from storage.models import FileKind, Job, MessageRef, Result, SpeakerShare

log = logs.get(__name__)

FORM = "name"
"""Action of the form and of the button that opens it: `name:<job>`."""
_RESERVED = 600
"""UTF-16 units that stay free of speakers, for what is said around them."""
_MIN_LINE, _FACTS_LENGTH = 120, 80
"""Shortest length of a speaker's line, and of its name, share and talk time. If there are too many
for a message, the first ones are shown and all can be named."""


async def ask_names(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Send the question about the names: each speaker, and a clip of their voice."""
    return _reply_with_question(request, await authorized_answer(request, unit, request.argument))


async def name_speakers(request: Request[Command], unit: Unit) -> Reply | None:
    """Answer `/names 1=Anna 2=Ben`, as a reply to an answer or for the newest one in this chat.

    Without names it asks for them. Raises RequestRefused, InvalidOption, TooManyJobs.
    """
    answer = await target_answer(request, unit)
    if not request.arguments:
        return _reply_with_question(request, answer)
    read = partial(speaker_names.read, request.arguments)
    return await _apply_names(request, unit, answer, read)


async def read_reply(request: Request[Text], unit: Unit) -> Reply | None:
    """Read the names from a reply to the question. Raises RequestRefused, InvalidOption,
    TooManyJobs."""
    event = request.event
    job = await unit.pending_replies.find_job(event.reply_to) if event.reply_to else None
    answer = await authorized_answer(request, unit, job or "")
    return await _apply_names(request, unit, answer, partial(speaker_names.read, event.text))


async def open_form(request: Request[ButtonPress], unit: Unit) -> Form | None:
    """Return the form with the names; None for people who may not see the answer."""
    answer = await peek_answer(request, unit, request.argument)
    if answer is None or len(speakers := _speakers(answer)) < 2:
        return None
    title = request.t("names-title", name=short(answer.job.media.name))
    now = _current_names(answer)
    most = request.chat.capabilities.fields
    return Form(
        *speaker_names_form.names_form(title, speakers, now, most, request.t), FORM, answer.job.id
    )


async def explain_missing_form(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Answer a press of the form's button with the reason why no form could be opened."""
    _check_several_speakers(await authorized_answer(request, unit, request.argument))
    return request.reply("names-late")


async def submit_form(request: Request[FormSubmission], unit: Unit) -> Reply | None:
    """Read the names from the form. Raises RequestRefused, InvalidOption, TooManyJobs."""
    answer = await authorized_answer(request, unit, request.argument)
    read = partial(speaker_names_form.read, request.event.values)
    return await _apply_names(request, unit, answer, read)


ReadNames = Callable[[Sequence[SpeakerShare], speaker_names.Names], speaker_names.Names]
"""Returns the names that were typed for these speakers, given the current names."""


async def _apply_names(
    request: Request[Event], unit: Unit, answer: StoredAnswer, read: ReadNames
) -> Reply | None:
    speakers = _check_several_speakers(answer)
    before, now = answer.job.options, _current_names(answer)
    chosen, typed_alone = read(speakers, now), dict(read(speakers, ()))
    any_name = any(name for _, name in (*chosen, *now))
    options = replace(before, names=chosen if any_name else ())
    reply = request.reply("again-same")
    if options != before:
        started = await start_redo(request, unit, answer, options)
        if started is None or started.message is not None:
            return started
        reply = replace(started, message=plain(request.t("names-begun")))
    entered = {
        one: name for one, name in chosen if typed_alone[one] or name != dict(now).get(one, "")
    }
    return await voice_memory.learn_or_offer(request, unit, answer.job, entered, reply)


def _current_names(answer: StoredAnswer) -> speaker_names.Names:
    """Return the names that the answer shows: those that were typed, else the recognized ones."""
    typed, known = answer.job.options.names, answer.result.recognized
    return speaker_names.current(_speakers(answer), typed, known)


def _reply_with_question(request: Request[Event], answer: StoredAnswer) -> Reply:
    _check_several_speakers(answer)
    return Reply(then=lambda: _send_question(request, answer.job, answer.result))


def _check_several_speakers(answer: StoredAnswer) -> tuple[SpeakerShare, ...]:
    """Return the speakers of an answer. Raises RequestRefused for fewer than two."""
    speakers = _speakers(answer)
    if len(speakers) < 2:
        raise RequestRefused("names-one")
    return speakers


def _speakers(answer: StoredAnswer) -> tuple[SpeakerShare, ...]:
    return () if is_silent(answer.result) else answer.result.speakers


async def _send_question(request: Request[Event], job: Job, result: Result) -> None:
    """Send the question, remember it, and send clips of the voices below it."""
    origin, chat = request.origin, request.chat
    # A user can't reply to an ephemeral message, so it is used only where others are.
    beside = None if origin.private else origin.ephemeral_ref
    to = beside if isinstance(request.event, ButtonPress) else origin.message
    message = _question_message(job, result, request.t, chat.capabilities)
    try:
        async with request.services.question_locks.of(origin.address):
            question = await request.send(message, "names", to)
            await request.services.database.transact(
                lambda unit: unit.pending_replies.add(job.id, question)
            )
        await _send_clips(request, result, question)
    except (ChatError, BlobStoreTrouble, OSError) as error:
        log.warning("speaker question not sent, continuing", job=job.id, error=str(error))


async def _send_clips(request: Request[Event], result: Result, question: MessageRef) -> None:
    """Send the clips, as long as the recording is kept."""
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
            await retry_when_away(
                lambda: request.chat.send_files(question.address, out, question, key)
            )


def _question_message(job: Job, result: Result, t: Translator, limits: Capabilities) -> Message:
    """Return the question; where there are forms, with the button that opens one."""
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
    """Yield name, share, talk time and a sentence. No time as `1:30`: platforms would link it to
    that moment."""
    total = sum(each.seconds for each in result.speakers) or 1.0
    name = clip(" ".join(share.name.split()), speaker_names.LONGEST)
    yield Span(f"\n\n{number}. ")
    yield Span(name, "bold")
    yield Span(f" · {percent(t, share.seconds / total)} · {lasting(t, share.seconds)}")
    if share.opening:
        yield Span(f"\n{clip(share.opening, room - _FACTS_LENGTH)}", "italic")
